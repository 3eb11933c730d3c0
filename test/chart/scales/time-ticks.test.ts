import * as fc from "fast-check";
import { expect, test } from "vitest";
import type { TimeStep } from "../../../src/chart/format/time/time-step.ts";
import { chooseTimeStep, timeTicks } from "../../../src/chart/scales/time-ticks.ts";
import { changesIn, intlWall, ZONES } from "../../support/wall-clock.ts";

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const ASKED = 5 * MINUTE;
const YEARS = [2011, 2018, 2022, 2024, 2026];

/** Stretches around every change of the clock, and some far from any. */
function stretches(length: number): { zone: string; from: number; to: number }[] {
  return ZONES.flatMap((zone) => {
    const middles = [...YEARS.flatMap((year) => changesIn(zone, year)), Date.UTC(2026, 6, 3, 4, 5)];
    return middles.map((middle) => ({ zone, from: middle - length / 2, to: middle + length / 2 }));
  });
}

// The long way: every fifth minute is asked what the clock on the wall shows. Since 1975, all of
// the zones here are whole quarter hours away from UTC.
function clockTicksAskedOneByOne(zone: string, from: number, to: number, step: number): number[] {
  const ticks: number[] = [];
  let furthest = Number.NEGATIVE_INFINITY;
  for (let time = Math.ceil(from / ASKED) * ASKED; time <= to; time += ASKED) {
    const wall = intlWall(zone, time);
    if (wall % step !== 0 || (step > HOUR && wall <= furthest)) continue;
    ticks.push(time);
    furthest = wall;
  }
  return ticks;
}

// A day begins when the calendar first shows its date, whatever the clock shows then.
function daysAskedOneByOne(zone: string, from: number, to: number): number[] {
  const starts: number[] = [];
  const first = Math.ceil(from / (15 * MINUTE)) * 15 * MINUTE;
  let latest = Math.floor(intlWall(zone, first - 15 * MINUTE) / DAY);
  for (let time = first; time <= to; time += 15 * MINUTE) {
    const day = Math.floor(intlWall(zone, time) / DAY);
    if (day > latest) starts.push(time);
    latest = Math.max(latest, day);
  }
  return starts;
}

function expectAscending(ticks: number[], from: number, to: number): void {
  ticks.forEach((tick, i) => {
    expect(tick).toBeGreaterThanOrEqual(from);
    expect(tick).toBeLessThanOrEqual(to);
    if (i > 0) expect(tick).toBeGreaterThan(ticks[i - 1] ?? 0);
  });
}

test.for([5 * MINUTE, 15 * MINUTE, 30 * MINUTE, HOUR, 2 * HOUR, 3 * HOUR, 6 * HOUR, 12 * HOUR])(
  "timeTicks() misses no whole multiple of %i ms around changes of the clock, and adds none",
  (ms) => {
    const step = chooseTimeStep(ms);
    expect(step).toEqual({ unit: "ms", count: ms, ms });
    for (const { zone, from, to } of stretches(Math.min(26 * HOUR, 40 * ms))) {
      const found = timeTicks(from, to, step, zone);
      expect([zone, found]).toEqual([zone, clockTicksAskedOneByOne(zone, from, to, ms)]);
    }
  },
);

test("timeTicks() begins every day at its first moment, in every zone, across every change", () => {
  for (const { zone, from, to } of stretches(8 * DAY)) {
    const found = timeTicks(from, to, chooseTimeStep(DAY), zone);
    expect([zone, found]).toEqual([zone, daysAskedOneByOne(zone, from, to)]);
  }
});

test.for([2 * DAY, 7 * DAY, 14 * DAY, 20 * DAY, 50 * DAY, 80 * DAY, 180 * DAY, 300 * DAY])(
  "timeTicks() puts ticks on the first moments of days for steps of %i ms",
  (ms) => {
    const step = chooseTimeStep(ms);
    for (const { zone, from, to } of stretches(6 * step.ms)) {
      const found = timeTicks(from, to, step, zone);
      expectAscending(found, from, to);
      expect(found.length).toBeGreaterThanOrEqual(5);
      const starts = new Set(
        found.flatMap((tick) => daysAskedOneByOne(zone, tick - HOUR, tick + HOUR)),
      );
      for (const tick of found) expect([zone, starts.has(tick)]).toEqual([zone, true]);
    }
  },
);

const anyStretch = fc.record({
  zone: fc.constantFrom(...ZONES),
  from: fc.integer({ min: Date.UTC(1975, 0, 1), max: Date.UTC(2036, 0, 1) }),
  count: fc.double({ min: 0, max: 30, noNaN: true }),
  ms: fc.double({ min: 0.1, max: 40 * 365 * DAY, noNaN: true }),
});

test("timeTicks() ascends within its bounds and misses none, for any stretch and step", () => {
  fc.assert(
    fc.property(anyStretch, ({ zone, from, count, ms }) => {
      const step = chooseTimeStep(ms);
      expect(step.ms).toBeGreaterThanOrEqual(ms * (1 - 1e-12));
      const to = Math.round(from + count * step.ms);
      const found = timeTicks(from, to, step, zone);
      expectAscending(found, from, to);
      expect(found.length).toBeGreaterThanOrEqual(Math.floor(count * 0.9) - 2);
      for (const tick of found) expectWholeMultiple(intlWall(zone, tick), step);
    }),
    { numRuns: 1000 },
  );
});

test("timeTicks() stays within bounds that lie between two milliseconds", () => {
  for (const zone of ["UTC", "Europe/Berlin"]) {
    expect(timeTicks(1000.5, 1002.5, chooseTimeStep(1), zone)).toEqual([1001, 1002]);
    expect(timeTicks(0.5, 999.5, chooseTimeStep(SECOND), zone)).toEqual([]);
    expect(timeTicks(0.5, DAY - 0.5, chooseTimeStep(DAY), "UTC")).toEqual([]);
  }
});

function expectWholeMultiple(wall: number, { unit, count }: TimeStep): void {
  if (unit === "ms") return expect(Math.abs(wall % count)).toBe(0);
  const date = new Date(wall);
  // Where midnight is skipped, a day begins by one o'clock; where a day is skipped, by the next.
  expect(date.getUTCHours()).toBeLessThanOrEqual(1);
  if (unit === "day" && count === 2) expect(date.getUTCDate() % 2).toBe(1);
  if (unit === "day" && count >= 7) expect(date.getUTCDay()).toBe(1);
  if (unit === "month" || unit === "year") expect(date.getUTCDate()).toBe(1);
  if (unit === "month") expect(date.getUTCMonth() % count).toBe(0);
  if (unit === "year") expect(date.getUTCMonth()).toBe(0);
  if (unit === "year") expect(date.getUTCFullYear() % count).toBe(0);
}

test("timeTicks() gives a bounded number of ticks for any domain and step", () => {
  for (const zone of ["UTC", "Europe/Berlin"]) {
    for (const ms of [1, SECOND, HOUR, DAY, 300 * DAY]) {
      expect(timeTicks(0, 1e12, chooseTimeStep(ms), zone).length).toBeLessThanOrEqual(500);
    }
    expect(timeTicks(5, 4, chooseTimeStep(HOUR), zone)).toEqual([]);
    expect(timeTicks(8.63e15, 8.64e15, chooseTimeStep(1e13), zone).length).toBeGreaterThan(0);
  }
});

test("timeTicks() marks years from the first moment that a Date can hold to the last", () => {
  expect(timeTicks(-8.64e15, 8.64e15, chooseTimeStep(1e15), "UTC").length).toBeGreaterThan(5);
});
