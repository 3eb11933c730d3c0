import type { Row } from "../chart/inner-face.ts";
import { PlotcastError, describeValue } from "../error.ts";
import type { TimeMode } from "./columns.ts";
import { readJsonRows } from "./json.ts";
import { MAX_LINE_LENGTH } from "../limits.ts";
import { plainText } from "./plain-text.ts";
import { createTextReader } from "./table-line.ts";

export type { TimeMode };

/** The options of `createTableReader`. */
export interface TableOptions {
  /**
   * Which column holds the time. Default "auto", decided by the first row: the column that the
   * header names `time`, `timestamp`, `date`, `ts` or `t`; or the first of several columns, if it
   * holds an ISO date or, without a header, epoch seconds (or ms, µs, ns) from 2001 to 2099.
   * "first": always the first column; a row without a time there is a problem. "none": no column.
   * A JSON line has its key `time` in any case.
   */
  time?: TimeMode;
}

/** Why a line could not be read, for people: where, what was expected, what it got. */
export interface Problem {
  problem: string;
}

/** Reads one table, line by line. */
export interface TableReader {
  /**
   * @param number the line's number, for problems; default: the last one plus 1
   * @returns a row; a problem; or undefined for a line that is neither: blank, a comment, a header
   */
  read(line: string, number?: number): Row | Problem | undefined;
}

/** A line of separators only, or a rule under a header. */
const EMPTY = /^(?:[\s,;|]*|(?=.*[-=_+]{3})[-=_+|: \t]*)$/;

/**
 * Reads numbers as programs print them, each numeric column a series. No line makes it throw.
 *
 * - Columns between semicolons, tabs or commas (also CSV with quotes), else white space. Their
 *   names come from the header, the last line of words before the first row; else they are "1",
 *   "2", …, or "value" if there is only one. Titles above a header and repeated headers, such as
 *   vmstat's, are skipped. Another header is used if its width fits the rows that follow.
 * - Key-values: `temp=21.4 hum=55`, `temp: 21.4`, `temp 21.4 hum 55`; see `readKeyValues`.
 * - JSON: a line that begins with `{`; see `readJsonRows`.
 * - Numbers and gaps: see `readNumber`. A column of text is skipped until it has a number.
 * - Blank lines, rules (`-----`), lines that begin with `#`, and the first four lines of words only
 *   are skipped.
 *
 * A line has at most 64 Ki characters and 256 columns, a name at most 200 characters.
 *
 * @throws PlotcastError OPTION_INVALID for an unknown `time`
 */
export function createTableReader({ time = "auto" }: TableOptions = {}): TableReader {
  checkMode(time);
  const readText = createTextReader(time);
  let last = 0;
  return {
    read(line, number = last + 1) {
      last = number;
      const where = `line ${number}`;
      if (line.length > MAX_LINE_LENGTH) return lengthProblem(line, where);
      const text = plainText(line);
      const start = text.trim();
      if (EMPTY.test(start) || start.startsWith("#")) return undefined;
      if (start.startsWith("{")) return readJsonLine(start, `${where}: json`);
      const result = readText(text);
      if (typeof result !== "string") return result;
      return { problem: `${where}: expected ${result}, got ${describeValue(start)}` };
    },
  };
}

function lengthProblem(line: string, where: string): Problem {
  return {
    problem: `${where}: expected at most ${MAX_LINE_LENGTH} characters, got ${line.length}`,
  };
}

function checkMode(mode: TimeMode): void {
  if (["auto", "first", "none"].includes(mode)) return;
  const message = `time: expected "auto", "first" or "none", got ${describeValue(mode)}`;
  throw new PlotcastError("OPTION_INVALID", message);
}

function readJsonLine(text: string, where: string): Row | Problem | undefined {
  try {
    return readJsonRows(text, where)[0];
  } catch (error) {
    if (error instanceof PlotcastError) return { problem: error.message };
    throw error;
  }
}
