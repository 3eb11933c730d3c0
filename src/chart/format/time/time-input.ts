import { MAX_TIME } from "../../../limits.ts";

/** A moment: a `Date`, epoch milliseconds, or an ISO 8601 string (UTC where it names no offset). */
export type TimeInput = Date | number | string;

const ISO =
  /^([+-]\d{6}|\d{4})-(\d\d)-(\d\d)(?:[T ](\d\d):(\d\d)(?::(\d\d)(?:[.,]\d+)?)?(Z|[+-]\d\d:?\d\d)?)?$/i;

/** What a time in JSON should be, for error messages. */
export const JSON_TIME = 'epoch milliseconds or an ISO 8601 string such as "2026-03-01T12:00:00Z"';

/** The same for a time from a program. */
export const EXPECTED_TIME = `expected a Date, ${JSON_TIME}`;

/** The first moment of 2000, in epoch seconds: as milliseconds, it would be 11 January 1970. */
export const FEWEST_SECONDS = 946_684_800;

/**
 * Epoch milliseconds of a time, or `NaN` where it is none. An ISO string without an offset is read
 * as UTC, never in the zone of the host.
 */
export function epochMs(time: TimeInput): number {
  const ms = typeof time === "string" ? parseIso(time) : timeValue(time);
  return Math.abs(ms) <= MAX_TIME ? ms : Number.NaN;
}

/** Anything but a number or a Date is no time, though much of it can be made a number. */
function timeValue(time: unknown): number {
  if (typeof time === "number") return time;
  return time instanceof Date ? time.getTime() : Number.NaN;
}

function parseIso(text: string): number {
  const parts = ISO.exec(text.trim());
  if (parts === null || !isCalendarDay(Number(parts[1]), Number(parts[2]), Number(parts[3]))) {
    return Number.NaN;
  }
  const whole = text.trim().replace(" ", "T").replace(",", ".");
  return Date.parse(parts[4] === undefined || parts[7] !== undefined ? whole : `${whole}Z`);
}

// Date.parse turns 30 February into 1 March.
function isCalendarDay(year: number, month: number, day: number): boolean {
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}
