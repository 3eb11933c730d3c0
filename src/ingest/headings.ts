import { alignCells, dropEmptyEnd } from "./align.ts";
import type { Cells, Separator } from "./cells.ts";
import { type Columns, createColumns, type TimeMode } from "./columns.ts";
import { joinDates, readMoment } from "./moment.ts";
import { isNumber, readNumber } from "./number.ts";

/** Lines of text before the first number that are not reported as problems. */
const MAX_PREAMBLE_LINES = 4;

/** Lines of text that are remembered: headers and titles repeat every screenful. */
const MAX_KNOWN_LINES = 64;

/** Length of the part of a line that is compared. */
const COMPARED_LENGTH = 200;

/** A row and its columns. */
export interface Fit {
  columns: Columns;
  /** One cell per column; may be more where there is no header. */
  cells: readonly string[];
}

/** Finds the header of a table: the last line of text before a row. */
export interface Headings {
  /** The columns of the rows so far. */
  current(): Columns | undefined;
  /** The separator of the rows so far, or of the last line of text. */
  separator(): Separator | undefined;
  /**
   * Finds the columns of a row: those of the rows before it, else those of the text just before it.
   * Changes nothing.
   *
   * @param loosely whether the last column of a new header may hold many words
   */
  fit(row: Cells, loosely: boolean): Fit | undefined;
  /** Finds the columns of a row without a header. Changes nothing. */
  fitBare(row: Cells): Fit | undefined;
  /** Uses these columns for the rows to come. */
  accept(columns: Columns): void;
  /** Records a line that names its own values: from now on, a sentence with a number is not a row. */
  skip(): void;
  /** Remembers a line of text. @returns false if it is unexpected here. */
  note(line: string, row: Cells): boolean;
}

/** The headings of one table. Their memory is bounded, whatever the lines are. */
export function createHeadings(mode: TimeMode): Headings {
  const known = new Set<string>();
  let named = false;
  let current: Columns | undefined;
  let header: Cells | undefined;
  let recent: string[] = [];
  let preamble = 0;

  function forget(): void {
    header = undefined;
    recent = [];
    preamble = MAX_PREAMBLE_LINES;
  }

  return {
    current: () => current,
    separator: () => current?.separator ?? header?.separator,
    fit(row, loosely) {
      const cells = current === undefined ? undefined : alignTo(current, row);
      if (current !== undefined && cells !== undefined) return { columns: current, cells };
      return header === undefined ? undefined : fitHeader(header.cells, row, loosely, mode);
    },
    fitBare(row) {
      return current?.given ? undefined : fitBare(current, row, named, mode);
    },
    accept(columns) {
      if (columns !== current) for (const line of recent) remember(known, line);
      current = columns;
      forget();
    },
    skip() {
      named = true;
      forget();
    },
    note(line, row) {
      const masked = maskDigits(line);
      header = row.cells.some(isNumber) ? undefined : { ...row, cells: dropEmptyEnd(row.cells) };
      recent = [...recent, masked].slice(-MAX_PREAMBLE_LINES);
      return known.has(masked) || preamble++ < MAX_PREAMBLE_LINES;
    },
  };
}

// A header may hold the time of day, as sar's does.
function maskDigits(line: string): string {
  return line.slice(0, COMPARED_LENGTH).replace(/\d/g, "0");
}

function remember(known: Set<string>, line: string): void {
  if (known.size < MAX_KNOWN_LINES) known.add(line);
}

function alignTo(columns: Columns, row: Cells): readonly string[] | undefined {
  if (columns.given) return alignCells(columns.names.length, row, true);
  const whole = joinDates(dropEmptyEnd(row.cells));
  return whole.length === columns.names.length ? whole : undefined;
}

function fitHeader(
  header: readonly string[],
  row: Cells,
  loosely: boolean,
  mode: TimeMode,
): Fit | undefined {
  const cells = alignCells(header.length, row, loosely);
  if (cells !== undefined) {
    return { columns: createColumns(header, { ...row, cells }, mode), cells };
  }
  // iostat's "avg-cpu:" stands before the names, with no column below it.
  if (!header[0]?.endsWith(":") || row.cells.length !== header.length - 1) return undefined;
  return { columns: createColumns(header.slice(1), row, mode), cells: row.cells };
}

function fitBare(
  current: Columns | undefined,
  row: Cells,
  named: boolean,
  mode: TimeMode,
): Fit | undefined {
  const cells = joinDates(dropEmptyEnd(row.cells));
  // A first row may name its subject. Later, a sentence with a number in it is not a row.
  const fewest = named || current !== undefined ? cells.length : cells.length / 2;
  if (cells.filter(isMeasured).length < fewest) return undefined;
  return { columns: current ?? createColumns(undefined, { ...row, cells }, mode), cells };
}

function isMeasured(cell: string): boolean {
  return readNumber(cell) !== undefined || readMoment(cell) !== undefined;
}
