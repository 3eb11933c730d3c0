import { momentAt, offsetAt } from "../format/time/time-zone.ts";
import { DAY, HOUR, MINUTE, MONTH, SECOND, type TimeStep, YEAR } from "../format/time/time-step.ts";

const STEPS: TimeStep[] = [
  ...[1, 2, 5, 10, 20, 50, 100, 200, 500].map(clockStep),
  ...[1, 2, 5, 10, 15, 30].map((n) => clockStep(n * SECOND)),
  ...[1, 2, 5, 10, 15, 30].map((n) => clockStep(n * MINUTE)),
  ...[1, 2, 3, 6, 12].map((n) => clockStep(n * HOUR)),
  ...[1, 2, 7, 14].map((count): TimeStep => ({ unit: "day", count, ms: count * DAY })),
  ...[1, 2, 3, 6].map((count): TimeStep => ({ unit: "month", count, ms: count * MONTH })),
];

function clockStep(ms: number): TimeStep {
  return { unit: "ms", count: ms, ms };
}

/** The smallest calendar step that is at least `ms` long. */
export function chooseTimeStep(ms: number): TimeStep {
  for (const step of STEPS) if (step.ms >= ms) return step;
  return yearStep(ms / YEAR);
}

function yearStep(years: number): TimeStep {
  const power = 10 ** Math.floor(Math.log10(Math.max(1, years)));
  const count = [1, 2, 5, 10].find((factor) => factor * power >= years) ?? 10;
  return { unit: "year", count: count * power, ms: count * power * YEAR };
}

const MAX_TICKS = 500;

/**
 * The moments from `from` to `to` (epoch milliseconds) at which a zone's wall clock shows a whole
 * multiple of the step: whole minutes, hours, days, Mondays, months, years.
 */
export function timeTicks(from: number, to: number, step: TimeStep, zone: string): number[] {
  return step.unit === "ms"
    ? clockTicks(from, to, step.count, zone)
    : dateTicks(from, to, step, zone);
}

function clockTicks(from: number, to: number, step: number, zone: string): number[] {
  const ticks: number[] = [];
  // Between two changes of the offset the wall clock runs evenly, so ticks are counted run by run.
  for (let start = from; start <= to && ticks.length < MAX_TICKS; ) {
    const offset = offsetAt(zone, start);
    const end = Math.min(to + 1, offsetEnd(zone, start, to, offset));
    const last = ticks.at(-1);
    for (let t = Math.ceil((start + offset) / step) * step - offset; t < end; t += step) {
      if (t > to || ticks.length >= MAX_TICKS) break;
      if (last === undefined || !repeatsLabel(t + offset, last, step, zone)) ticks.push(t);
    }
    start = end;
  }
  return ticks;
}

// When clocks go back, longer steps would be uneven, and repeat a label.
function repeatsLabel(wall: number, last: number, step: number, zone: string): boolean {
  return step > HOUR && wall <= last + offsetAt(zone, last);
}

function offsetEnd(zone: string, start: number, to: number, offset: number): number {
  if (zone === "UTC") return to + 1;
  let low = start;
  while (low <= to) {
    const high = Math.min(low + 6 * HOUR, to + 1);
    if (offsetAt(zone, high) !== offset) return findOffsetChange(zone, low, high, offset);
    low = high;
    if (high > to) break;
  }
  return to + 1;
}

function findOffsetChange(zone: string, from: number, to: number, offset: number): number {
  let low = Math.floor(from);
  let high = Math.ceil(to);
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (offsetAt(zone, middle) === offset) low = middle;
    else high = middle;
  }
  return high;
}

function dateTicks(from: number, to: number, step: TimeStep, zone: string): number[] {
  const ticks: number[] = [];
  let wall = floorDate(from + offsetAt(zone, from), step);
  while (ticks.length < MAX_TICKS) {
    const time = momentAt(zone, wall);
    if (time > to || Number.isNaN(time)) break;
    // A day that a zone skipped begins with the next.
    if (time >= from && time !== ticks.at(-1)) ticks.push(time);
    wall = nextDate(wall, step);
  }
  return ticks;
}

// 5 January 1970 was a Monday; whole weeks are counted from it.
const FIRST_MONDAY = 4 * DAY;

function floorDate(wall: number, { unit, count }: TimeStep): number {
  const date = new Date(wall);
  const year = date.getUTCFullYear();
  if (unit === "year") return firstYear(Math.floor(year / count) * count, count);
  if (unit === "month") return utcDate(year, Math.floor(date.getUTCMonth() / count) * count, 1);
  if (count < 7) return floorDayOfMonth(date, count);
  const week = count * DAY;
  return Math.floor((wall - FIRST_MONDAY) / week) * week + FIRST_MONDAY;
}

/** The start of a year or, where that is before the range of a Date, of a later one. */
function firstYear(year: number, count: number): number {
  const wall = utcDate(year, 0, 1);
  return Number.isNaN(wall) ? utcDate(year + count, 0, 1) : wall;
}

// Every second day restarts with each month, so that labels read 1, 3, 5, …
function floorDayOfMonth(date: Date, count: number): number {
  const day = Math.floor((Math.min(date.getUTCDate(), 30) - 1) / count) * count + 1;
  return utcDate(date.getUTCFullYear(), date.getUTCMonth(), day);
}

function nextDate(wall: number, { unit, count }: TimeStep): number {
  const date = new Date(wall);
  const year = date.getUTCFullYear();
  if (unit === "year") return utcDate(year + count, 0, 1);
  if (unit === "month") return utcDate(year, date.getUTCMonth() + count, 1);
  const next = wall + count * DAY;
  return count === 2 && endsMonth(wall, next) ? utcDate(year, date.getUTCMonth() + 1, 1) : next;
}

// The 31st would stand right beside the 1st.
function endsMonth(wall: number, next: number): boolean {
  const day = new Date(next);
  return day.getUTCDate() === 31 || day.getUTCMonth() !== new Date(wall).getUTCMonth();
}

function utcDate(year: number, month: number, day: number): number {
  const date = new Date(0);
  return date.setUTCFullYear(year, month, day);
}
