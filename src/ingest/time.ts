const ISO =
  /^(\d{4}-\d\d-\d\d)(?:[T ](\d\d):(\d\d)(?::(\d\d)(?:[.,](\d{1,9}))?)?(?:(Z)|([+-])(\d\d):?(\d\d)?)?)?$/i;

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/**
 * Reads a date or a moment in ISO 8601 as epoch milliseconds: `2026-11-22`, `2026-11-22T07:00`,
 * `2026-11-22 07:00:00.25+01:00`. Without an offset it is UTC, never the zone of the host.
 * Fractions of a second keep their microseconds.
 *
 * @returns undefined for any other text, and for dates and times that do not exist (2026-02-31, 24:00).
 */
export function readTime(text: string): number | undefined {
  const parts = ISO.exec(text);
  if (parts === null) return undefined;
  const [, date = "", hour, minute, second, fraction = "0", , sign, offsetHour, offsetMinute] =
    parts;
  const day = readDay(date);
  const clock = readClock(hour, minute, second);
  const offset = readClock(offsetHour, offsetMinute);
  if (day === undefined || clock === undefined || offset === undefined) return undefined;
  return (
    day + clock + toMicroseconds(Number(`0.${fraction}`) * 1000) - (sign === "-" ? -offset : offset)
  );
}

/** A plain number is read as a time if it falls into the years 2001 to 2099. */
const EARLIEST = Date.UTC(2001, 0, 1);
const LATEST = Date.UTC(2100, 0, 1);

/** Seconds, milliseconds, microseconds, nanoseconds. The ranges of the four do not overlap. */
const UNITS_PER_MS = [1e-3, 1, 1e3, 1e6];

/**
 * Reads an epoch time in seconds (also with decimals), milliseconds, microseconds or nanoseconds, as
 * epoch milliseconds. Its size decides the unit.
 *
 * @returns undefined for a number that is a moment from 2001 to 2099 in none of these units.
 */
export function readEpoch(number: number): number | undefined {
  const perMs = UNITS_PER_MS.find((unit) => number >= EARLIEST * unit && number < LATEST * unit);
  return perMs === undefined ? undefined : toMicroseconds(number / perMs);
}

// Date.UTC turns 31 February into 3 March, and the year 50 into 1950.
function readDay(date: string): number | undefined {
  const [year = 0, month = 0, day = 0] = date.split("-").map(Number);
  const ms = Date.UTC(year, month - 1, day);
  return new Date(ms).toISOString().startsWith(date) ? ms : undefined;
}

function readClock(hour = "0", minute = "0", second = "0"): number | undefined {
  const inRange = Number(hour) < 24 && Number(minute) < 60 && Number(second) < 60;
  return inRange
    ? Number(hour) * HOUR + Number(minute) * MINUTE + Number(second) * 1000
    : undefined;
}

function toMicroseconds(ms: number): number {
  return Math.round(ms * 1000) / 1000;
}
