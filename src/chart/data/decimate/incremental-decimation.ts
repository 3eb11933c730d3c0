import { type PixelColumns, columnStart } from "./pixel-columns.ts";
import { decimateM4 } from "./m4.ts";
import type { Series } from "../series.ts";
import { NO_OVERLAP, type WindowOverlap } from "../../base/window-overlap.ts";

/** What is drawn of a series that has more points than pixels. */
export interface Decimation {
  /** The points to draw, ascending, counted from the start of the stream: `startIndex` + index. */
  indices: number[];
  /** What it has in common with the decimation before it. */
  overlap: WindowOverlap;
}

/** Decimates one series again and again. */
export type Decimator = (series: Series, from: number, columns: PixelColumns) => Decimation;

interface Previous extends PixelColumns {
  streamId: object | undefined;
  indices: number[];
  /** The first point that was looked at, and the first in the last column, counted likewise. */
  first: number;
  lastColumn: number;
}

/**
 * Creates a decimator for the series from the pixel column of its point `from` on. While `streamId`
 * and columns stay the same, it looks only at columns that got points; the outcome is that of
 * {@link decimateM4}.
 */
export function createDecimator(): Decimator {
  let last: Previous | undefined;
  return (series, from, columns) => {
    const { xs, startIndex, streamId } = series;
    if (from >= xs.length) {
      last = undefined;
      return { indices: [], overlap: NO_OVERLAP };
    }
    const start = columnStart(series, from, columns);
    const decimation =
      last !== undefined && canContinue(last, series, start, columns)
        ? decimateNew(last, series, start)
        : decimateAll(series, start, columns);
    const lastColumn = startIndex + columnStart(series, xs.length - 1, columns);
    const { kind, origin, perUnit } = columns;
    const { indices } = decimation;
    last = { kind, origin, perUnit, streamId, indices, first: startIndex + start, lastColumn };
    return decimation;
  };
}

function canContinue(
  last: Previous,
  series: Series,
  start: number,
  columns: PixelColumns,
): boolean {
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
  const indices: number[] = [];
  addIndices(indices, series, start, columns);
  return { indices, overlap: NO_OVERLAP };
}

function decimateNew(last: Previous, series: Series, start: number): Decimation {
  const first = series.startIndex + start;
  let shift = 0;
  while (last.indices[shift]! < first) shift++;
  let end = last.indices.length;
  while (end > shift && last.indices[end - 1]! >= last.lastColumn) end--;
  const indices = last.indices.slice(shift, end);
  let count = indices.length;
  addIndices(indices, series, last.lastColumn - series.startIndex, last);
  while (count < indices.length && indices[count] === last.indices[shift + count]) count++;
  return { indices, overlap: { shift, count } };
}

function addIndices(indices: number[], series: Series, from: number, columns: PixelColumns): void {
  for (const index of decimateM4(series, from, series.xs.length, columns)) {
    indices.push(series.startIndex + index);
  }
}
