import type { Row } from "../chart/inner-face.ts";
import { type Cells, MAX_WORDS, type Separator, splitCells, splitWords } from "./cells.ts";
import type { Columns, TimeMode } from "./columns.ts";
import { createHeadings, type Fit, type Headings } from "./headings.ts";
import { readKeyValues } from "./key-value.ts";
import { joinDates } from "./moment.ts";
import { MAX_SERIES } from "../limits.ts";
import { isNumber, readNumber } from "./number.ts";
import { holdsRow, readColumns } from "./rows.ts";

/** The result of a line: a row, nothing to draw, or, as text, what was expected instead. */
export type LineResult = Row | string | undefined;

const EXPECTED_TIME = "a time (ISO 8601, or epoch seconds to nanoseconds) in front";

/**
 * Reads the lines of one table, each in the first way that fits: as a row under its header, as
 * key-values, as a row whose header fits loosely or that has none, as the header of rows to come.
 */
export function createTextReader(mode: TimeMode): (text: string) => LineResult {
  const headings = createHeadings(mode);
  const readNamed = createNamedReader(mode, headings);
  return (text) => {
    const row = splitCells(text);
    if (row.cells.length > MAX_SERIES) {
      return readNamed(text) ?? `at most ${MAX_SERIES} columns or series`;
    }
    const rows = splitBoth(text, row, headings.separator());
    return (
      readHeaded(rows, false, headings) ??
      readNamed(text) ??
      readHeaded(rows, true, headings) ??
      readFit(headings.fitBare(row), headings) ??
      readWords(text, row, headings)
    );
  };
}

// Text in a cell may hold another separator, such as the commas of a command line.
function splitBoth(text: string, row: Cells, separator: Separator | undefined): Cells[] {
  if (separator === undefined || separator === row.separator) return [row];
  return [splitCells(text, separator), row];
}

function readHeaded(rows: readonly Cells[], loosely: boolean, headings: Headings): LineResult {
  for (const row of rows) {
    const fit = isLonePair(row) ? undefined : headings.fit(row, loosely);
    const result = readFit(fit, headings);
    if (result !== undefined) return result;
  }
  return undefined;
}

// `web 5` under `host load` is better read as the load of web: the next line is another host.
function isLonePair({ cells, separator }: Cells): boolean {
  const [name = "", value = ""] = cells;
  if (separator !== " " || cells.length !== 2) return false;
  return readNumber(name) === undefined && readNumber(value) !== undefined;
}

function readFit(fit: Fit | undefined, headings: Headings): LineResult {
  if (fit === undefined || !holdsRow(fit.columns, fit.cells)) return undefined;
  const row = readColumns(fit.columns, fit.cells);
  if (row === undefined) return EXPECTED_TIME;
  if (row.values.size === 0) return "a number";
  headings.accept(fit.columns);
  return row;
}

function createNamedReader(mode: TimeMode, headings: Headings): (text: string) => LineResult {
  const known = new Set<string>();
  return (text) => {
    const words = splitWords(text);
    if (words.length > MAX_WORDS) return undefined;
    const row = readKeyValues(joinDates(words), mode !== "none", isBare(headings), known);
    if (row === undefined) return undefined;
    if (row.values.size > MAX_SERIES) return `at most ${MAX_SERIES} series`;
    if (mode === "first" && row.time === undefined) return EXPECTED_TIME;
    for (const [name, value] of row.values) {
      if (value !== null && known.size < MAX_SERIES) known.add(name);
    }
    headings.skip();
    return row;
  };
}

// Among rows of numbers, `retry 3 of 5` is a message, not a measurement.
function isBare(headings: Headings): boolean {
  const columns = headings.current();
  return columns === undefined || (!columns.given && columns.kinds.includes("text"));
}

function readWords(text: string, row: Cells, headings: Headings): LineResult {
  const columns = headings.current();
  const hasNumber = row.cells.some(isNumber);
  if (columns !== undefined && hasNumber) return describe(columns);
  if (headings.note(text.trim(), row)) return undefined;
  return hasNumber ? "columns of numbers, or values with names" : "numbers";
}

function describe({ names }: Columns): string {
  const list = names.slice(0, 3).join(", ");
  return `${names.length} column${names.length === 1 ? "" : "s"} (${list}${names.length > 3 ? ", …" : ""})`;
}
