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
  /**
   * Moves the extent to the values from index `from` to before `to`, and returns it.
   *
   * @param startIndex number of points before index 0.
   */
  update(values: Float64Array, startIndex: number, from: number, to: number): Extent;
}

export function createSlidingExtent(): SlidingExtent {
  return { low: 0, high: 0, lowAt: -1, highAt: -1, from: 0, to: 0, update };
}

function update(
  this: SlidingExtent,
  values: Float64Array,
  startIndex: number,
  from: number,
  to: number,
): Extent {
  const start = startIndex + from;
  const canContinue =
    this.lowAt >= start && this.highAt >= start && this.from <= start && this.to <= startIndex + to;
  if (!canContinue) {
    this.low = Number.POSITIVE_INFINITY;
    this.high = Number.NEGATIVE_INFINITY;
    this.lowAt = this.highAt = -1;
  }
  for (let i = canContinue ? this.to - startIndex : from; i < to; i++) {
    const value = values[i]!;
    if (value < this.low) {
      this.low = value;
      this.lowAt = startIndex + i;
    }
    if (value > this.high) {
      this.high = value;
      this.highAt = startIndex + i;
    }
  }
  this.from = start;
  this.to = startIndex + to;
  return this.lowAt < 0 ? undefined : [this.low, this.high];
}
