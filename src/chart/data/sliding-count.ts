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
}

export function createSlidingCount(): SlidingCount {
  return { y: 0, beyond: 0, from: 0, to: 0 };
}

/**
 * Moves a count to the values from index `from` to before `to`, and returns it.
 *
 * @param startIndex number of points before index 0.
 * @param count counts the values of a range.
 */
export function slideCount(
  last: SlidingCount,
  startIndex: number,
  from: number,
  to: number,
  count: (from: number, to: number) => OutsideCount,
): OutsideCount {
  const [lastFrom, lastTo] = [last.from - startIndex, last.to - startIndex];
  // What left the range has to be in the series still, to be taken off.
  const canContinue = lastFrom >= 0 && lastFrom <= from && from <= lastTo && lastTo <= to;
  const came = count(canContinue ? lastTo : from, to);
  const left = canContinue ? count(lastFrom, from) : { y: last.y, beyond: last.beyond };
  last.y += came.y - left.y;
  last.beyond += came.beyond - left.beyond;
  last.from = startIndex + from;
  last.to = startIndex + to;
  return last;
}
