import { findExtrema, type Extrema } from "./extrema.ts";
import { type PixelColumns, columnEnd } from "./pixel-columns.ts";
import type { Series } from "../series.ts";

/** The columns of a series that decimation reads. */
export type DecimatedColumns = Pick<Series, "xs" | "ys" | "startIndex" | "extremaIndex">;

/**
 * Keeps the first, lowest, highest and last of the points that share a pixel column: the line through
 * those covers the same pixels as the line through all (M4: Jugel et al., VLDB 2014). Columns are
 * counted from the scale's origin, so each keeps its points as the plot slides. Where there is a gap
 * (a NaN) between two kept points, the last such gap is kept.
 *
 * With an index of the extrema, the time it takes grows with the columns, not with the points.
 *
 * @returns the indices to draw, ascending.
 */
export function decimateM4(
  points: DecimatedColumns,
  from: number,
  to: number,
  columns: PixelColumns,
): number[] {
  if (to - from < MAX_SCANNED && columns.kind !== "ordinal") {
    return decimateInOnePass(points, from, to, columns);
  }
  const kept: number[] = [];
  for (let start = from; start < to; ) {
    const end = columnEnd(points, start, to, columns);
    keepColumn(points, start, end, kept);
    start = end;
  }
  return kept;
}

/** Up to this many points, columns have so few each that a scan is quicker than bisection. */
const MAX_SCANNED = 20_000;

function decimateInOnePass(
  { xs, ys }: DecimatedColumns,
  from: number,
  to: number,
  { origin, perUnit }: PixelColumns,
): number[] {
  const kept: number[] = [];
  // An array with its full length from the start takes half the time of one that grows.
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

// Shared by all columns, of which a million points may have many.
const found: Extrema = { low: -1, high: -1, hasGap: false };

function keepColumn(
  { ys, extremaIndex }: DecimatedColumns,
  from: number,
  to: number,
  kept: number[],
): void {
  if (to - from === 1) {
    kept.push(from);
    return;
  }
  findExtrema(ys, from, to, extremaIndex, found);
  const { low, high, hasGap } = found;
  if (low < 0) {
    kept.push(to - 1);
    return;
  }
  if (hasGap) keepBrokenColumn(ys, from, to, found, kept);
  else keepFour(from, Math.min(low, high), Math.max(low, high), to - 1, kept);
}

/** Keeps four points in this order, which may coincide. */
function keepFour(first: number, one: number, other: number, last: number, kept: number[]) {
  kept.push(first);
  if (one > first) kept.push(one);
  if (other > one) kept.push(other);
  if (last > other) kept.push(last);
}

/** Keeps the points of a column that has gaps. */
function keepBrokenColumn(
  ys: Float64Array,
  from: number,
  to: number,
  { low, high }: Extrema,
  kept: number[],
): void {
  let first = from;
  while (Number.isNaN(ys[first])) first++;
  let last = to - 1;
  while (Number.isNaN(ys[last])) last--;
  if (first > from) kept.push(first - 1);
  kept.push(first);
  const one = Math.min(low, high);
  const other = Math.max(low, high);
  keepWithGap(ys, first, one, kept);
  keepWithGap(ys, one, other, kept);
  keepWithGap(ys, other, last, kept);
  if (last < to - 1) kept.push(to - 1);
}

/** Keeps the second of two points, and the last gap between them. */
function keepWithGap(ys: Float64Array, before: number, index: number, kept: number[]): void {
  if (index === before) return;
  let gap = index - 1;
  while (gap > before && !Number.isNaN(ys[gap])) gap--;
  if (gap > before) kept.push(gap);
  kept.push(index);
}
