/**
 * Of points that share a pixel column, the first, lowest, highest and last: the line through those
 * covers the same pixels as the line through all (M4: Jugel et al., VLDB 2014). `columnOf` is
 * counted from a fixed origin, so a column keeps its points as the plot slides.
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
    while (end < to && columnOf(end) === column && !Number.isNaN(ys[end]! - ys[end - 1]!)) end++;
    keepExtremes(ys, start, end, kept);
    start = end;
  }
  return kept;
}

function keepExtremes(ys: Float64Array, start: number, end: number, kept: number[]): void {
  let low = start;
  let high = start;
  for (let i = start + 1; i < end; i++) {
    if (ys[i]! < ys[low]!) low = i;
    if (ys[i]! > ys[high]!) high = i;
  }
  const ordered = [start, Math.min(low, high), Math.max(low, high), end - 1];
  for (const index of ordered) if (kept.at(-1) !== index) kept.push(index);
}
