import type { Row } from "../chart/inner-face.ts";
import { PlotcastError, shown } from "../error.ts";
import type { TimeMode } from "./columns.ts";
import { readJsonRows } from "./json.ts";
import { MAX_LINE_LENGTH } from "./lines.ts";
import { plainText } from "./plain-text.ts";
import { createTextReader } from "./table-line.ts";

export type { TimeMode };

/** What `createTableReader` can be told. */
export interface TableOptions {
  /**
   * Where a row's time is. Default "auto": in a column that the header names `time`, `timestamp`,
   * `date`, `ts` or `t`, or in the first one, if there is more than one, where it holds an ISO
   * date, or, without a header, epoch seconds (or ms, µs, ns) from 2001 to 2099. The first row
   * decides. "first": always in the first column, or it is a problem. "none": nowhere.
   * A JSON line has its own key `time` in any case.
   */
  time?: TimeMode;
}

/** Why a line could not be read, for people: where, what was expected, what came. */
export interface Problem {
  problem: string;
}

/** Reads one table, line by line. */
export interface TableReader {
  /**
   * @param number the line's number, for problems; default one more than the last
   * @returns a row; a problem; or undefined for a line that is neither: blank, a comment, a header
   */
  read(line: string, number?: number): Row | Problem | undefined;
}

/** Nothing but separators, or a rule that is drawn under a header. */
const EMPTY = /^(?:[\s,;|]*|(?=.*[-=_+]{3})[-=_+|: \t]*)$/;

/**
 * Reads numbers as programs print them, each numeric column a series. Never throws at a line.
 *
 * - Columns between semicolons, tabs or commas (also CSV with quotes), else white space. Their
 *   names come from the header, the last line of words before the first row; else they are "1",
 *   "2", …, or "value" if there is one. Titles above a header, and headers that come again, as
 *   vmstat's do, are passed over. Another header counts if its width fits the rows that follow.
 * - Values with names: `temp=21.4 hum=55`, `temp: 21.4`, `temp 21.4 hum 55`; see `readLabels`.
 * - JSON: a line that begins with `{`; see `readJsonRows`.
 * - Numbers and gaps: see `readNumber`. A column of text is left out until it has a number.
 * - Blank lines, rules (`-----`) and lines that begin with `#` are passed over, and so are the
 *   first four lines that hold words alone.
 *
 * Bounds: a line has at most 64 Ki characters and 256 columns, a name at most 200 characters.
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
      if (line.length > MAX_LINE_LENGTH) return tooLong(line, where);
      const text = plainText(line);
      const start = text.trim();
      if (EMPTY.test(start) || start.startsWith("#")) return undefined;
      if (start.startsWith("{")) return readJsonLine(start, `${where}: json`);
      const result = readText(text);
      if (typeof result !== "string") return result;
      return { problem: `${where}: expected ${result}, got ${shown(start)}` };
    },
  };
}

function tooLong(line: string, where: string): Problem {
  return {
    problem: `${where}: expected at most ${MAX_LINE_LENGTH} characters, got ${line.length}`,
  };
}

function checkMode(mode: TimeMode): void {
  if (["auto", "first", "none"].includes(mode)) return;
  const message = `time: expected "auto", "first" or "none", got ${shown(mode)}`;
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
