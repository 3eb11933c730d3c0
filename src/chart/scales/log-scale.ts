import { clamp } from "../base/clamp.ts";
import { floorLog10 } from "../base/log10.ts";
import type { Extent } from "../data/extent.ts";
import { ceilLog10, ceilNice, floorNice, powerOf10 } from "./nice-number.ts";

/** Where a value stands on a logarithmic axis, in decades from 1; `NaN` for zero and below. */
export function log10OrNaN(value: number): number {
  return value > 0 ? Math.log10(value) : Number.NaN;
}

/** The number at some decades from 1; the largest or the smallest where there is none. */
export function fromDecades(decades: number): number {
  return Math.min(Number.MAX_VALUE, Math.max(Number.MIN_VALUE, 10 ** decades));
}

/** The extent of the numbers above zero of a column, from index `from` to before `to`. */
export function positiveExtent(column: Float64Array, from = 0, to = column.length): Extent {
  let low = Number.POSITIVE_INFINITY;
  let high = 0;
  for (let i = from; i < to; i++) {
    const value = column[i]!;
    if (value > 0 && value < low) low = value;
    if (value > high) high = value;
  }
  return low <= high ? [low, high] : undefined;
}

/** From this many decades on, bounds are powers of ten; below also 2 or 5 times those. */
const WHOLE_DECADES = 3;
/** Beyond these, a nice bound could overflow or underflow. */
const MIN_BOUND = 1e-300;
const MAX_BOUND = 1e300;

/** Nice bounds of a logarithmic axis that hold an extent; bounds at zero or below are replaced. */
export function niceLogDomain(extent: Extent): [number, number] {
  if (extent === undefined || !(extent[1] > 0)) return [1, 10];
  const high = clamp(extent[1], MIN_BOUND, MAX_BOUND);
  // A bound at zero or less was meant as "far down".
  const low = extent[0] > 0 ? clamp(extent[0], MIN_BOUND, MAX_BOUND) : high / 1000;
  const [niceLow, niceHigh] = [floorNice(low), ceilNice(high)];
  if (niceHigh / niceLow >= 10 ** WHOLE_DECADES) {
    return [powerOf10(floorLog10(niceLow)), powerOf10(ceilLog10(niceHigh))];
  }
  return niceLow < niceHigh ? [niceLow, niceHigh] : [floorNice(low * 0.7), ceilNice(high * 1.4)];
}

/** The least height of a bar above the start of a logarithmic axis, as a ratio. */
const MIN_RATIO = 1.25;

/** The extent with its start a little lower: at the start itself, a bar would have no height. */
export function padBelowLowest([low, high]: [number, number]): [number, number] {
  return [low > 0 ? low / MIN_RATIO : low, high];
}
