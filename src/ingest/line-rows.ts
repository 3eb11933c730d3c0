import type { Row } from "../chart/inner-face.ts";
import { PlotcastError } from "../error.ts";
import { MAX_PUSHED_ROWS, MAX_TOLD_PROBLEMS } from "../limits.ts";
import type { ReadingProblem } from "./measurement.ts";

/** A row with the line that it stands in, counted from 1. */
export interface LineRow {
  line: number;
  row: Row;
}

/** What was read of a text of lines, each of which is a row. */
export interface RowsReading {
  rows: LineRow[];
  /** The first ones, and notes; `problemCount` says how many lines had to be left out. */
  problems: ReadingProblem[];
  problemCount: number;
}

export function createRowsReading(): RowsReading {
  return { rows: [], problems: [], problemCount: 0 };
}

/**
 * Adds the row of a line. What is wrong with it is reported, and costs no other line.
 *
 * @throws PlotcastError `TOO_LARGE` where there are too many rows
 */
export function addRow(reading: RowsReading, line: number, readRow: () => Row): void {
  if (reading.rows.length >= MAX_PUSHED_ROWS) {
    throw new PlotcastError("TOO_LARGE", `body: expected at most ${MAX_PUSHED_ROWS} rows`);
  }
  try {
    reading.rows.push({ line, row: readRow() });
  } catch (error) {
    if (!(error instanceof PlotcastError)) throw error;
    addProblem(reading, line, error.message);
  }
}

export function addProblem(reading: RowsReading, line: number, message: string): void {
  reading.problemCount++;
  addNote(reading, line, message);
}

/** Tells of a line that is taken all the same. */
export function addNote(reading: RowsReading, line: number, message: string): void {
  if (reading.problems.length < MAX_TOLD_PROBLEMS) reading.problems.push({ line, message });
}
