import { findExtremes, type Found } from "./extremes.ts";
import { type PixelColumns, columnEnd } from "./pixel-columns.ts";
import type { Series } from "../series.ts";

/** What of a series is reduced. */
export type Reducible = Pick<Series, "xs" | "ys" | "startIndex" | "extremes">;

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
export function decimateM4(
  points: Reducible,
  from: number,
  to: number,
  columns: PixelColumns,
): number[] {
  if (to - from < FEW && columns.kind !== "ordinal") {
    return inOnePass(points.xs, points.ys, from, to, columns.origin, columns.perUnit);
  }
  const kept: number[] = [];
  for (let start = from; start < to; ) {
    const end = columnEnd(points, start, to, columns);
    keepColumn(points, start, end, kept);
    start = end;
  }
  return kept;
}

/** Where columns have few points each, to look at every one is quicker than to leap. */
const FEW = 20_000;

function inOnePass(
  xs: Float64Array,
  ys: Float64Array,
  from: number,
  to: number,
  origin: number,
  perUnit: number,
): number[] {
  const kept: number[] = [];
  // An array of its length from the beginning takes half the time of one that grows.
  kept.length = Math.max(0, to - from);
  let count = 0;
  for (let start = from; start < to; ) {
    const nextColumn = Math.floor((xs[start]! - origin) * perUnit) + 1;
    let low = start;
    let high = start;
    let lowest = ys[start]!;
    let highest = lowest;
    let hasGap = Number.isNaN(lowest);
    let end = start + 1;
    for (; end < to && (xs[end]! - origin) * perUnit < nextColumn; end++) {
      const value = ys[end]!;
      if (value > highest) {
        highest = value;
        high = end;
      } else if (value < lowest) {
        lowest = value;
        low = end;
      } else if (Number.isNaN(value)) hasGap = true;
    }
    if (hasGap) {
      const broken: number[] = [];
      keepColumn({ xs, ys, startIndex: 0 }, start, end, broken);
      for (const index of broken) kept[count++] = index;
    } else {
      const one = low < high ? low : high;
      const other = low < high ? high : low;
      kept[count++] = start;
      if (one > start) kept[count++] = one;
      if (other > one) kept[count++] = other;
      if (end - 1 > other) kept[count++] = end - 1;
    }
    start = end;
  }
  kept.length = count;
  return kept;
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
