import { writeTwo } from "../digits.ts";
import { DEFAULT_LOCALE, type Locale, getLocale } from "../locale.ts";
import { createTimeFormat, type TimeFormat } from "./time-format.ts";
import { wallClock } from "./time-zone.ts";
import { DAY, HOUR, MINUTE, SECOND, type TimeStep } from "./time-step.ts";

/** Writes a moment (epoch milliseconds) as text. */
export type TimeLabel = (time: number) => string;

export type { TimeFormat };

/** How moments are written. */
export interface TimeStyle {
  /** Writes the whole label, in one line. */
  format?: TimeFormat | undefined;
  /** A BCP 47 tag. Default "en-US". */
  locale?: string | undefined;
}

/** Labels the ticks of a time axis, one by one. */
export interface TimeTickLabeller {
  label: TimeLabel;
  /** The number of the day, month or year that a tick lies in; nothing where no second line is needed. */
  period: (time: number) => number | undefined;
  /** The second line: that day, month or year in words. */
  periodLabel: TimeLabel;
}

/**
 * Labels ticks a step apart: hours, minutes and seconds have the date below, days the month, months
 * the year.
 */
export function timeTickLabeller(
  step: TimeStep,
  zone: string,
  { format, locale = DEFAULT_LOCALE }: TimeStyle = {},
): TimeTickLabeller {
  if (format !== undefined) {
    const label = createTimeFormat(zone, format, getLocale(locale));
    return { label, period: () => undefined, periodLabel: String };
  }
  return {
    label: (time) => fineText(wallClock(zone, time), step, locale),
    period: (time) =>
      step.unit === "year" ? undefined : periodNumber(wallClock(zone, time), step),
    periodLabel: (time) => periodText(wallClock(zone, time), step, locale),
  };
}

/** A tick with its second line and without. */
export interface TwoLineTick<T> {
  /** The number of the period that the second line names. */
  period: number | undefined;
  full: T;
  plain: T;
}

/** The ticks at these moments, with a second line only at the first and where it changes. */
export function dropRepeatedLines<T>(
  times: number[],
  tickAt: (time: number) => TwoLineTick<T>,
): T[] {
  const ticks: T[] = [];
  let last: number | undefined;
  for (const time of times) {
    const { period, full, plain } = tickAt(time);
    ticks.push(period === last ? plain : full);
    last = period;
  }
  return ticks;
}

function fineText(wall: number, step: TimeStep, locale: string): string {
  if (step.unit === "ms") {
    if (step.ms < MINUTE) return clockText(wall, step.ms < SECOND);
    return hourMinute(sinceMidnight(wall));
  }
  if (step.unit === "day") return String(new Date(wall).getUTCDate());
  return step.unit === "month" ? getLocale(locale).dateText("month", wall) : yearText(wall);
}

/** The number of the day, month or year that a moment lies in. */
function periodNumber(wall: number, step: TimeStep): number {
  if (step.unit === "ms") return Math.floor(wall / DAY);
  const date = new Date(wall);
  const year = date.getUTCFullYear();
  return step.unit === "day" ? year * 12 + date.getUTCMonth() : year;
}

function periodText(wall: number, step: TimeStep, locale: string): string {
  if (step.unit === "month") return yearText(wall);
  return getLocale(locale).dateText(step.unit === "day" ? "monthYear" : "weekday", wall);
}

/**
 * Names a moment in a tooltip: finer than the ticks, and with the date where ticks span days. It is
 * rounded to a second or minute, as points from a timer come a little early or late.
 */
export function momentLabel(
  step: TimeStep,
  zone: string,
  { format, locale: tag }: TimeStyle = {},
): TimeLabel {
  const locale = getLocale(tag);
  if (format !== undefined) return createTimeFormat(zone, format, locale);
  if (step.ms < SECOND) return (time) => clockText(wallClock(zone, time), true);
  if (step.ms < HOUR) return (time) => clockText(wallClock(zone, time) + SECOND / 2, false);
  if (step.ms < DAY) return (time) => dayAndMinute(wallClock(zone, time) + MINUTE / 2, locale);
  return (time) => locale.dateText("date", wallClock(zone, time));
}

/**
 * Writes `times[index]` as at most 12 bytes of ASCII at offset `at`, and returns the offset behind it.
 * It takes the column, as passing the number itself would allocate it on the heap.
 */
export type MomentWriter = (
  bytes: Uint8Array,
  at: number,
  times: Float64Array,
  index: number,
) => number;

/** Creates a writer of {@link momentLabel} as bytes, where that is the time of day alone. */
export function createMomentWriter(
  step: TimeStep,
  zone: string,
  { format }: TimeStyle = {},
): MomentWriter | undefined {
  if (format !== undefined || step.ms >= HOUR) return undefined;
  // Successive moments are mostly of one day, so its start is cached.
  let day = Number.NaN;
  const msOfDay = (wall: number): number => {
    const ms = Math.floor(wall);
    if (!(ms >= day && ms < day + DAY)) day = Math.floor(ms / DAY) * DAY;
    return (ms - day) | 0;
  };
  if (step.ms < SECOND) {
    return (bytes, at, times, index) => {
      const ms = msOfDay(wallClock(zone, times[index]!));
      return writeThousandths(bytes, writeClock(bytes, at, ms), ms % SECOND);
    };
  }
  return (bytes, at, times, index) =>
    writeClock(bytes, at, msOfDay(wallClock(zone, times[index]!) + SECOND / 2));
}

const COLON = 58;
const POINT = 46;

function writeClock(bytes: Uint8Array, at: number, sinceMidnightMs: number): number {
  const seconds = (sinceMidnightMs / SECOND) | 0;
  const minutes = (seconds / 60) | 0;
  const hours = (minutes / 60) | 0;
  writeTwo(bytes, at, hours);
  bytes[at + 2] = COLON;
  writeTwo(bytes, at + 3, minutes - hours * 60);
  bytes[at + 5] = COLON;
  return writeTwo(bytes, at + 6, seconds - minutes * 60);
}

function writeThousandths(bytes: Uint8Array, at: number, ms: number): number {
  bytes[at] = POINT;
  const tens = (ms / 10) | 0;
  writeTwo(bytes, at + 1, tens);
  bytes[at + 3] = 48 + ms - tens * 10;
  return at + 4;
}

function dayAndMinute(wall: number, locale: Locale): string {
  return `${locale.dateText("day", wall)} ${hourMinute(sinceMidnight(wall))}`;
}

const TWO_DIGITS = Array.from({ length: 60 }, (_, n) => String(n).padStart(2, "0"));

function clockText(wall: number, withMs: boolean): string {
  const ms = sinceMidnight(wall);
  const seconds = two(Math.floor((ms % MINUTE) / SECOND));
  const text = `${hourMinute(ms)}:${seconds}`;
  return withMs ? `${text}.${String(Math.floor(ms % SECOND)).padStart(3, "0")}` : text;
}

function hourMinute(sinceMidnightMs: number): string {
  return `${two(Math.floor(sinceMidnightMs / HOUR))}:${two(Math.floor((sinceMidnightMs % HOUR) / MINUTE))}`;
}

function yearText(wall: number): string {
  return String(new Date(wall).getUTCFullYear());
}

function sinceMidnight(wall: number): number {
  const ms = Math.floor(wall);
  return ms - Math.floor(ms / DAY) * DAY;
}

function two(n: number): string {
  return TWO_DIGITS[n] ?? "00";
}
