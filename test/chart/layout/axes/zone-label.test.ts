import { expect, test } from "vitest";
import { zoneName } from "../../../../src/chart/format/time/zone-name.ts";
import { type ChartOptions, lineChart } from "../../../../src/entries/plotcast.ts";
import { some } from "../../../support/some.ts";

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

function zoneOf(step: number, options: ChartOptions = {}): string | undefined {
  const times = Array.from({ length: 40 }, (_, i) => Date.UTC(2026, 2, 1) + i * step);
  return lineChart(options)
    .add("a", { times, values: times.map((_, i) => i) })
    .layout().zone?.text;
}

test.for([
  ["UTC", "UTC"],
  ["Etc/UTC", "UTC"],
  ["GMT", "UTC"],
  ["Etc/GMT+5", "UTC-05"],
  ["America/New_York", "New York"],
  ["America/Argentina/Buenos_Aires", "Buenos Aires"],
  ["europe/berlin", "Berlin"],
  ["Africa/Dar_es_Salaam", "Dar es Salaam"],
])("zoneName() of %s is %s on every host", ([zone = "", name]) => {
  expect(zoneName(zone)).toBe(name);
});

test("lineChart().layout() names the zone of an axis with times of day, and of no other", () => {
  const timeZone = "America/New_York";
  expect(zoneOf(MINUTE, { timeZone })).toBe("New York");
  expect(zoneOf(MINUTE)).toBe("UTC");
  expect(zoneOf(MINUTE, { timeZone, timeFormat: "%H:%M" })).toBe("New York");
  expect(zoneOf(MINUTE, { timeZone, xAxis: "ordinal" })).toBe("New York");
  expect(zoneOf(MINUTE, { timeZone, timeFormat: "%H:%M %Z" })).toBeUndefined();
  expect(zoneOf(MINUTE, { timeZone, timeFormat: "%B" })).toBeUndefined();
  expect(zoneOf(MINUTE, { timeZone, zoneLabel: false })).toBeUndefined();
  expect(zoneOf(DAY, { timeZone })).toBeUndefined();
  expect(zoneOf(MINUTE, { timeZone, variant: "sparkline" })).toBeUndefined();
  expect(zoneOf(MINUTE, { timeZone, width: 240, height: 120 })).toBeUndefined();
});

test("lineChart().layout() leaves the zone room beside second lines", () => {
  for (let width = 300; width < 900; width += 7) {
    const times = [0, 1, 2, 3].map((i) => Date.UTC(2026, 2, 1, 5) + i * DAY * 0.6);
    const { x, zone, plot } = lineChart({ width, timeZone: "America/New_York" })
      .add("a", { times, values: [1, 2, 3, 4] })
      .layout();
    for (const { at, beside = 0, sub } of some(x.ticks)) {
      if (sub === undefined || zone === undefined) continue;
      const right = plot.x + at + beside + sub.length * 3.5;
      expect([width, right]).toEqual([width, Math.min(right, zone.x - 40)]);
    }
  }
});

const events = (step: number, options: ChartOptions, label: (i: number) => string | undefined) =>
  lineChart({ xAxis: "ordinal", timeZone: "Europe/Berlin", ...options })
    .add(
      "a",
      Array.from({ length: 12 }, (_, i) => {
        const time = Date.UTC(2026, 2, 1, 23) + i * step;
        return { time, y: i, ...(label(i) === undefined ? {} : { label: label(i)! }) };
      }),
    )
    .layout();

test('lineChart({ xAxis: "ordinal" }).layout() names the zone where events have times of day, though some have labels or a format', () => {
  const some = (i: number) => (i % 3 === 0 ? `event ${i}` : undefined);
  const none = () => undefined;
  const live = { variant: "live", window: { points: 8 } } as const;
  for (const [options, label] of [
    [{}, some],
    [{ timeFormat: "%H:%M" }, none],
    [{ timeFormat: "%d %B" }, none],
    [live, none],
    [live, some],
  ] as [ChartOptions, typeof some][]) {
    const { zone, plot, height } = events(MINUTE, options, label);
    expect([options, zone?.text]).toEqual([options, "Berlin"]);
    // Below the labels of the ticks, and whole.
    expect(zone!.y).toBeGreaterThan(plot.y + plot.height + 24);
    expect(zone!.y).toBeLessThan(height - 2);
    const hidden = events(MINUTE, { ...options, zoneLabel: false }, label);
    expect(hidden.zone).toBeUndefined();
    expect(hidden.plot.height).toBeGreaterThan(plot.height);
  }
});

test('lineChart({ xAxis: "ordinal" }).layout() names no zone of days, of labels alone, and of times that name it themselves', () => {
  for (const layout of [
    events(DAY, { timeFormat: "%d %b" }, () => undefined),
    events(DAY, {}, (i) => (i === 3 ? "third" : undefined)),
    events(MINUTE, {}, (i) => `event ${i}`),
    events(MINUTE, { timeFormat: "%H:%M %Z" }, () => undefined),
  ]) {
    expect(layout.zone).toBeUndefined();
  }
});
