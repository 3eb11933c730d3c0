import { findExtremes, type Found } from "./extremes.ts";
import { type PixelColumns, endOfColumn } from "./pixel-columns.ts";
import type { Series } from "../series/series.ts";

/** What of a series is reduced. */
export type Reducible = Pick<Series, "xs" | "ys" | "skipped" | "extremes">;

/**
 * Of points that share a pixel column, the first, lowest, highest and last: the line through those
 * covers the same pixels as the line through all (M4: Jugel et al., VLDB 2014). Columns are
 * counted from the scale's origin, so each keeps its points as the plot slides. Where there
 * is a gap (a NaN) between two of them, the last such gap is kept.
 *
 * With the series' extremes it takes a time that grows with the columns, not with the points.
 *
 * @returns the indices to draw, ascending.
 */
export function reducePerPixel(
  points: Reducible,
  from: number,
  to: number,
  columns: PixelColumns,
): number[] {
  const kept: number[] = [];
  if (to - from < FEW && columns.kind !== "ordinal") {
    keepInOnePass(points, from, to, columns, kept);
    return kept;
  }
  for (let start = from; start < to; ) {
    const end = endOfColumn(points, start, to, columns);
    keepColumn(points, start, end, kept);
    start = end;
  }
  return kept;
}

/** Where columns have few points each, to look at every one is quicker than to leap. */
const FEW = 20_000;

function keepInOnePass(
  { xs, ys }: Reducible,
  from: number,
  to: number,
  { origin, perUnit }: PixelColumns,
  kept: number[],
): void {
  for (let start = from; start < to; ) {
    const column = Math.floor((xs[start]! - origin) * perUnit);
    let low = start;
    let high = start;
    let end = start;
    let hasGap = false;
    for (; end < to && Math.floor((xs[end]! - origin) * perUnit) === column; end++) {
      const value = ys[end]!;
      if (value < ys[low]!) low = end;
      else if (value > ys[high]!) high = end;
      else if (Number.isNaN(value)) hasGap = true;
    }
    // Numbers too far apart have no column that could be told.
    if (end === start) end++;
    if (hasGap) keepColumn({ xs, ys, skipped: 0 }, start, end, kept);
    else if (low < high) keepColumnOf(start, low, high, end - 1, kept);
    else keepColumnOf(start, high, low, end - 1, kept);
    start = end;
  }
}

// One for all columns, as a million points may have many.
const found: Found = { low: -1, high: -1, hasGap: false };

function keepColumn({ ys, extremes }: Reducible, from: number, to: number, kept: number[]): void {
  if (to - from === 1) {
    kept.push(from);
    return;
  }
  findExtremes(ys, from, to, extremes, found);
  const { low, high, hasGap } = found;
  if (low < 0) {
    kept.push(to - 1);
    return;
  }
  const [one, other] = low < high ? [low, high] : [high, low];
  if (hasGap) keepBrokenColumn(ys, from, to, one, other, kept);
  else keepColumnOf(from, one, other, to - 1, kept);
}

function keepColumnOf(first: number, one: number, other: number, last: number, kept: number[]) {
  kept.push(first);
  if (one > first) kept.push(one);
  if (other > one) kept.push(other);
  if (last > other) kept.push(last);
}

function keepBrokenColumn(
  ys: Float64Array,
  from: number,
  to: number,
  one: number,
  other: number,
  kept: number[],
): void {
  let first = from;
  while (Number.isNaN(ys[first])) first++;
  let last = to - 1;
  while (Number.isNaN(ys[last])) last--;
  if (first > from) kept.push(first - 1);
  kept.push(first);
  keepWithGap(ys, first, one, kept);
  keepWithGap(ys, one, other, kept);
  keepWithGap(ys, other, last, kept);
  if (last < to - 1) kept.push(to - 1);
}

/** The second of two points, and the last gap between them. */
function keepWithGap(ys: Float64Array, before: number, index: number, kept: number[]): void {
  if (index === before) return;
  let gap = index - 1;
  while (gap > before && !Number.isNaN(ys[gap])) gap--;
  if (gap > before) kept.push(gap);
  kept.push(index);
}
