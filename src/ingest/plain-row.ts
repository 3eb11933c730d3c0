import { type Columns, unitsOf } from "./columns.ts";
import type { Dialect } from "./dialect.ts";
import { type ScannedTime, scanIso, scanNumber } from "./plain-scan.ts";
import { readKey } from "./row-key.ts";
import type { TableRow } from "./table-row.ts";
import { readDay } from "./wall-parts.ts";

/** Reads a line that looks like the last row; undefined for one that does not, which says nothing of it. */
export type PlainRowReader = (line: string) => TableRow | undefined;

/** Words that are text in every table: they begin with a letter. */
const WORD = /^[A-Za-z][\w./-]*$/;

/** Cells that may hold anything, without what makes splitting a matter of care. */
const SIMPLE = /^[\w./+-]*$/;

/** What a cell is read as: "gap" is a value where none has been yet, "other" is not asked for. */
type Role = "time" | "date" | "clock" | "number" | "gap" | "x" | "word" | "other";

/** `2026-03-01`, which a time of day may follow. */
const DATE_LENGTH = 10;

const COMMA = 44;
const POINT = 46;
const SPACE = 32;
const MINUS = 45;
const COLON = 58;

/**
 * Makes a reader of the rows to come that takes a fraction of the time: for those of plain numbers, an
 * ISO time and words, cell by cell as the rows before. All others are left to the careful reader,
 * which gives the same row for what this one reads.
 *
 * @returns undefined for columns of which each row needs care
 */
export function createPlainRowReader(
  columns: Columns,
  dialect: Dialect,
): PlainRowReader | undefined {
  const { names, separator, keys } = columns;
  const width = names.length;
  const roles = names.map((_, index) => roleOf(columns, index));
  const isSpaced = separator === " ";
  if (columns.isWide || columns.hasBinaryPrefixes) return undefined;
  // Two words between white space may be a name and its value.
  if (isSpaced && width === 2 && roles[0] !== "number" && roles[0] !== "time") return undefined;
  const point = dialect.quantities.hasCommas() ? COMMA : POINT;
  const mark = separator.charCodeAt(0);
  if (mark === point) return undefined;
  const readMoment = createMomentScanner(dialect, mark);
  const words: string[] = [];
  let dateStart = 0;

  /** @returns whether the cell could be read */
  function readCell(row: TableRow, line: string, start: number, end: number, at: number): boolean {
    const role = roles[at];
    if (role === "number" || role === "gap") {
      const isGap = start >= end;
      const number = isGap ? null : scanNumber(line, start, end, point);
      row.values.set(names[at] ?? "", number);
      return isGap || (role === "number" && !Number.isNaN(number));
    }
    if (role === "time") {
      row.time = readMoment(line, start, end) ?? Number.NaN;
      return !Number.isNaN(row.time);
    }
    if (role === "date") {
      dateStart = start;
      return end - start === DATE_LENGTH;
    }
    if (role === "clock") {
      const text = `${line.slice(dateStart, dateStart + DATE_LENGTH)} ${line.slice(start, end)}`;
      row.time = readMoment(text, 0, text.length, true) ?? Number.NaN;
      return !Number.isNaN(row.time);
    }
    if (role === "x") {
      row.x = scanNumber(line, start, end, point);
      return !Number.isNaN(row.x);
    }
    const word = line.slice(start, end);
    words[at] = word;
    return role === "word" ? WORD.test(word) : SIMPLE.test(word);
  }

  function readCells(row: TableRow, line: string): boolean {
    const last = skipSpaceBack(line, line.length, 0);
    let start = skipSpace(line, 0);
    for (let at = 0; at < width; at++) {
      const isTwoCells = roles[at] === "time" && isDateAndClock(line, start, mark);
      const found = line.indexOf(separator, isTwoCells ? start + DATE_LENGTH + 1 : start);
      const isLast = found < 0 || (isSpaced && found >= last);
      // The last cell ends the line, and no other does.
      if (isLast !== (at === width - 1)) return false;
      const end = isLast ? last : isSpaced ? found : skipSpaceBack(line, found, start);
      if (!readCell(row, line, start, end, at)) return false;
      start = skipSpace(line, isSpaced ? end : found + 1);
    }
    return true;
  }

  return (line) => {
    const row: TableRow = { values: new Map() };
    if (!readCells(row, line) || isEmpty(row)) return undefined;
    if (keys.length > 0) {
      const key = readKey(keys, words, names);
      if (key !== undefined) row.key = key;
    }
    const units = unitsOf(columns);
    if (units !== undefined) row.units = units;
    return row;
  };
}

// A line of separators alone is no row.
function isEmpty({ time, x, values }: TableRow): boolean {
  if (time !== undefined || x !== undefined) return false;
  for (const value of values.values()) if (value !== null) return false;
  return true;
}

function roleOf(columns: Columns, index: number): Role {
  if (index === columns.time) return columns.isClockApart ? "date" : "time";
  if (columns.isClockApart && index - 1 === columns.time) return "clock";
  if (index === columns.x) return "x";
  if (columns.keys.includes(index)) return columns.isKeyGuessed ? "word" : "other";
  if (columns.picked !== undefined && !columns.picked.has(index)) return "other";
  const kind = columns.kinds[index];
  if (kind === undefined) return "gap";
  return kind === "number" ? "number" : "word";
}

function skipSpace(line: string, start: number): number {
  let at = start;
  while (line.charCodeAt(at) === SPACE) at++;
  return at;
}

function skipSpaceBack(line: string, end: number, start: number): number {
  let at = end;
  while (at > start && line.charCodeAt(at - 1) === SPACE) at--;
  return at;
}

/** Whether two cells are a date and a time of day: `2026-03-01 12:00:01`. */
function isDateAndClock(line: string, start: number, mark: number): boolean {
  return (
    line.charCodeAt(start + 4) === MINUS &&
    line.charCodeAt(start + DATE_LENGTH) === mark &&
    line.charCodeAt(start + DATE_LENGTH + 3) === COLON
  );
}

/** Reads the moment between two places of a line. Most rows are of the same day as the last one. */
function createMomentScanner(
  { moments }: Dialect,
  mark: number,
): (line: string, start: number, end: number, isoOnly?: boolean) => number | undefined {
  const scanned: ScannedTime = { date: 0, clock: 0, isUtc: false };
  let date = 0;
  let midnight: number | undefined;
  return (line, start, end, isoOnly = false) => {
    const isPlain = moments.isUtc && scanIso(line, start, end, scanned, mark);
    if (!isPlain) return isoOnly ? undefined : moments.read(line.slice(start, end));
    if (scanned.date !== date) {
      date = scanned.date;
      midnight = readDay(Math.floor(date / 10_000), Math.floor(date / 100) % 100, date % 100);
    }
    return midnight === undefined ? undefined : midnight + scanned.clock;
  };
}
