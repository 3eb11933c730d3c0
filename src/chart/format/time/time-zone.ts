import { MAX_TIME } from "../../../limits.ts";
import { memoize } from "../../base/cache.ts";
import { clamp } from "../../base/clamp.ts";
import { DAY } from "./time-step.ts";

const QUARTER_HOUR = 900_000;
/** Zones, and offsets of each, that are kept. */
const MAX_KEPT = 4096;

interface Zone {
  format: Intl.DateTimeFormat;
  /** The last quarter hour that was asked for, if its offset does not change, and that offset. */
  from: number;
  to: number;
  offset: number;
  /** Offsets by quarter hour since 1970. Transitions fall on quarters, except for a few before 1973. */
  offsetAtQuarter: (quarter: number) => number;
}

/** Whether the runtime knows an IANA time zone. */
export function isTimeZone(name: string): boolean {
  try {
    return name === "UTC" || getZone(name) !== undefined;
  } catch {
    return false;
  }
}

/**
 * The offset of a zone, in milliseconds: epoch milliseconds plus this are its wall clock, which UTC
 * arithmetic can read.
 */
export function offsetAt(zoneName: string, time: number): number {
  if (zoneName === "UTC") return 0;
  const zone = getZone(zoneName);
  if (time >= zone.from && time < zone.to) return zone.offset;
  const before = Math.floor(time / QUARTER_HOUR);
  const offset = zone.offsetAtQuarter(before);
  if (offset !== zone.offsetAtQuarter(before + 1)) return computeOffset(zone.format, time);
  zone.from = before * QUARTER_HOUR;
  zone.to = zone.from + QUARTER_HOUR;
  zone.offset = offset;
  return offset;
}

/** The wall clock of a zone at a moment, as UTC milliseconds within the range of a Date. */
export function wallClock(zoneName: string, time: number): number {
  return clamp(time + offsetAt(zoneName, time), -MAX_TIME, MAX_TIME);
}

/**
 * The first moment at which a zone's wall clock shows `wall` (as UTC milliseconds) or, where the
 * clock is set forward over it, the moment of that change.
 */
export function momentAt(zoneName: string, wall: number): number {
  if (zoneName === "UTC") return wall;
  const before = offsetAt(zoneName, wall - DAY);
  const after = offsetAt(zoneName, wall + DAY);
  const early = wall - Math.max(before, after);
  const late = wall - Math.min(before, after);
  if (early + offsetAt(zoneName, early) === wall) return early;
  if (late + offsetAt(zoneName, late) === wall) return late;
  return findTransition(zoneName, early, late);
}

function findTransition(zoneName: string, from: number, to: number): number {
  let low = from;
  let high = to;
  const before = offsetAt(zoneName, low);
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (offsetAt(zoneName, middle) === before) low = middle;
    else high = middle;
  }
  return high;
}

const getZone = memoize((name: string): Zone => {
  const format = wallClockFormat(name);
  const computeAt = (quarter: number) => computeOffset(format, quarter * QUARTER_HOUR);
  const offsetAtQuarter = memoize(computeAt, MAX_KEPT);
  return { format, from: 0, to: 0, offset: 0, offsetAtQuarter };
}, MAX_KEPT);

function wallClockFormat(timeZone: string): Intl.DateTimeFormat {
  return new Intl.DateTimeFormat("en-US", {
    timeZone,
    calendar: "gregory",
    numberingSystem: "latn",
    hourCycle: "h23",
    era: "short",
    year: "numeric",
    month: "numeric",
    day: "numeric",
    hour: "numeric",
    minute: "numeric",
    second: "numeric",
  });
}

function computeOffset(format: Intl.DateTimeFormat, time: number): number {
  // Outside the range of a Date there is no wall clock.
  if (!(Math.abs(time) <= MAX_TIME)) return 0;
  const part: Record<string, string> = {};
  for (const { type, value } of format.formatToParts(time)) part[type] = value;
  const year = part["era"] === "BC" ? 1 - Number(part["year"]) : Number(part["year"]);
  const wall = new Date(0);
  wall.setUTCFullYear(year, Number(part["month"]) - 1, Number(part["day"]));
  wall.setUTCHours(Number(part["hour"]), Number(part["minute"]), Number(part["second"]));
  // Near the end of that range the wall clock is beyond it, and no Date.
  return wall.getTime() - Math.floor(time / 1000) * 1000 || 0;
}
