import { describeValue } from "../error.ts";
import { MAX_SERIES } from "../limits.ts";
import { type Cells, createSplitter, MAX_WORDS, type Separator, splitWords } from "./cells.ts";
import type { Columns } from "./columns.ts";
import type { Dialect } from "./dialect.ts";
import { createHeadings, type Fit, type Headings, isPivoted } from "./headings.ts";
import { type KnownNames, readKeyValues } from "./key-value.ts";
import { holdsRow, readColumns } from "./rows.ts";
import type { TableRow } from "./table-row.ts";

/** The result of a line: a row, nothing to draw, or, as text, what was expected instead. */
export type LineResult = TableRow | string | undefined;

/** Reads the lines of text of one table. */
export interface TextReader {
  /** @param text a line without control characters, its moments of several words marked */
  read(text: string): LineResult;
  /** Tells of a line without text, or of one that begins with `#`, between the others. */
  noteBreak(line: string): void;
  /** The columns of the rows so far, for who reads rows like the last one. */
  columns(): Columns | undefined;
}

const EXPECTED_TIME = "a time (ISO 8601, or epoch seconds to nanoseconds) in front";

/**
 * Reads the lines of one table, each in the first way that fits: as a row under its header, as
 * key-values, as a row whose header fits loosely or that has none, as the header of rows to come.
 */
export function createTextReader(dialect: Dialect): TextReader {
  const headings = createHeadings(dialect);
  const readNamed = createNamedReader(dialect, headings);
  const splitter = createSplitter(dialect);
  const toRow = (fit: Fit | undefined) => readFit(fit, headings, dialect);

  // Text in a cell may hold another separator, such as the commas of a command line.
  function splitBoth(text: string, row: Cells, separator: Separator | undefined): Cells[] {
    if (separator === undefined || separator === row.separator) return [row];
    return [splitter.split(text, separator), row];
  }

  function readHeaded(rows: readonly Cells[], loosely: boolean): LineResult {
    for (const row of rows) {
      const fit = isLonePair(row, dialect) ? undefined : headings.fit(row, loosely);
      const result = toRow(fit);
      if (result !== undefined) return result;
    }
    return undefined;
  }

  return {
    read(text) {
      const row = splitter.split(text);
      dialect.quantities.expectCommas(row.separator === ";");
      if (row.separator === ";") dialect.moments.expectDayFirst();
      if (row.cells.length > MAX_SERIES) {
        return readNamed(text) ?? `at most ${MAX_SERIES} columns or series`;
      }
      if (isPivoted(row, dialect) && headings.note(text.trim(), row)) return undefined;
      const rows = splitBoth(text, row, headings.separator());
      return (
        readHeaded(rows, false) ??
        readNamed(text) ??
        readHeaded(rows, true) ??
        toRow(headings.fitBare(row)) ??
        readWords(text, row, headings, dialect)
      );
    },
    noteBreak: headings.noteBreak,
    columns: headings.current,
  };
}

// `web 5` under `host load` is better read as the load of web: the next line is another host.
function isLonePair({ cells, separator }: Cells, { quantities, choice }: Dialect): boolean {
  const [name = "", value = ""] = cells;
  if (separator !== " " || cells.length !== 2 || choice.key !== undefined) return false;
  return quantities.read(name) === undefined && quantities.read(value) !== undefined;
}

function readFit(fit: Fit | undefined, headings: Headings, dialect: Dialect): LineResult {
  if (fit === undefined || !holdsRow(fit.columns, fit.cells, dialect)) return undefined;
  const row = readColumns(fit.columns, fit.cells, dialect);
  if (row === undefined) {
    return fit.columns.x === undefined ? EXPECTED_TIME : `a number in column ${dialect.choice.x}`;
  }
  if (row.values.size === 0) return expectedSeries(fit.columns, dialect);
  headings.accept(fit.columns);
  return row;
}

function expectedSeries({ names, picked }: Columns, { choice }: Dialect): string {
  if (picked === undefined) return "a number";
  const asked = choice.columns?.join(", ") ?? "";
  return `numbers in the columns ${describeValue(asked)} of ${describeValue(listNames(names))}`;
}

function createNamedReader(dialect: Dialect, headings: Headings): (text: string) => LineResult {
  const known: KnownNames = new Map();
  const { mode, moments } = dialect;
  return (text) => {
    const words = splitWords(text);
    if (words.length > MAX_WORDS) return undefined;
    const row = readKeyValues(moments.join(words), dialect, isBare(headings), known);
    if (row === undefined) return undefined;
    if (row.values.size > MAX_SERIES) return `at most ${MAX_SERIES} series`;
    if (mode === "first" && row.time === undefined) return EXPECTED_TIME;
    headings.skip();
    return row;
  };
}

// Among rows of numbers, `retry 3 of 5` is a message, not a measurement.
function isBare(headings: Headings): boolean {
  const columns = headings.current();
  return columns === undefined || (!columns.given && columns.kinds.includes("text"));
}

function readWords(
  text: string,
  row: Cells,
  headings: Headings,
  { quantities }: Dialect,
): LineResult {
  const columns = headings.current();
  const hasNumber = row.cells.some(quantities.isNumber);
  if (columns !== undefined && hasNumber) return describe(columns);
  if (headings.note(text.trim(), row)) return undefined;
  return hasNumber ? "columns of numbers, or values with names" : "numbers";
}

function describe({ names }: Columns): string {
  return `${names.length} column${names.length === 1 ? "" : "s"} (${listNames(names)})`;
}

function listNames(names: readonly string[]): string {
  return `${names.slice(0, 3).join(", ")}${names.length > 3 ? ", …" : ""}`;
}
