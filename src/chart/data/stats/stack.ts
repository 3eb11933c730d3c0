import { clamp, clampFinite } from "../../base/clamp.ts";
import { unionXs } from "./x-union.ts";

/** A series to stack: xs ascending, a NaN y is a gap. A hidden one is left out. */
export interface StackSeries {
  xs: Float64Array;
  ys: Float64Array;
  hidden?: boolean;
}

/** Where each point of a series begins (`y0`) and ends (`y1`) in the stack; NaN at a gap. */
export interface Stacked {
  y0: Float64Array;
  y1: Float64Array;
  /** In mode "percent": the share of each point. Only a zero has 0, and only a point without others 100. */
  shares?: Float64Array;
}

/** "zero": values stack up from zero. "percent": as shares, 0 to 100 (and 0 to -100). */
export type StackMode = "zero" | "percent";

/**
 * Stacks series in their order, wherever they have the same x. Positive values stack upwards from
 * zero and negative ones downwards (as `stackOffsetDiverging` of d3-shape), so no bar covers another.
 * A series without a point at some x adds nothing there, and neither does a gap. Where points of one
 * series share an x, the first stacks on the first of the other series there, the second on the
 * second. A zero stays on the side where its series was last.
 *
 * Shares are of the sum of absolute values; if that is zero, every share is 0.
 *
 * @param union the union of the xs of all series that are not hidden.
 * @returns columns on each series' own xs; `undefined` for a hidden one.
 */
export function stack(
  series: readonly StackSeries[],
  mode: StackMode,
  union: Float64Array = unionXs(dropHidden(series).map(({ xs }) => xs)),
): (Stacked | undefined)[] {
  const shown = dropHidden(series);
  const isPercent = mode === "percent";
  const piles: StackHeights = {
    count: union.length,
    heights: new Float64Array(union.length * (isPercent ? 4 : 2)),
    shrink: isPercent ? overflowFactor(shown.length) : 1,
  };
  const places = shown.map(({ xs }) => indicesIn(union, xs));
  const stacked = shown.map(({ ys }, k) => stackSeries(ys, places[k], piles));
  if (isPercent) stacked.forEach((one, k) => normalize(one, shown[k]!.ys, places[k], piles));
  let next = 0;
  return series.map(({ hidden }) => (hidden === true ? undefined : stacked[next++]));
}

/** The series that are stacked. */
export function dropHidden(series: readonly StackSeries[]): StackSeries[] {
  return series.filter(({ hidden }) => hidden !== true);
}

interface StackHeights {
  /** The number of xs in the union. */
  count: number;
  /**
   * Heights at each x of the union: above zero, then below zero; then, for shares, both together, and
   * how many values are not zero.
   */
  heights: Float64Array;
  /** Values are multiplied by this. */
  shrink: number;
}

/** A power of two, which rounds nothing, small enough that the sum of `count` values does not overflow. */
function overflowFactor(count: number): number {
  return 2 ** -Math.ceil(Math.log2(Math.max(1, count)));
}

/** The index of each x in the union; `undefined` where both are the same column. */
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
    if (!hasTotal) continue;
    heights[2 * count + place]! += Math.abs(y);
    if (y !== 0) heights[3 * count + place]!++;
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

// Heights and totals are summed in the same order, so a stack of one sign reaches exactly 100.
function normalize(
  stacked: Stacked,
  ys: Float64Array,
  places: Int32Array | undefined,
  { count, heights, shrink }: StackHeights,
): void {
  const { y0, y1 } = stacked;
  const shares = new Float64Array(y1.length);
  for (let i = 0; i < y1.length; i++) {
    const place = places === undefined ? i : places[i]!;
    const total = heights[2 * count + place]!;
    const parts = heights[3 * count + place]!;
    shares[i] = shareOf(ys[i]! * shrink, total, parts === 1);
    if (total === 0) continue;
    y0[i] = 100 * (y0[i]! / total);
    y1[i] = 100 * (y1[i]! / total);
  }
  stacked.shares = shares;
}

/** The largest number below 100. */
const ALMOST_ALL = 100 - 2 ** -46;

/** @param isOnly no other series has a value here but zero. */
function shareOf(y: number, total: number, isOnly: boolean): number {
  if (y === 0 || Number.isNaN(y)) return y;
  const size = 100 * Math.abs(y / total) || 0;
  // A share may be too small for a number, and the rest too small for a sum.
  const share = isOnly ? 100 : clamp(size, Number.MIN_VALUE, ALMOST_ALL);
  return y < 0 ? -share : share;
}
