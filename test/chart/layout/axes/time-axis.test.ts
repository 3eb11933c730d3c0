import * as fc from "fast-check";
import { expect, test } from "vitest";
import type { ChartOptions } from "../../../../src/chart/options/options.ts";
import { lineChart, type Tick } from "../../../../src/entries/plotcast.ts";
import { changesIn, intlWall, ZONES } from "../../../support/wall-clock.ts";
import { some } from "../../../support/some.ts";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

function ticksOf(from: number, to: number, options: ChartOptions) {
  const columns = { times: [from, to], values: [1, 2] };
  return lineChart(options).add("a", columns).layout().x.ticks;
}

/** Both lines of a label: "00:00, Sun, Mar 29". */
function textOf({ label, sub }: Tick): string {
  return sub === undefined ? label : `${label}, ${sub}`;
}

test("lineChart().layout() puts ticks on whole hours across both changes of Berlin's clock", () => {
  const timeZone = "Europe/Berlin";
  const spring = ticksOf(Date.UTC(2026, 2, 28, 22), Date.UTC(2026, 2, 29, 5), { timeZone });
  expect(spring.map(textOf)).toEqual([
    ..."23:00, Sat, Mar 28 / 00:00, Sun, Mar 29 / 01:00 / 03:00 / 04:00 / 05:00 / 06:00 / 07:00".split(
      " / ",
    ),
  ]);
  const autumn = ticksOf(Date.UTC(2026, 9, 24, 21), Date.UTC(2026, 9, 25, 4), { timeZone });
  expect(autumn.map(textOf)).toEqual([
    ..."23:00, Sat, Oct 24 / 00:00, Sun, Oct 25 / 01:00 / 02:00 +02 / 02:00 +01 / 03:00 / 04:00 / 05:00".split(
      " / ",
    ),
  ]);
});

test("lineChart().layout() begins days at the zone's midnight", () => {
  const from = Date.UTC(2026, 5, 1, 3);
  for (const timeZone of ZONES) {
    const days = ticksOf(from, from + 11 * DAY, { timeZone });
    expect(days.length).toBeGreaterThanOrEqual(10);
    expect(days[0]?.sub).toBe("Jun 2026");
    for (const { value, label, sub } of days) {
      const wall = intlWall(timeZone, value);
      expect([timeZone, wall % DAY]).toEqual([timeZone, 0]);
      expect(label).toBe(String(new Date(wall).getUTCDate()));
      if (value !== days[0]?.value) expect(sub).toBeUndefined();
    }
  }
});

test("lineChart().layout() marks a day even where its midnight does not exist", () => {
  // In Cairo, 28 April 2023 began at 01:00.
  const change = changesIn("Africa/Cairo", 2023)[0] ?? 0;
  expect(intlWall("Africa/Cairo", change) % DAY).toBe(HOUR);
  const ticks = ticksOf(change - 5 * DAY, change + 5 * DAY, { timeZone: "Africa/Cairo" });
  expect(ticks.find(({ label }) => label === "28")?.value).toBe(change);
  const months = ticks.filter(({ sub }) => sub !== undefined).map(textOf);
  expect(months).toEqual(["23, Apr 2023", "1, May 2023"]);
});

test("lineChart().layout() lets the reader know of each day that the axis shows whole", () => {
  const change = changesIn("Africa/Cairo", 2023)[0] ?? 0;
  for (const days of [0.6, 1, 2, 2.5]) {
    const ticks = ticksOf(change - days * DAY, change + days * DAY, { timeZone: "Africa/Cairo" });
    expect([days, ticks.map(({ sub }) => sub)]).toEqual([
      days,
      expect.arrayContaining(["Fri, Apr 28"]),
    ]);
  }
});

const anyAxis = fc.record({
  timeZone: fc.constantFrom(...ZONES),
  year: fc.constantFrom(2011, 2018, 2022, 2024, 2026),
  place: fc.nat(5),
  shift: fc.double({ min: -2, max: 2, noNaN: true }),
  length: fc.oneof(
    fc.integer({ min: 1, max: 2 * HOUR }),
    fc.integer({ min: HOUR, max: 5 * DAY }),
    fc.integer({ min: DAY, max: 6000 * DAY }),
  ),
  // On less than this a second line may have no room anywhere.
  width: fc.integer({ min: 320, max: 1600 }),
});

test("lineChart().layout() has rising time ticks within its domain, and tells them apart", () => {
  let ticks = 0;
  fc.assert(
    fc.property(anyAxis, ({ timeZone, year, place, shift, length, width }) => {
      const changes = changesIn(timeZone, year);
      const middle = changes[place % changes.length] ?? Date.UTC(year, 5, 7);
      const from = Math.round(middle - length / 2 + (shift * length) / 4);
      const { x, plot } = lineChart({ timeZone, width })
        .add("a", { times: [from, from + length], values: [1, 2] })
        .layout();
      expect(x.domain).toEqual([from, from + length]);
      ticks += x.ticks.length;
      x.ticks.forEach(({ value, at, label, sub }, i) => {
        expect(value).toBeGreaterThanOrEqual(from);
        expect(value).toBeLessThanOrEqual(from + length);
        expect(at).toBeGreaterThanOrEqual(0);
        expect(at).toBeLessThanOrEqual(plot.width + 1);
        const before = x.ticks[i - 1];
        if (before === undefined) return;
        expect(value).toBeGreaterThan(before.value);
        // The second line tells apart what the first does not.
        if (value - before.value >= HOUR && sub === undefined) {
          expect(label).not.toBe(before.label);
        }
      });
    }),
    { numRuns: 1500 },
  );
  expect(ticks).toBeGreaterThan(3000);
});

test("lineChart().layout() writes times by a specifier as the zone's clock shows them", () => {
  const options: ChartOptions = { timeZone: "Asia/Kathmandu", timeFormat: "%Y-%m-%d %H:%M" };
  const from = Date.UTC(2026, 0, 1);
  const [first] = ticksOf(from, from + HOUR, options);
  const wall = new Date(intlWall("Asia/Kathmandu", first?.value ?? 0));
  expect(first?.label).toBe(wall.toISOString().slice(0, 16).replace("T", " "));
});

test("lineChart().layout() writes offsets and epochs by a specifier truly", () => {
  const from = Date.UTC(2026, 0, 1);
  const options: ChartOptions = { timeZone: "Europe/Berlin", timeFormat: "%H:%M %Z %s" };
  for (const { value, label } of some(ticksOf(from, from + 6 * HOUR, options))) {
    expect(label).toMatch(new RegExp(`^\\d\\d:00 \\+0100 ${value / 1000}$`));
  }
});

test.for([8.64e15, -8.64e15, 8.64e15 - 1, Date.UTC(-1, 0, 1), Date.UTC(9999, 11, 31, 23)])(
  "lineChart().render() writes no NaN for the moment %d",
  (time) => {
    for (const timeZone of ["UTC", "Asia/Kathmandu"]) {
      for (const variant of ["interactive", "live"] as const) {
        const svg = lineChart({ variant, timeZone, window: { points: 3 } })
          .add("a", [{ time, y: 1 }])
          .render();
        expect(svg).not.toMatch(/NaN|Infinity|undefined|Invalid/);
      }
    }
  },
);

test("lineChart({ window }).layout() has ticks on a live axis far shorter than a cycle", () => {
  const points = Array.from({ length: 100 }, (_, i) => ({ time: i * 1000, y: i }));
  const chart = lineChart({ variant: "live", window: { ms: MINUTE }, everyMs: HOUR });
  expect(chart.add("a", points).layout().x.ticks.length).toBeGreaterThan(2);
});
