import { memoize } from "../base/cache.ts";
import { MAX_LOCALE_LENGTH } from "../../limits.ts";
import { getNumberLocale, type NumberLocale } from "./number-locale.ts";
import { NO_BREAK_SPACE } from "./signs.ts";
import { DAY } from "./time/time-step.ts";

/** The parts of a date that are written, in the order of the locale. */
export type DateKind = "day" | "weekday" | "month" | "monthYear" | "date";

/** How a locale writes numbers and dates. Digits are Latin, months Gregorian, so widths hold. */
export interface Locale extends NumberLocale {
  /** The BCP 47 tag. */
  tag: string;
  /** January is 0. */
  monthNames: { long: string[]; short: string[] };
  /** Sunday is 0. */
  dayNames: { long: string[]; short: string[] };
  /** Writes the date of a wall clock (UTC milliseconds): "Mar 1", "Sun, Mar 1", "Mar 2026". */
  dateText(kind: DateKind, wall: number): string;
}

/** The locale of charts that name none. */
export const DEFAULT_LOCALE = "en-US";

/** Whether the runtime knows the locale of a BCP 47 tag. For others it would fall back to the host's. */
export function isLocale(tag: string): boolean {
  try {
    return (
      tag.length <= MAX_LOCALE_LENGTH && Intl.DateTimeFormat.supportedLocalesOf(tag).length === 1
    );
  } catch {
    return false;
  }
}

/** The locale of a tag; {@link DEFAULT_LOCALE} where {@link isLocale} is false. */
export function getLocale(tag: string = DEFAULT_LOCALE): Locale {
  return readKnown(tag);
}

const readKnown = memoize((tag: string) => readLocale(isLocale(tag) ? tag : DEFAULT_LOCALE), 64);

function readLocale(tag: string): Locale {
  const full = new Intl.Locale(tag, { numberingSystem: "latn", calendar: "gregory" }).toString();
  return {
    tag,
    ...getNumberLocale(tag),
    monthNames: { long: monthNames(full, "long"), short: monthNames(full, "short") },
    dayNames: { long: dayNames(full, "long"), short: dayNames(full, "short") },
    dateText: createDateText(full),
  };
}

function monthNames(tag: string, month: "long" | "short"): string[] {
  const format = new Intl.DateTimeFormat(tag, { month, timeZone: "UTC" });
  return Array.from({ length: 12 }, (_, i) => normalizeSpaces(format.format(Date.UTC(2026, i, 1))));
}

function dayNames(tag: string, weekday: "long" | "short"): string[] {
  const format = new Intl.DateTimeFormat(tag, { weekday, timeZone: "UTC" });
  // 1 March 2026 was a Sunday.
  return Array.from({ length: 7 }, (_, i) =>
    normalizeSpaces(format.format(Date.UTC(2026, 2, 1 + i))),
  );
}

const DATE_FIELDS: { [Kind in DateKind]: Intl.DateTimeFormatOptions } = {
  day: { month: "short", day: "numeric" },
  weekday: { weekday: "short", month: "short", day: "numeric" },
  month: { month: "short" },
  monthYear: { month: "short", year: "numeric" },
  date: { month: "short", day: "numeric", year: "numeric" },
};

/** More days than charts show; a locale keeps as many dates of each kind. */
const MAX_DAYS = 4096;

/** Caches dates: Intl takes microseconds for each, and charts ask for the same few again and again. */
function createDateText(tag: string): Locale["dateText"] {
  const kinds = new Map<DateKind, (day: number) => string>();
  return (kind, wall) => {
    let write = kinds.get(kind);
    if (write === undefined) {
      const format = new Intl.DateTimeFormat(tag, { ...DATE_FIELDS[kind], timeZone: "UTC" });
      write = memoize((day: number) => writeDate(format, new Date(day * DAY)), MAX_DAYS);
      kinds.set(kind, write);
    }
    // A moment rounded to the second may lie behind the last that there is, but on the same day.
    return write(Math.floor(wall / DAY));
  };
}

/** Writes a date as Intl does, except for years before 1: those are 0, −1 and so on. */
function writeDate(format: Intl.DateTimeFormat, date: Date): string {
  const year = String(date.getUTCFullYear());
  const parts = format.formatToParts(date);
  return normalizeSpaces(parts.map(({ type, value }) => (type === "year" ? year : value)).join(""));
}

/** Drops marks of direction, and replaces narrow spaces, which few fonts have. */
function normalizeSpaces(text: string): string {
  return text.replace(/[\u200e\u200f\u061c]/g, "").replace(/[\u202f\u2009]/g, NO_BREAK_SPACE);
}
