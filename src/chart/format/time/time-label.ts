import { DEFAULT_LOCALE, getLocale } from "../locale.ts";
import { clockText } from "./clock-text.ts";
import type { TimeLabel, TimeStyle } from "./moment-label.ts";
import { offsetSuffix } from "./repeated-hour.ts";
import { createTimeFormat } from "./time-format.ts";
import { wallClock } from "./time-zone.ts";
import { DAY, MINUTE, SECOND, type TimeStep } from "./time-step.ts";

/** What the second line of a tick names. */
export type Period = "year" | "month" | "day";

/** How the ticks of an axis are written. */
export interface TickStyle extends TimeStyle {
  /** What the second line names where `format` writes the first. Default: there is none. */
  period?: Period | undefined;
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
 * the year. The hour that comes twice in autumn has its offset.
 */
export function timeTickLabeller(
  step: TimeStep,
  zone: string,
  { format, locale = DEFAULT_LOCALE, period: formatPeriod }: TickStyle = {},
): TimeTickLabeller {
  const period = format === undefined ? PERIODS[step.unit] : formatPeriod;
  return {
    label:
      format === undefined
        ? (time) => tickText(time, step, zone, locale)
        : createTimeFormat(zone, format, getLocale(locale)),
    period: (time) => period && periodNumber(wallClock(zone, time), period),
    periodLabel: (time) => (period ? periodText(wallClock(zone, time), period, locale) : ""),
  };
}

const PERIODS: Record<TimeStep["unit"], Period | undefined> = {
  ms: "day",
  day: "month",
  month: "year",
  year: undefined,
};

/** A tick with its second line and without. */
export interface TwoLineTick<T> {
  /** The number of the period that the second line names. */
  period: number | undefined;
  full: T;
  plain: T;
}

/** The ticks with a second line only at the first and where it changes. */
export function dropRepeatedLines<T>(all: readonly TwoLineTick<T>[]): T[] {
  const ticks: T[] = [];
  let last: number | undefined;
  for (const { period, full, plain } of all) {
    ticks.push(period === last ? plain : full);
    last = period;
  }
  return ticks;
}

function tickText(time: number, step: TimeStep, zone: string, locale: string): string {
  const wall = wallClock(zone, time);
  if (step.unit === "ms") return clockText(wall, tickGrain(step.ms)) + offsetSuffix(zone, time);
  if (step.unit === "day") return String(new Date(wall).getUTCDate());
  return step.unit === "month" ? getLocale(locale).dateText("month", wall) : yearText(wall);
}

function tickGrain(ms: number): number {
  return ms < SECOND ? 1 : ms < MINUTE ? SECOND : MINUTE;
}

/** The number of the day, month or year that a moment lies in. */
export function periodNumber(wall: number, period: Period): number {
  if (period === "day") return Math.floor(wall / DAY);
  const date = new Date(wall);
  const year = date.getUTCFullYear();
  return period === "month" ? year * 12 + date.getUTCMonth() : year;
}

function periodText(wall: number, period: Period, locale: string): string {
  if (period === "year") return yearText(wall);
  return getLocale(locale).dateText(period === "month" ? "monthYear" : "weekday", wall);
}

function yearText(wall: number): string {
  return String(new Date(wall).getUTCFullYear());
}
