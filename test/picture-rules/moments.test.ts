import * as fc from "fast-check";
import { expect, test } from "vitest";
import {
  areaChart,
  barChart,
  type Chart,
  type ChartOptions,
  lineChart,
  scatterChart,
} from "../../src/entries/plotcast.ts";
import { some } from "../support/some.ts";
import { readSvg } from "../support/svg-reader.ts";
import { ZONES } from "../support/wall-clock.ts";

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const MARCH = Date.UTC(2026, 2, 1);

function everyOther(step: number, count: number, from = MARCH) {
  return Array.from({ length: count }, (_, i) => ({ time: from + i * step, y: i % 7 }));
}

/** What the rows of a table are called. */
function rowNames(chart: Chart): string[] {
  return [...chart.table().matchAll(/<th scope="row">([^<]*)/g)].map(([, name = ""]) => name);
}

function tooltipNames(chart: Chart): string[] {
  return chart.layout().tooltips.map(({ name }) => name);
}

function descriptionOf(chart: Chart): string {
  return readSvg(chart.render()).find(({ name }) => name === "desc")?.text ?? "";
}

test.for<[step: number, count: number, row: string, tooltip: string, options?: ChartOptions]>([
  [30 * MINUTE, 30 * 48, "Mar 1, 2026 00:00", "Mar 1, 2026 00:00"],
  [DAY, 30, "Mar 1, 2026", "Mar 1, 2026"],
  [HOUR, 12, "Mar 1, 2026 00:00", "Mar 1 00:00"],
  [MINUTE, 30, "Mar 1, 2026 00:00", "00:00"],
  [SECOND, 30, "Mar 1, 2026 00:00:00", "00:00:00"],
  [7.5 * SECOND, 30, "Mar 1, 2026 00:00:00", "00:00:00"],
  [0.5 * SECOND, 300, "Mar 1, 2026 00:00:00.000", "00:00:00.000"],
  [0.25, 10, "Mar 1, 2026 00:00:00.000000", "00:00:00.000000"],
  [90 * SECOND, 2000, "Mar 1, 2026 00:00:00", "Mar 1 00:00:00"],
  [30 * MINUTE, 96, "Mar 1, 2026 00:00", "Mar 1 00:00", { timeFormat: "%Y" }],
  [30 * MINUTE, 96, "2026-03-01 00:00", "2026-03-01 00:00", { timeFormat: "%Y-%m-%d %H:%M" }],
])(
  "lineChart() tells points %d ms apart as finely as they are",
  ([step, count, row, tooltip, options]) => {
    const chart = lineChart({ ...options, tooltips: true }).add("a", everyOther(step, count));
    expect(rowNames(chart)[0]).toBe(row);
    // Of points in one pixel the last has the tooltip.
    expect(tooltipNames(chart)[0]?.replace(/\d/g, "0")).toBe(tooltip.replace(/\d/g, "0"));
    expect(new Set(rowNames(chart)).size).toBe(Math.min(1000, count));
  },
);

test("lineChart().render() describes the moments of the first and the last point", () => {
  const at = (time: number, step: number, count: number) =>
    descriptionOf(lineChart().add("a", everyOther(step, count, time)));
  expect(at(MARCH + 7 * HOUR, 30 * MINUTE, 200)).toContain(
    "From Mar 1, 2026 07:00 to Mar 5, 2026 10:30.",
  );
  expect(at(MARCH + 7 * HOUR, MINUTE, 20)).toContain("From Mar 1, 2026 07:00 to 07:19.");
  expect(at(MARCH + 7 * HOUR, MINUTE, 1)).toContain("At Mar 1, 2026 07:00.");
});

const anyStep = fc.oneof(
  fc.constantFrom(0.001, 0.5, 1, 10, 500, SECOND, 30 * SECOND, MINUTE, 30 * MINUTE, HOUR),
  fc.constantFrom(6 * HOUR, DAY, 7 * DAY, 31 * DAY, 400 * DAY),
  fc.double({ min: 0.01, max: 40 * DAY, noNaN: true }),
);

const anyMoments = fc.record({
  from: fc.integer({ min: Date.UTC(1995, 0, 1), max: Date.UTC(2035, 0, 1) }),
  onMidnight: fc.boolean(),
  step: anyStep,
  jitter: fc.constantFrom(0, 0, 0.01, 0.9),
  noise: fc.infiniteStream(fc.double({ min: 0, max: 1, noNaN: true })),
  count: fc.integer({ min: 1, max: 60 }),
  timeZone: fc.constantFrom(...ZONES),
  timeFormat: fc.constantFrom(
    ...[undefined, undefined, "%Y", "%H:%M", "%b %d", "%a", "%H:%M:%S", "%Y-%m-%d %H:%M:%S"],
    (time: Date) => time.toISOString().slice(0, 7),
  ),
  xAxis: fc.constantFrom(undefined, "ordinal" as const),
  draw: fc.constantFrom(lineChart, barChart, areaChart, scatterChart),
  width: fc.integer({ min: 200, max: 1600 }),
});

/** The options that are there. */
function optionsOf(
  all: { [Name in keyof ChartOptions]: ChartOptions[Name] | undefined },
): ChartOptions {
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined));
}

test("chart.table() and tooltips never tell different moments alike, in any zone, step and format", () => {
  let rows = 0;
  fc.assert(
    fc.property(
      anyMoments,
      ({
        from,
        onMidnight,
        step,
        jitter,
        noise,
        count,
        draw,
        timeZone,
        timeFormat,
        xAxis,
        width,
      }) => {
        const options = optionsOf({ timeZone, timeFormat, xAxis, width });
        const start = onMidnight ? Math.floor(from / DAY) * DAY : from;
        const times = Array.from(
          { length: count },
          (_, i) => start + i * step + noise.next().value * (step < 1 ? 0 : step * jitter),
        );
        const chart = draw({ ...options, tooltips: true }).add("a", {
          times,
          values: times.map((_, i) => i),
        });
        const names = rowNames(chart);
        rows += names.length;
        // A Date is told to the thousandth of a second at most, so a function cannot tell more.
        expect(new Set(names).size).toBe(new Set(times).size);
        const tips = tooltipNames(chart);
        expect(new Set(tips).size).toBe(tips.length);
      },
    ),
    { numRuns: 300 },
  );
  expect(rows).toBeGreaterThan(1500);
});

test("lineChart().layout() has no label twice on an axis of times, in any zone, step and format", () => {
  let ticks = 0;
  fc.assert(
    fc.property(anyMoments, ({ from, step, count, draw, timeZone, timeFormat, xAxis, width }) => {
      const times = Array.from({ length: count }, (_, i) => from + i * step);
      const { x } = draw(optionsOf({ timeZone, timeFormat, xAxis, width }))
        .add("a", { times, values: times.map((_, i) => i) })
        .layout();
      let sub = "";
      const labels = x.ticks.map((tick) => {
        sub = tick.sub ?? sub;
        return `${tick.label} ${sub}`;
      });
      ticks += labels.length;
      expect(new Set(labels).size).toBe(labels.length);
    }),
    { numRuns: 300 },
  );
  expect(some([ticks])[0]).toBeGreaterThan(500);
});
