import { utcFormat } from "d3-time-format";
import { FURTHEST_TIME } from "./time-input.ts";
import { offsetAt } from "./time-zone.ts";
import { DAY, HOUR, MINUTE, SECOND, type TimeStep } from "./time-ticks.ts";

/** Writes a moment (epoch milliseconds) as text. */
export type TimeLabel = (time: number) => string;

/** A d3-time-format specifier such as `"%H:%M"`, or a function of the moment. */
export type TimeFormat = string | ((time: Date) => string);

const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
const TWO_DIGITS = Array.from({ length: 60 }, (_, n) => String(n).padStart(2, "0"));

/** Writes the moment of a tick, given the one before it. */
export type TickLabel = (time: number, before?: number) => string;

/** How the ticks of a time axis are labelled: as much as the step needs, and the date at midnight. */
export function tickLabelFor(step: TimeStep, zone: string, format?: TimeFormat): TickLabel {
  if (format !== undefined) return givenFormat(zone, format);
  if (step.unit === "year") return (time) => yearText(wallClock(zone, time));
  if (step.unit === "month") return (time) => monthText(wallClock(zone, time));
  if (step.unit === "day") return (time) => dayText(wallClock(zone, time));
  if (step.ms < SECOND) return (time) => clockText(wallClock(zone, time), true);
  if (step.ms < MINUTE) return (time) => clockText(wallClock(zone, time), false);
  return (time, before) => {
    const wall = wallClock(zone, time);
    const isOtherDay = before !== undefined && dayOf(wall) !== dayOf(wallClock(zone, before));
    // Where clocks leap over midnight, the first tick after it tells the day.
    return isOtherDay || sinceMidnight(wall) === 0
      ? dayText(wall)
      : hourMinute(sinceMidnight(wall));
  };
}

/**
 * How a tooltip names a moment: finer than the ticks, and with the date where ticks span days. A
 * moment is told by the nearest second or minute, as a timer's points come a little late or early.
 */
export function momentLabelFor(step: TimeStep, zone: string, format?: TimeFormat): TimeLabel {
  if (format !== undefined) return givenFormat(zone, format);
  if (step.ms < SECOND) return (time) => clockText(wallClock(zone, time), true);
  if (step.ms < HOUR) return (time) => clockText(wallClock(zone, time) + SECOND / 2, false);
  if (step.ms < DAY) return (time) => dayAndMinute(wallClock(zone, time) + MINUTE / 2);
  return (time) => `${dayText(wallClock(zone, time))}, ${yearText(wallClock(zone, time))}`;
}

function givenFormat(zone: string, format: TimeFormat): TimeLabel {
  if (typeof format === "function") return (time) => String(format(new Date(time)));
  // d3 writes UTC; a wall clock shifted into UTC is written as the zone shows it.
  // But for what names the offset, or counts from 1970: that is written first.
  return (time) => {
    const offset = offsetAt(zone, time);
    const rest = format.replace(/%[-_0]?([%ZsQ])/g, (whole, directive) => {
      if (directive === "Z") return offsetText(offset);
      if (directive === "s") return String(Math.floor(time / SECOND));
      return directive === "Q" ? String(time) : whole;
    });
    return utcFormat(rest)(new Date(wallClock(zone, time)));
  };
}

function offsetText(offset: number): string {
  const minutes = Math.abs(Math.round(offset / MINUTE));
  const sign = offset < 0 ? "-" : "+";
  return `${sign}${two(Math.floor(minutes / 60))}${two(minutes % 60)}`;
}

function wallClock(zone: string, time: number): number {
  return Math.max(-FURTHEST_TIME, Math.min(time + offsetAt(zone, time), FURTHEST_TIME));
}

function clockText(wall: number, withMs: boolean): string {
  const ms = sinceMidnight(wall);
  const seconds = two(Math.floor((ms % MINUTE) / SECOND));
  const text = `${hourMinute(ms)}:${seconds}`;
  return withMs ? `${text}.${String(Math.floor(ms % SECOND)).padStart(3, "0")}` : text;
}

function dayAndMinute(wall: number): string {
  return `${dayText(wall)} ${hourMinute(sinceMidnight(wall))}`;
}

function hourMinute(sinceMidnightMs: number): string {
  return `${two(Math.floor(sinceMidnightMs / HOUR))}:${two(Math.floor((sinceMidnightMs % HOUR) / MINUTE))}`;
}

function dayText(wall: number): string {
  const date = new Date(wall);
  return `${MONTHS[date.getUTCMonth()]} ${date.getUTCDate()}`;
}

function monthText(wall: number): string {
  const month = new Date(wall).getUTCMonth();
  return month === 0 ? yearText(wall) : (MONTHS[month] ?? "");
}

function yearText(wall: number): string {
  return String(new Date(wall).getUTCFullYear());
}

function dayOf(wall: number): number {
  return Math.floor(wall / DAY);
}

function sinceMidnight(wall: number): number {
  return wall - Math.floor(wall / DAY) * DAY;
}

function two(n: number): string {
  return TWO_DIGITS[n] ?? "00";
}
