import { POINTS_PER_SLICE } from "../limits.ts";
import type { PastColumns, PastPoints } from "../live/history.ts";
import type { Work } from "../work.ts";
import { csvCell, csvTime } from "./csv-cells.ts";

/** How a table is laid out: a column for each series, or a row for each value. */
export type CsvForm = "wide" | "long";

/** What the first column holds: moments, or numbers. */
export type CsvX = "time" | "x";

/** The first line, which names the columns. */
export function csvHead(form: CsvForm, series: readonly string[], x: CsvX = "time"): string {
  const names = form === "wide" ? [x, ...series] : [x, "series", "value"];
  return `${names.map(csvCell).join(",")}\r\n`;
}

/** Rows that are written in one go: less than a millisecond. */
const ROWS_PER_STEP = 1024;

/**
 * The rows of some points, in order of time. Points of one moment share a row, where there is a column for
 * each series; what a series has no value for is an empty cell.
 */
export function* csvRows(
  form: CsvForm,
  series: readonly string[],
  points: PastColumns,
  x: CsvX = "time",
): Work<string> {
  const write = x === "time" ? csvTime : String;
  const columns = series.map((name) => points.get(name) ?? NONE);
  const next = columns.map(() => 0);
  const prefixes = form === "wide" ? [] : series.map((name) => `,${csvCell(name)},`);
  let text = "";
  for (let rows = 1; ; rows++) {
    const time = earliest(columns, next);
    if (time === Number.POSITIVE_INFINITY) return text;
    text +=
      form === "wide"
        ? wideRow(columns, next, time, write)
        : longRows(columns, next, time, prefixes, write);
    if (rows % ROWS_PER_STEP === 0) yield;
  }
}

type WriteX = (x: number) => string;

const NONE: PastPoints = { times: [], values: [] };

function earliest(columns: readonly PastPoints[], next: readonly number[]): number {
  let time = Number.POSITIVE_INFINITY;
  for (let i = 0; i < columns.length; i++) {
    const own = columns[i]!.times[next[i]!];
    if (own !== undefined && own < time) time = own;
  }
  return time;
}

function wideRow(
  columns: readonly PastPoints[],
  next: number[],
  time: number,
  write: WriteX,
): string {
  let row = write(time);
  for (let i = 0; i < columns.length; i++) row += `,${takeValue(columns[i]!, next, i, time) ?? ""}`;
  return `${row}\r\n`;
}

function longRows(
  columns: readonly PastPoints[],
  next: number[],
  time: number,
  prefixes: readonly string[],
  write: WriteX,
): string {
  const text = write(time);
  let rows = "";
  for (let i = 0; i < columns.length; i++) {
    const value = takeValue(columns[i]!, next, i, time);
    if (value !== undefined) rows += `${text}${prefixes[i]!}${value}\r\n`;
  }
  return rows;
}

/** The value of a moment as a cell, empty for a gap; undefined where the series has no point then. */
function takeValue(
  { times, values }: PastPoints,
  next: number[],
  i: number,
  time: number,
): string | undefined {
  const at = next[i]!;
  if (times[at] !== time) return undefined;
  next[i] = at + 1;
  const value = values[at]!;
  return Number.isNaN(value) ? "" : String(value);
}

/** Bytes of a part of a table, more or less: what waits in memory for a slow reader. */
const PART_BYTES = 256 * 1024;

/** A time with all of its digits and a value. */
const CELLS_LENGTH = 64;

/** How many points the rows of a part may have, so that none is long. */
export function pointsPerPart(form: CsvForm, series: readonly string[]): number {
  let longest = 0;
  for (const name of series) longest = Math.max(longest, 2 * name.length);
  const length = CELLS_LENGTH + (form === "wide" ? series.length : longest);
  return Math.min(POINTS_PER_SLICE, Math.floor(PART_BYTES / length));
}
