import { type PixelColumns, startOfColumn } from "./pixel-columns.ts";
import { reducePerPixel } from "./m4.ts";
import type { Series } from "../series.ts";
import { NOTHING_SHARED, type SharedRun } from "../../base/window-overlap.ts";

/** What is drawn of a series that has more points than pixels. */
export interface Reduction {
  /** The points to draw, ascending, counted from the series' beginning: `skipped` + index. */
  counts: number[];
  /** What it has in common with the reduction before it. */
  shared: SharedRun;
}

/** Reduces one series again and again. */
export type Reducer = (series: Series, from: number, columns: PixelColumns) => Reduction;

interface Last extends PixelColumns {
  lineage: object | undefined;
  counts: number[];
  /** The count of the first point that was looked at, and of the first in the last column. */
  first: number;
  lastColumn: number;
}

/**
 * A reducer for all of a series from the column of the point `from` on. While its lineage and its
 * columns stay the same, only columns that got points are looked at again; the outcome is that of
 * `reducePerPixel`.
 */
export function createReducer(): Reducer {
  let last: Last | undefined;
  return (series, from, columns) => {
    const { xs, skipped, lineage } = series;
    if (from >= xs.length) {
      last = undefined;
      return { counts: [], shared: NOTHING_SHARED };
    }
    const start = startOfColumn(series, from, columns);
    const usable = last !== undefined && goesOn(last, series, start, columns) ? last : undefined;
    const reduction =
      usable === undefined ? reduced(series, start, columns) : continued(usable, series, start);
    const lastColumn = skipped + startOfColumn(series, xs.length - 1, columns);
    const { kind, origin, perUnit } = columns;
    const { counts } = reduction;
    last = { kind, origin, perUnit, lineage, counts, first: skipped + start, lastColumn };
    return reduction;
  };
}

function goesOn(last: Last, series: Series, start: number, columns: PixelColumns): boolean {
  const { lineage, skipped } = series;
  const isCut = start === 0 && skipped > last.first;
  return (
    lineage !== undefined &&
    lineage === last.lineage &&
    columns.kind === last.kind &&
    columns.origin === last.origin &&
    columns.perUnit === last.perUnit &&
    skipped + start >= last.first &&
    skipped + start <= last.lastColumn &&
    !isCut
  );
}

function reduced(series: Series, start: number, columns: PixelColumns): Reduction {
  const counts: number[] = [];
  addCounts(counts, series, start, columns);
  return { counts, shared: NOTHING_SHARED };
}

function continued(last: Last, series: Series, start: number): Reduction {
  const first = series.skipped + start;
  let shift = 0;
  while (last.counts[shift]! < first) shift++;
  let end = last.counts.length;
  while (end > shift && last.counts[end - 1]! >= last.lastColumn) end--;
  const counts = last.counts.slice(shift, end);
  let count = counts.length;
  addCounts(counts, series, last.lastColumn - series.skipped, last);
  while (count < counts.length && counts[count] === last.counts[shift + count]) count++;
  return { counts, shared: { shift, count } };
}

function addCounts(counts: number[], series: Series, from: number, columns: PixelColumns): void {
  for (const index of reducePerPixel(series, from, series.xs.length, columns)) {
    counts.push(series.skipped + index);
  }
}
