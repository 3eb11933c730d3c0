import type { Extent } from "../scales/scale.ts";

/**
 * The extent of a stretch of a series whose points come at the end and go at the front. It knows
 * where its bounds stand: until one of them leaves, only what is new has to be looked at.
 */
export interface SlidExtent {
  low: number;
  high: number;
  /** Points are counted from the first that the series ever had. */
  lowAt: number;
  highAt: number;
  from: number;
  to: number;
}

export function createSlidExtent(): SlidExtent {
  return { low: 0, high: 0, lowAt: -1, highAt: -1, from: 0, to: 0 };
}

/** Brings an extent to the values from one index to before another. @param skipped points before index 0. */
export function slideExtent(
  extent: SlidExtent,
  values: Float64Array,
  skipped: number,
  from: number,
  to: number,
): Extent {
  const start = skipped + from;
  const goesOn =
    extent.lowAt >= start &&
    extent.highAt >= start &&
    extent.from <= start &&
    extent.to <= skipped + to;
  if (!goesOn) {
    extent.low = Number.POSITIVE_INFINITY;
    extent.high = Number.NEGATIVE_INFINITY;
    extent.lowAt = extent.highAt = -1;
  }
  for (let i = goesOn ? extent.to - skipped : from; i < to; i++) {
    const value = values[i]!;
    if (value < extent.low) {
      extent.low = value;
      extent.lowAt = skipped + i;
    }
    if (value > extent.high) {
      extent.high = value;
      extent.highAt = skipped + i;
    }
  }
  extent.from = start;
  extent.to = skipped + to;
  return extent.lowAt < 0 ? undefined : [extent.low, extent.high];
}
