import { writeTwo } from "../digits.ts";
import { DEFAULT_LOCALE, type Locale, getLocale } from "../locale.ts";
import { createTimeFormat, type TimeFormat } from "./time-format.ts";
import { wallClock } from "./time-zone.ts";
import { DAY, HOUR, MINUTE, SECOND, type TimeStep } from "./time-step.ts";

/** Writes a moment (epoch milliseconds) as text. */
export type TimeLabel = (time: number) => string;

export type { TimeFormat };

/** How moments are to be written. */
export interface TimeStyle {
  /** Writes all by itself, in one line. */
  format?: TimeFormat | undefined;
  /** A BCP 47 tag. Default "en-US". */
  locale?: string | undefined;
}

/** How the ticks of an axis are labelled, one by one. */
export interface TimeTickLabeller {
  label: TimeLabel;
  /** The number of the day, month or year around a tick; nothing where labels need no second line. */
  period: (time: number) => number | undefined;
  /** The second line: what is around a tick, in words. */
  periodLabel: TimeLabel;
}

/**
 * The labels of an axis whose ticks are a step apart: of hours, minutes and seconds with the date
 * below, of days with the month, of months with the year.
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
  /** What the second line tells of. */
  period: number | undefined;
  full: T;
  plain: T;
}

/** The ticks at these moments: with a second line at the first, and where it tells something new. */
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

/** The number of the day, month or year around a moment. */
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
 * How a tooltip names a moment: finer than the ticks, and with the date where ticks span days. A
 * moment is told by the nearest second or minute, as a timer's points come a little late or early.
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
 * Writes one of these moments as ASCII at a position, and returns the one behind it. It takes 12
 * bytes at most. A number by itself would be put on the heap to be handed over.
 */
export type MomentWriter = (
  bytes: Uint8Array,
  at: number,
  times: Float64Array,
  index: number,
) => number;

/** Writes what {@link momentLabel} says straight as bytes, where that is the time of day alone. */
export function createMomentWriter(
  step: TimeStep,
  zone: string,
  { format }: TimeStyle = {},
): MomentWriter | undefined {
  if (format !== undefined || step.ms >= HOUR) return undefined;
  // Moments that follow one another are mostly of one day, so its beginning is kept.
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
