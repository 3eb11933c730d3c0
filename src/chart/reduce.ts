/**
 * Of points that share a pixel column, the first, lowest, highest and last: the line through those
 * covers the same pixels as the line through all (M4: Jugel et al., VLDB 2014). `columnOf` is
 * counted from a fixed origin, so a column keeps its points as the plot slides. Where there
 * is a gap (a NaN) between two of them, one of those is kept.
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

/** A point, and the last gap before it. */
interface Candidate {
  index: number;
  gap: number;
}

function keepExtremes(ys: Float64Array, start: number, end: number, kept: number[]): void {
  let gap = -1;
  let first: Candidate | undefined;
  let low: Candidate | undefined;
  let high: Candidate | undefined;
  let last: Candidate | undefined;
  for (let index = start; index < end; index++) {
    const value = ys[index]!;
    if (Number.isNaN(value)) {
      gap = index;
      continue;
    }
    last = { index, gap };
    first ??= last;
    if (low === undefined || value < ys[low.index]!) low = last;
    if (high === undefined || value > ys[high.index]!) high = last;
  }
  if (gap >= 0 && last === undefined) return keep(kept, { index: gap, gap });
  const extremes = low!.index < high!.index ? [low!, high!] : [high!, low!];
  for (const candidate of [first!, ...extremes, last!]) keep(kept, candidate);
  if (gap > last!.index) kept.push(gap);
}

function keep(kept: number[], { index, gap }: Candidate): void {
  const before = kept.at(-1) ?? -1;
  if (gap > before && gap < index) kept.push(gap);
  if (index > before) kept.push(index);
}
