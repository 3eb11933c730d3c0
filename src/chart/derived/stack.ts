import { unionOfXs } from "./x-union.ts";

/** A series to be stacked: xs ascending, a NaN y is a gap. A hidden one takes no part. */
export interface StackSeries {
  xs: Float64Array;
  ys: Float64Array;
  hidden?: boolean;
}

/** Where each point of a series begins and ends in the stack. Both are NaN at a gap. */
export interface Stacked {
  base: Float64Array;
  top: Float64Array;
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
export function stackedOf(
  series: readonly StackSeries[],
  mode: StackMode,
): (Stacked | undefined)[] {
  const shown = series.filter(({ hidden }) => hidden !== true);
  const union = unionOfXs(shown.map(({ xs }) => xs));
  const piles: Piles = {
    up: new Float64Array(union.length),
    down: new Float64Array(union.length),
    total: new Float64Array(union.length),
    shrink: mode === "percent" ? exactShrink(shown.length) : 1,
  };
  const places = shown.map(({ xs }) => placesIn(union, xs));
  const stacked = shown.map(({ ys }, k) => pileUp(ys, places[k], piles));
  if (mode === "percent") stacked.forEach((one, k) => toShares(one, places[k], piles.total));
  let next = 0;
  return series.map(({ hidden }) => (hidden === true ? undefined : stacked[next++]));
}

interface Piles {
  up: Float64Array;
  down: Float64Array;
  /** Sums of absolute values. */
  total: Float64Array;
  shrink: number;
}

/** A power of two, as it rounds nothing; so small that the sum of this many values has room. */
function exactShrink(count: number): number {
  return 2 ** -Math.ceil(Math.log2(Math.max(1, count)));
}

/** The place of each x in the union; `undefined` where the two are the same column. */
function placesIn(union: Float64Array, xs: Float64Array): Int32Array | undefined {
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

function pileUp(ys: Float64Array, places: Int32Array | undefined, piles: Piles): Stacked {
  const { up, down, total, shrink } = piles;
  const base = new Float64Array(ys.length).fill(Number.NaN);
  const top = new Float64Array(ys.length).fill(Number.NaN);
  let pile = beginsBelow(ys) ? down : up;
  for (let i = 0; i < ys.length; i++) {
    const y = ys[i]! * shrink;
    if (Number.isNaN(y)) continue;
    const place = places === undefined ? i : places[i]!;
    if (y !== 0) pile = y < 0 ? down : up;
    base[i] = pile[place]!;
    top[i] = sayable(pile[place]! + y);
    pile[place] = top[i]!;
    total[place]! += Math.abs(y);
  }
  return { base, top };
}

function beginsBelow(ys: Float64Array): boolean {
  for (let i = 0; i < ys.length; i++) {
    if (ys[i]! < 0) return true;
    if (ys[i]! > 0) return false;
  }
  return false;
}

function sayable(sum: number): number {
  return Math.max(-Number.MAX_VALUE, Math.min(Number.MAX_VALUE, sum));
}

// A pile is summed in the order of the total, so one that is all of it comes to 100 exactly.
function toShares(
  { base, top }: Stacked,
  places: Int32Array | undefined,
  total: Float64Array,
): void {
  for (let i = 0; i < top.length; i++) {
    const sum = total[places === undefined ? i : places[i]!]!;
    if (sum === 0 && !Number.isNaN(top[i]!)) base[i] = top[i] = 0;
    if (sum === 0) continue;
    base[i] = 100 * (base[i]! / sum);
    top[i] = 100 * (top[i]! / sum);
  }
}
