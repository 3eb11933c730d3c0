/** How many values of a range of a series an axis cannot show. */
export interface OutsideCount {
  /** Zero or less, on a logarithmic axis. */
  y: number;
  /** Beyond a fixed end of the axis. */
  beyond: number;
}

/**
 * The count of a range that slides over a series, so that each frame only looks at the points that
 * came and left. Indices count from the first point that the series ever had.
 */
export interface SlidingCount extends OutsideCount {
  from: number;
  to: number;
  /**
   * Moves the count to the values from index `from` to before `to`, and returns it.
   *
   * @param startIndex number of points before index 0.
   * @param count counts the values of a range.
   */
  slide(startIndex: number, from: number, to: number, count: CountBetween): OutsideCount;
}

/** Counts the values from one index to before another. */
type CountBetween = (from: number, to: number) => OutsideCount;

export function createSlidingCount(): SlidingCount {
  return { y: 0, beyond: 0, from: 0, to: 0, slide };
}

function slide(
  this: SlidingCount,
  startIndex: number,
  from: number,
  to: number,
  count: CountBetween,
): OutsideCount {
  const [lastFrom, lastTo] = [this.from - startIndex, this.to - startIndex];
  // What left the range has to be in the series still, to be taken off.
  const canContinue = lastFrom >= 0 && lastFrom <= from && from <= lastTo && lastTo <= to;
  const came = count(canContinue ? lastTo : from, to);
  const left = canContinue ? count(lastFrom, from) : { y: this.y, beyond: this.beyond };
  this.y += came.y - left.y;
  this.beyond += came.beyond - left.beyond;
  this.from = startIndex + from;
  this.to = startIndex + to;
  return this;
}
