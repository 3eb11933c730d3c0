import { readClock, readDay, readOffset, type WallParts } from "./wall-parts.ts";

const ISO =
  /^(\d{4})-(\d\d)-(\d\d)(?:[T ](\d\d):(\d\d)(?::(\d\d)(?:[.,](\d{1,9}))?)?(Z|[+-]\d\d:?(?:\d\d)?)?)?$/i;

/**
 * Reads a date or a moment in ISO 8601 as epoch milliseconds: `2026-11-22`, `2026-11-22T07:00`,
 * `2026-11-22 07:00:00.25+01:00`. Without an offset it is UTC, never the zone of the host.
 * Fractions of a second keep their microseconds.
 *
 * @returns undefined for any other text, and for dates and times that do not exist (2026-02-31, 24:00).
 */
export function readTime(text: string): number | undefined {
  const parts = readIso(text);
  if (parts === undefined) return undefined;
  const { year = 0, month = 0, day = 0, clock, offset = 0 } = parts;
  const midnight = readDay(year, month, day);
  return midnight === undefined ? undefined : midnight + clock - offset;
}

/** Reads ISO 8601 as what it says, so that a zone can be chosen for a text that names none. */
export function readIso(text: string): WallParts | undefined {
  const parts = ISO.exec(text);
  if (parts === null) return undefined;
  const [, year, month, day, hour, minute, second, fraction, zone] = parts;
  const clock = readClock(hour, minute, second, fraction);
  const offset = zone === undefined ? undefined : readOffset(zone.replace(/:$/, ""));
  if (clock === undefined || (zone !== undefined && offset === undefined)) return undefined;
  return { year: Number(year), month: Number(month), day: Number(day), clock, offset };
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
  return perMs === undefined ? undefined : Math.round((number / perMs) * 1000) / 1000;
}
