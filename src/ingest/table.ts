import { describeValue } from "../error.ts";
import { MAX_LINE_LENGTH } from "../limits.ts";
import type { TimeMode } from "./dialect.ts";
import { readAccess } from "./access-log.ts";
import { createJsonLineReader } from "./json-line.ts";
import { readPing } from "./ping.ts";
import { createPlainRowReader, type PlainRowReader } from "./plain-row.ts";
import { plainText } from "./plain-text.ts";
import { readProgramLine } from "./program-line.ts";
import { createSharedMoment } from "./shared-moment.ts";
import { readSummary } from "./summary-line.ts";
import { createTextReader } from "./table-line.ts";
import { createDialect, type TableOptions } from "./table-options.ts";
import type { TableRow } from "./table-row.ts";

export type { TableOptions, TableRow, TimeMode };

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
  read(line: string, number?: number): TableRow | Problem | undefined;
}

/** A line of separators only, or a rule under a header. */
const EMPTY = /^(?:[\s,;|]*|(?=.*[-=_+]{3})[-=_+|: \t]*)$/;

const MISTAKEN =
  "day and month stand the other way round than in the lines before, which are at wrong dates: give the time's format, such as %d/%m/%Y";

/** What may be a time with a decimal comma as well as two cells. */
const TIME_AND_VALUE = /:\d\d,\d+$/;

/**
 * Reads numbers as programs print them, each numeric column a series. No line makes it throw.
 *
 * - Columns between semicolons, tabs or commas (also CSV with quotes), else white space. Their
 *   names come from the header, the last line of words before the first row; else they are "1",
 *   "2", …, or "value" if there is only one. Names of several words are found by their position.
 *   Titles above a header and repeated headers, such as vmstat's, are skipped. Another header is
 *   used if its width fits the rows that follow.
 * - Key-values: `temp=21.4 hum=55`, `temp: 21.4`, `temp 21.4 hum 55`; see `readKeyValues`.
 * - JSON: a line that begins with `{`; see `createJsonLineReader`.
 * - Times: ISO 8601, epoch numbers, and the forms of logs; see `createTimeForms`.
 * - Numbers, units and gaps: see `createQuantities` and `readUnit`; units in names: `unitOfName`.
 *   A column of text is skipped until it has a number. A text that comes after numbers is a gap,
 *   and a problem that is told once.
 * - A column named as a thing (host, device, pod) is the row's key, as is a first column of text.
 * - ping, uptime, top, sysstat and ip have lines of their own; see `readProgramLine`.
 * - Blank lines, rules (`-----`), lines that begin with `#`, and the first four lines of words only
 *   are skipped.
 *
 * A line has at most 64 Ki characters and 256 columns, a name at most 200 characters.
 *
 * @throws PlotcastError OPTION_INVALID for an option that is not right
 */
export function createTableReader(options: TableOptions = {}): TableReader {
  const dialect = createDialect(options);
  const text = createTextReader(dialect);
  const readJson = createJsonLineReader(dialect);
  const shared = createSharedMoment();
  let readPlain: PlainRowReader | undefined;
  let subject: string | undefined;
  let last = 0;

  function readCarefully(line: string): TableRow | string | undefined {
    const plain = plainText(line);
    const start = plain.trim();
    if (EMPTY.test(start) || start.startsWith("#")) {
      text.noteBreak(start);
      return undefined;
    }
    if (start.startsWith("{")) return readJson(start);
    const ping = readPing(start);
    if (ping !== undefined) return ping === "skip" ? undefined : ping;
    const access = readAccess(start, dialect.moments);
    if (access !== undefined) return access;
    return readProgram(plain) ? undefined : readText(plain, start);
  }

  /** Whether a line is one that a program prints around its rows. */
  function readProgram(line: string): boolean {
    const known = readProgramLine(line);
    if (known?.kind === "date") dialect.moments.startAt(known.date);
    else if (known?.kind === "subject") subject = known.name;
    return known !== undefined;
  }

  function readText(line: string, start: string): TableRow | string | undefined {
    const summary = readSummary(line, dialect.quantities);
    if (summary !== undefined) {
      const time = summary.clock === undefined ? undefined : dialect.moments.read(summary.clock);
      if (time !== undefined) shared.set(time);
      return summary.row;
    }
    const marked = dialect.moments.markLine(line);
    const lone = dialect.mode === "auto" ? readLone(marked.trim()) : undefined;
    if (lone !== undefined) {
      shared.set(lone);
      return undefined;
    }
    const result = text.read(marked);
    if (typeof result !== "string") return withSubject(result);
    return `expected ${result}, got ${describeValue(start)}`;
  }

  // `12:00:00,5` alone is a time and the value of a table with commas, not a time with a fraction.
  function readLone(text: string): number | undefined {
    return TIME_AND_VALUE.test(text) ? undefined : dialect.moments.readWritten(text);
  }

  function withSubject(row: TableRow | undefined): TableRow | undefined {
    if (row === undefined || subject === undefined || row.key !== undefined) return row;
    return { ...row, key: subject };
  }

  function finish(
    result: TableRow | string | undefined,
    number: number,
  ): TableRow | Problem | undefined {
    if (result === undefined) return undefined;
    if (typeof result === "string") return { problem: join(number, result) };
    if (dialect.moments.takeMistaken()) result.problems = [...(result.problems ?? []), MISTAKEN];
    if (result.problems !== undefined) {
      result.problems = result.problems.map((problem) => join(number, problem));
    }
    return shared.share(result);
  }

  return {
    read(line, number = last + 1) {
      last = number;
      const row = readPlain?.(line);
      if (row !== undefined) return finish(row, number);
      if (line.length > MAX_LINE_LENGTH) return lengthProblem(line, number);
      const result = readCarefully(line);
      const columns = typeof result === "object" ? text.columns() : undefined;
      readPlain = columns === undefined ? undefined : createPlainRowReader(columns, dialect);
      return finish(result, number);
    },
  };
}

/** `line 3: expected …`, `line 3, column 17: expected …` */
function join(number: number, problem: string): string {
  return `line ${number}${problem.startsWith("column ") ? "," : ":"} ${problem}`;
}

function lengthProblem(line: string, number: number): Problem {
  return {
    problem: `line ${number}: expected at most ${MAX_LINE_LENGTH} characters, got ${line.length}`,
  };
}
