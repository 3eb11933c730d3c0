/**
 * Of points that share a pixel column, the first, lowest, highest and last: the line through those
 * covers the same pixels as the line through all (M4: Jugel et al., VLDB 2014). `columnOf` is
 * counted from a fixed origin, so a column keeps its points as the plot slides. A gap (NaN) is kept
 * where a whole column has no value; a narrower one could not be seen.
 *
 * @returns the indices to draw, ascending.
 */
export function reducePerPixel(
  ys: Float64Array,
  from: number,
  to: number,
  columnOf: (index: number) => number,
): number[] {
  const kept: number[] = [];
  for (let start = from; start < to; ) {
    const column = columnOf(start);
    let end = start + 1;
    while (end < to && columnOf(end) === column) end++;
    keepExtremes(ys, start, end, kept);
    start = end;
  }
  return kept;
}

function keepExtremes(ys: Float64Array, start: number, end: number, kept: number[]): void {
  let first = -1;
  let low = -1;
  let high = -1;
  let last = -1;
  for (let i = start; i < end; i++) {
    const value = ys[i]!;
    if (Number.isNaN(value)) continue;
    if (first < 0) first = low = high = i;
    if (value < ys[low]!) low = i;
    if (value > ys[high]!) high = i;
    last = i;
  }
  const ordered = first < 0 ? [start] : [first, Math.min(low, high), Math.max(low, high), last];
  for (const index of ordered) if (kept.at(-1) !== index) kept.push(index);
}
