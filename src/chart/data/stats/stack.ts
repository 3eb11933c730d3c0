import { unionXs } from "./x-union.ts";

/** A series to be stacked: xs ascending, a NaN y is a gap. A hidden one takes no part. */
export interface StackSeries {
  xs: Float64Array;
  ys: Float64Array;
  hidden?: boolean;
}

/** Where each point of a series begins and ends in the stack. Both are NaN at a gap. */
export interface Stacked {
  y0: Float64Array;
  y1: Float64Array;
}

/** "zero": values pile up from zero. "percent": as shares, 0 to 100 (and 0 to -100). */
export type StackMode = "zero" | "percent";

/**
 * Piles series upon each other, in their order, wherever they have the same x. Positive values pile
 * upwards from zero and negative ones downwards (as `stackOffsetDiverging` of d3-shape), so no bar
 * covers another. A series without a point at some x adds nothing there, and neither does a gap.
 * Where points of one series share an x, the first meets the first of the other series there, the
 * second the second. A zero lies on the pile on which its series lay last.
 *
 * Shares are those of the sum of absolute values; of a sum of zero, every share is 0.
 *
 * @returns columns on each series' own xs; `undefined` for a hidden one.
 */
export function stack(series: readonly StackSeries[], mode: StackMode): (Stacked | undefined)[] {
  const shown = series.filter(({ hidden }) => hidden !== true);
  const union = unionXs(shown.map(({ xs }) => xs));
  const isPercent = mode === "percent";
  const piles: StackHeights = {
    count: union.length,
    heights: new Float64Array(union.length * (isPercent ? 3 : 2)),
    shrink: isPercent ? overflowFactor(shown.length) : 1,
  };
  const places = shown.map(({ xs }) => indicesIn(union, xs));
  const stacked = shown.map(({ ys }, k) => stackSeries(ys, places[k], piles));
  if (isPercent) stacked.forEach((one, k) => normalize(one, places[k], piles));
  let next = 0;
  return series.map(({ hidden }) => (hidden === true ? undefined : stacked[next++]));
}

interface StackHeights {
  /** How many places there are. */
  count: number;
  /** Of each place the pile above zero; then of each that below; then, for shares, both together. */
  heights: Float64Array;
  shrink: number;
}

/** A power of two, as it rounds nothing; so small that the sum of this many values has room. */
function overflowFactor(count: number): number {
  return 2 ** -Math.ceil(Math.log2(Math.max(1, count)));
}

/** The place of each x in the union; `undefined` where the two are the same column. */
function indicesIn(union: Float64Array, xs: Float64Array): Int32Array | undefined {
  if (union.length === xs.length) return undefined;
  const places = new Int32Array(xs.length);
  let place = -1;
  for (let i = 0; i < xs.length; i++) {
    do place++;
    while (union[place]! < xs[i]!);
    places[i] = place;
  }
  return places;
}

function stackSeries(
  ys: Float64Array,
  places: Int32Array | undefined,
  piles: StackHeights,
): Stacked {
  const { count, heights, shrink } = piles;
  const y0 = new Float64Array(ys.length);
  const y1 = new Float64Array(ys.length);
  const hasTotal = heights.length > 2 * count;
  let side = startsNegative(ys) ? count : 0;
  for (let i = 0; i < ys.length; i++) {
    const y = ys[i]! * shrink;
    if (Number.isNaN(y)) {
      y0[i] = y1[i] = Number.NaN;
      continue;
    }
    const place = places === undefined ? i : places[i]!;
    if (y !== 0) side = y < 0 ? count : 0;
    const height = heights[side + place]!;
    y0[i] = height;
    y1[i] = heights[side + place] = clampFinite(height + y);
    if (hasTotal) heights[2 * count + place]! += Math.abs(y);
  }
  return { y0, y1 };
}

function startsNegative(ys: Float64Array): boolean {
  for (let i = 0; i < ys.length; i++) {
    if (ys[i]! < 0) return true;
    if (ys[i]! > 0) return false;
  }
  return false;
}

function clampFinite(sum: number): number {
  return Math.max(-Number.MAX_VALUE, Math.min(Number.MAX_VALUE, sum));
}

// A pile is summed in the order of the total, so one that is all of it comes to 100 exactly.
function normalize(
  { y0, y1 }: Stacked,
  places: Int32Array | undefined,
  { count, heights }: StackHeights,
): void {
  for (let i = 0; i < y1.length; i++) {
    const total = heights[2 * count + (places === undefined ? i : places[i]!)]!;
    if (total === 0) continue;
    y0[i] = 100 * (y0[i]! / total);
    y1[i] = 100 * (y1[i]! / total);
  }
}
