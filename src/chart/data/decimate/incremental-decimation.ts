import { type PixelColumns, columnStart } from "./pixel-columns.ts";
import { decimateM4 } from "./m4.ts";
import type { Series } from "../series.ts";
import { NO_OVERLAP, type WindowOverlap } from "../../base/window-overlap.ts";

/** What is drawn of a series that has more points than pixels. */
export interface Decimation {
  /** The points to draw, ascending, counted from the series' beginning: `startIndex` + index. */
  counts: number[];
  /** What it has in common with the reduction before it. */
  shared: WindowOverlap;
}

/** Reduces one series again and again. */
export type Decimator = (series: Series, from: number, columns: PixelColumns) => Decimation;

interface Last extends PixelColumns {
  streamId: object | undefined;
  counts: number[];
  /** The count of the first point that was looked at, and of the first in the last column. */
  first: number;
  lastColumn: number;
}

/**
 * A reducer for all of a series from the column of the point `from` on. While its streamId and its
 * columns stay the same, only columns that got points are looked at again; the outcome is that of
 * `reducePerPixel`.
 */
export function createDecimator(): Decimator {
  let last: Last | undefined;
  return (series, from, columns) => {
    const { xs, startIndex, streamId } = series;
    if (from >= xs.length) {
      last = undefined;
      return { counts: [], shared: NO_OVERLAP };
    }
    const start = columnStart(series, from, columns);
    const usable =
      last !== undefined && canContinue(last, series, start, columns) ? last : undefined;
    const reduction =
      usable === undefined
        ? decimateAll(series, start, columns)
        : decimateNew(usable, series, start);
    const lastColumn = startIndex + columnStart(series, xs.length - 1, columns);
    const { kind, origin, perUnit } = columns;
    const { counts } = reduction;
    last = { kind, origin, perUnit, streamId, counts, first: startIndex + start, lastColumn };
    return reduction;
  };
}

function canContinue(last: Last, series: Series, start: number, columns: PixelColumns): boolean {
  const { streamId, startIndex } = series;
  const isCut = start === 0 && startIndex > last.first;
  return (
    streamId !== undefined &&
    streamId === last.streamId &&
    columns.kind === last.kind &&
    columns.origin === last.origin &&
    columns.perUnit === last.perUnit &&
    startIndex + start >= last.first &&
    startIndex + start <= last.lastColumn &&
    !isCut
  );
}

function decimateAll(series: Series, start: number, columns: PixelColumns): Decimation {
  const counts: number[] = [];
  addCounts(counts, series, start, columns);
  return { counts, shared: NO_OVERLAP };
}

function decimateNew(last: Last, series: Series, start: number): Decimation {
  const first = series.startIndex + start;
  let shift = 0;
  while (last.counts[shift]! < first) shift++;
  let end = last.counts.length;
  while (end > shift && last.counts[end - 1]! >= last.lastColumn) end--;
  const counts = last.counts.slice(shift, end);
  let count = counts.length;
  addCounts(counts, series, last.lastColumn - series.startIndex, last);
  while (count < counts.length && counts[count] === last.counts[shift + count]) count++;
  return { counts, shared: { shift, count } };
}

function addCounts(counts: number[], series: Series, from: number, columns: PixelColumns): void {
  for (const index of decimateM4(series, from, series.xs.length, columns)) {
    counts.push(series.startIndex + index);
  }
}
