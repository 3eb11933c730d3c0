import type { Extent } from "./extent.ts";

/**
 * The extent of a stretch of a series whose points come at the end and go at the front. It knows
 * where its bounds stand: until one of them leaves, only what is new has to be looked at.
 */
export interface SlidingExtent {
  low: number;
  high: number;
  /** Points are counted from the first that the series ever had. */
  lowAt: number;
  highAt: number;
  from: number;
  to: number;
}

export function createSlidingExtent(): SlidingExtent {
  return { low: 0, high: 0, lowAt: -1, highAt: -1, from: 0, to: 0 };
}

/** Brings an extent to the values from one index to before another. @param startIndex points before index 0. */
export function updateExtent(
  extent: SlidingExtent,
  values: Float64Array,
  startIndex: number,
  from: number,
  to: number,
): Extent {
  const start = startIndex + from;
  const goesOn =
    extent.lowAt >= start &&
    extent.highAt >= start &&
    extent.from <= start &&
    extent.to <= startIndex + to;
  if (!goesOn) {
    extent.low = Number.POSITIVE_INFINITY;
    extent.high = Number.NEGATIVE_INFINITY;
    extent.lowAt = extent.highAt = -1;
  }
  for (let i = goesOn ? extent.to - startIndex : from; i < to; i++) {
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
