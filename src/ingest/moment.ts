import { readEpoch, readTime } from "./time.ts";

const TIME_NAMES =
  /^[@_]*(?:time|timestamp|datetime|date|ts|t|epoch)(?:[ _]*(?:\(.*\)|\[.*\]|s|ms|us|µs|ns|utc))?$/i;

const DATE = /^\d{4}-\d\d-\d\d$/;
const PLAIN_NUMBER = /^\d{9,19}(?:\.\d{0,9})?$/;
const CLOCK = /^\d\d:\d\d/;

/** A moment and its number of cells: two where its date and its time of day stand apart. */
export interface Moment {
  /** Epoch milliseconds. */
  time: number;
  width: 1 | 2;
}

/** Whether a column of this name holds times: `time`, `Timestamp`, `date`, `ts`, `time (s)`. */
export function isTimeName(name: string): boolean {
  return TIME_NAMES.test(name);
}

/** Reads ISO 8601, or an epoch number of a plausible size, as epoch milliseconds. */
export function readMoment(text: string): number | undefined {
  return readTime(text) ?? readEpoch(readPlainNumber(text));
}

/** Reads the moment that begins at a cell; its date and its time of day may be two cells. */
export function readMomentAt(cells: readonly string[], index: number): Moment | undefined {
  const cell = cells[index] ?? "";
  const apart = joinDate(cell, cells[index + 1]);
  if (apart !== undefined) return { time: apart.time, width: 2 };
  const time = readMoment(cell);
  return time === undefined ? undefined : { time, width: 1 };
}

/** Joins each date and the time of day after it into one cell. */
export function joinDates(cells: readonly string[]): string[] {
  const joined: string[] = [];
  for (let index = 0; index < cells.length; index++) {
    const apart = joinDate(cells[index] ?? "", cells[index + 1]);
    joined.push(apart?.text ?? cells[index] ?? "");
    if (apart !== undefined) index += 1;
  }
  return joined;
}

function joinDate(date: string, clock = ""): { text: string; time: number } | undefined {
  if (!DATE.test(date) || !CLOCK.test(clock)) return undefined;
  const text = `${date}T${clock}`;
  const time = readTime(text);
  return time === undefined ? undefined : { text, time };
}

// Signs, exponents, prefixes and percentages belong to measurements.
function readPlainNumber(text: string): number {
  return PLAIN_NUMBER.test(text) ? Number(text) : Number.NaN;
}
