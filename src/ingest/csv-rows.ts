import type { Row, Value } from "../chart/inner-face.ts";
import { describeValue, PlotcastError } from "../error.ts";
import { MAX_LINE_LENGTH, MAX_NAME_LENGTH, MAX_SERIES } from "../limits.ts";
import type { Work } from "../work.ts";
import type { SplitQuoted } from "./csv-quotes.ts";
import { type CsvRecord, readRecord } from "./csv-records.ts";
import { addNote, addProblem, addRow, createRowsReading, type RowsReading } from "./line-rows.ts";
import { createMoments, isTimeName, type Moments } from "./moment.ts";
import { isInfinite, readNumber } from "./number.ts";

/** What reading CSV depends on. */
export interface CsvOptions {
  /** The names of the columns, where the text has none: `time,cpu,mem`. */
  header?: string | undefined;
  /** Needed where the text has quotes. */
  split?: SplitQuoted | undefined;
}

/** Records that are read in one go. */
const ROWS_PER_STEP = 256;

/** What a delimiter may be; where several stand in a header, the first of them that does. */
const DELIMITERS = ["\t", ";", ","];

/** The columns of a text. */
interface Columns {
  delimiter: string;
  names: string[];
  /** Which of them is the time; -1 where none is. */
  time: number;
  moments: Moments;
}

/**
 * Reads rows from CSV: a header with the names of series, then a line for each row. A column called `time`,
 * `date`, `timestamp` or so is the time. It yields where others may have a turn; a line that is wrong costs
 * no other one.
 *
 * @throws PlotcastError `INPUT_INVALID` where the header is none, `TOO_LARGE` for too many columns or rows
 */
export function* readCsvRows(text: string, { header, split }: CsvOptions): Work<RowsReading> {
  const reading = createRowsReading();
  let at = skipEmpty(text, 0);
  let line = 1 + countBreaks(text.slice(0, at));
  const own = header ?? text.slice(at);
  const delimiter = findDelimiter(own);
  if (text.trim() === "") return reading;
  const first = readRecord(own, 0, line, delimiter, split);
  const columns = readHeader(first, delimiter);
  if (header === undefined) {
    at += first.end;
    line = first.nextLine;
  }
  for (let count = 1; at < text.length; count++) {
    const record = readRecord(text, at, line, delimiter, split);
    takeRecord(reading, record, columns);
    at = record.end;
    line = record.nextLine;
    if (count % ROWS_PER_STEP === 0) yield;
  }
  return reading;
}

function skipEmpty(text: string, start: number): number {
  const found = /[^\s]/.exec(text.slice(start));
  return found === null ? text.length : text.lastIndexOf("\n", start + found.index) + 1;
}

function countBreaks(text: string): number {
  return text.split("\n").length - 1;
}

const QUOTED = /"(?:[^"]|"")*"/g;

function findDelimiter(text: string): string {
  const [header = ""] = text.slice(0, MAX_LINE_LENGTH).replace(QUOTED, "").split("\n", 1);
  return DELIMITERS.find((delimiter) => header.includes(delimiter)) ?? ",";
}

function readHeader({ cells = [] }: CsvRecord, delimiter: string): Columns {
  if (cells.every((cell) => readNumber(cell) !== undefined)) {
    const got = describeValue(cells.join(delimiter));
    throw headerError(`expected names of columns first, or ?header=time,cpu,mem, got ${got}`);
  }
  const time = cells.findIndex(isTimeName);
  const count = time < 0 ? cells.length : cells.length - 1;
  if (count > MAX_SERIES) {
    throw new PlotcastError("TOO_LARGE", `header: expected at most ${MAX_SERIES} series`);
  }
  if (count === 0) throw headerError("expected at least one column besides the time");
  const wrong = cells.find((name) => name === "" || name.length > MAX_NAME_LENGTH);
  if (wrong !== undefined) {
    const expected = `expected names of 1 to ${MAX_NAME_LENGTH} characters`;
    throw headerError(`${expected}, got ${describeValue(wrong)}`);
  }
  const twice = cells.find((name, index) => cells.indexOf(name) < index);
  if (twice !== undefined) throw headerError(`expected ${describeValue(twice)} once`);
  return { delimiter, names: cells, time, moments: createMoments({}) };
}

function headerError(message: string): PlotcastError {
  return new PlotcastError("INPUT_INVALID", `header: ${message}`);
}

function takeRecord(reading: RowsReading, { line, cells }: CsvRecord, columns: Columns): void {
  if (cells === undefined) return addProblem(reading, line, "expected quotes that are closed");
  if (cells.length === 1 && cells[0] === "") return;
  addRow(reading, line, () => readCells(cells, columns));
  const infinite = cells.findIndex(isInfinite);
  if (infinite < 0 || infinite === columns.time || cells.length !== columns.names.length) return;
  const where = `column ${describeValue(columns.names[infinite])}`;
  addNote(reading, line, `${where}: an infinite value, which is a gap in the chart`);
}

function readCells(cells: readonly string[], { names, time, moments }: Columns): Row {
  if (cells.length !== names.length) {
    throw cellError("row", `expected ${names.length} cells, got ${cells.length}`);
  }
  const values = new Map<string, Value>();
  for (const [index, name] of names.entries()) {
    if (index !== time) values.set(name, readCell(name, cells[index] ?? ""));
  }
  if (time < 0) return { values };
  const cell = cells[time] ?? "";
  const ms = moments.read(cell);
  if (ms !== undefined) return { time: ms, isDated: true, values };
  throw cellError(
    `column ${describeValue(names[time])}`,
    `expected a time, got ${describeValue(cell)}`,
  );
}

function readCell(name: string, cell: string): number | null {
  const value = readNumber(cell);
  if (value !== undefined) return value;
  throw cellError(`column ${describeValue(name)}`, `expected a number, got ${describeValue(cell)}`);
}

function cellError(where: string, message: string): PlotcastError {
  return new PlotcastError("INPUT_INVALID", `${where}: ${message}`);
}
