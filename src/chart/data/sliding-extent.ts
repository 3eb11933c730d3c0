import type { Extent } from "./extent.ts";

/**
 * The extent of a range of a series whose points come at the end and leave at the front. It remembers
 * where its bounds stand: until one of them leaves, only new points need a look.
 */
export interface SlidingExtent {
  low: number;
  high: number;
  /** Indices count from the first point that the series ever had. */
  lowAt: number;
  highAt: number;
  from: number;
  to: number;
}

export function createSlidingExtent(): SlidingExtent {
  return { low: 0, high: 0, lowAt: -1, highAt: -1, from: 0, to: 0 };
}

/**
 * Moves an extent to the values from index `from` to before `to`, and returns it.
 *
 * @param startIndex number of points before index 0.
 */
export function updateExtent(
  extent: SlidingExtent,
  values: Float64Array,
  startIndex: number,
  from: number,
  to: number,
): Extent {
  const start = startIndex + from;
  const canContinue =
    extent.lowAt >= start &&
    extent.highAt >= start &&
    extent.from <= start &&
    extent.to <= startIndex + to;
  if (!canContinue) {
    extent.low = Number.POSITIVE_INFINITY;
    extent.high = Number.NEGATIVE_INFINITY;
    extent.lowAt = extent.highAt = -1;
  }
  for (let i = canContinue ? extent.to - startIndex : from; i < to; i++) {
    const value = values[i]!;
    if (value < extent.low) {
      extent.low = value;
      extent.lowAt = startIndex + i;
    }
    if (value > extent.high) {
      extent.high = value;
      extent.highAt = startIndex + i;
    }
  }
  extent.from = start;
  extent.to = startIndex + to;
  return extent.lowAt < 0 ? undefined : [extent.low, extent.high];
}
