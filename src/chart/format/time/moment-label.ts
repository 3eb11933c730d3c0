import { writeTwo } from "../label-writer.ts";
import { getLocale, type Locale } from "../locale.ts";
import { clockText } from "./clock-text.ts";
import { offsetSuffix } from "./repeated-hour.ts";
import { createTimeFormat, changesAfter, type TimeFormat } from "./time-format.ts";
import type { TimeGrain } from "./time-grain.ts";
import { DAY, HOUR, MINUTE, SECOND, YEAR } from "./time-step.ts";
import { wallClock } from "./time-zone.ts";

/** Writes a moment (epoch milliseconds) as text. */
export type TimeLabel = (time: number) => string;

/** How moments are written. */
export interface TimeStyle {
  /** Writes the whole label, in one line. */
  format?: TimeFormat | undefined;
  /** A BCP 47 tag. Default "en-US". */
  locale?: string | undefined;
}

/** How a moment is written in tooltips and tables. */
export interface MomentStyle extends TimeStyle {
  grain: TimeGrain;
  /** What stands before the time of day: nothing, the day and month, or these with the year. */
  date: "none" | "day" | "full";
}

/**
 * Writes moments as finely as the data needs. A format of the user is used if it writes different
 * moments differently, or would do so with the date before it, which is then added.
 */
export function momentLabel(style: MomentStyle, zone: string): TimeLabel {
  const locale = getLocale(style.locale);
  const own = ownLabel(style, zone, locale);
  if (style.format === undefined) return own;
  const label = createTimeFormat(zone, style.format, locale);
  if (!coversClock(label, style.grain)) return own;
  if (style.date === "none" || coversDates(label, style)) return label;
  if (style.grain >= DAY) return own;
  return (time) => `${dateBefore(wallClock(zone, time), style, locale)}${label(time)}`;
}

function ownLabel(style: MomentStyle, zone: string, locale: Locale): TimeLabel {
  const { grain } = style;
  if (grain >= DAY) return (time) => locale.dateText("date", wallClock(zone, time));
  const rounding = roundingMs(grain);
  return (time) => {
    const wall = wallClock(zone, time) + rounding;
    return `${dateBefore(wall, style, locale)}${clockText(wall, grain)}${offsetSuffix(zone, time)}`;
  };
}

/** What is added to a moment before its time is cut off: seconds are rounded, all else is not. */
function roundingMs(grain: TimeGrain): number {
  return grain === SECOND ? SECOND / 2 : 0;
}

function dateBefore(wall: number, { date }: MomentStyle, locale: Locale): string {
  if (date === "none") return "";
  return `${locale.dateText(date === "day" ? "day" : "date", wall)} `;
}

/** Whether a label differs from one unit to the next, up to the hour. */
function coversClock(label: TimeLabel, grain: TimeGrain): boolean {
  if (grain >= DAY) return changesAfter(label, grain);
  const units = [grain, SECOND, MINUTE, HOUR].filter((unit) => unit >= grain);
  return units.every((unit) => changesAfter(label, unit));
}

function coversDates(label: TimeLabel, { grain, date }: MomentStyle): boolean {
  const spans = [DAY, 7 * DAY, 31 * DAY, ...(date === "full" ? [YEAR] : [])];
  return spans.filter((span) => span >= grain).every((span) => changesAfter(label, span));
}

/**
 * Writes `times[index]` as at most 24 bytes of ASCII at offset `at`, and returns the offset behind it.
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
  { format, date, grain }: MomentStyle,
  zone: string,
): MomentWriter | undefined {
  if (format !== undefined || date !== "none" || grain >= DAY || grain < 1) return undefined;
  // Successive moments are mostly of one day, so its start is cached.
  let day = Number.NaN;
  const msOfDay = (wall: number): number => {
    const ms = Math.floor(wall);
    if (!(ms >= day && ms < day + DAY)) day = Math.floor(ms / DAY) * DAY;
    return (ms - day) | 0;
  };
  const rounding = roundingMs(grain);
  return (bytes, at, times, index) => {
    const ms = msOfDay(wallClock(zone, times[index]!) + rounding);
    const end = writeClock(bytes, at, ms, grain);
    return zone === "UTC" ? end : writeSuffix(bytes, end, offsetSuffix(zone, times[index]!));
  };
}

const COLON = 58;
const POINT = 46;

function writeClock(
  bytes: Uint8Array,
  at: number,
  sinceMidnightMs: number,
  grain: TimeGrain,
): number {
  const seconds = (sinceMidnightMs / SECOND) | 0;
  const minutes = (seconds / 60) | 0;
  const hours = (minutes / 60) | 0;
  writeTwo(bytes, at, hours);
  bytes[at + 2] = COLON;
  writeTwo(bytes, at + 3, minutes - hours * 60);
  if (grain >= MINUTE) return at + 5;
  bytes[at + 5] = COLON;
  writeTwo(bytes, at + 6, seconds - minutes * 60);
  return grain >= SECOND ? at + 8 : writeThousandths(bytes, at + 8, sinceMidnightMs % SECOND);
}

function writeThousandths(bytes: Uint8Array, at: number, ms: number): number {
  bytes[at] = POINT;
  const tens = (ms / 10) | 0;
  writeTwo(bytes, at + 1, tens);
  bytes[at + 3] = 48 + ms - tens * 10;
  return at + 4;
}

function writeSuffix(bytes: Uint8Array, at: number, suffix: string): number {
  for (let i = 0; i < suffix.length; i++) bytes[at + i] = suffix.charCodeAt(i);
  return at + suffix.length;
}
