import * as fc from "fast-check";
import { expect, test } from "vitest";
import type { ChartOptions } from "../../src/chart/options/options.ts";
import {
  barChart,
  type ChartLayout,
  histogram,
  lineChart,
  scatterChart,
  type Tick,
} from "../../src/entries/plotcast.ts";
import { textWidth } from "../../src/chart/format/text/text-width.ts";
import { some } from "../support/some.ts";

const START = Date.UTC(2026, 0, 1);
const HOUR = 3_600_000;

const labels = ({ x }: ChartLayout) => x.ticks.map(({ label }) => label.replace(/\s/g, " "));

/** From where to where a label stands in the picture. */
function extentOf({ at, label, shift = 0 }: Tick, { plot, x }: ChartLayout): [number, number] {
  const center = plot.x + at + shift - x.slide;
  const half = textWidth(label, 12, false) / 2;
  return [center - half, center + half];
}

const numbers = (xs: number[]) => xs.map((x, i) => ({ x, y: i }));
const times = (count: number, step: number) =>
  Array.from({ length: count }, (_, i) => ({ time: START + i * step, y: i }));
const names = ["Alpha", "Beta", "Gamma", "Delta", "Epsilon"];

test.each<[string, ChartLayout, string, string]>([
  [
    "a point chart's names",
    lineChart({ width: 400, xAxis: "ordinal" })
      .add(
        "a",
        names.map((label, i) => ({ time: START + i * 1000, label, y: i })),
      )
      .layout(),
    "Alpha",
    "Epsilon",
  ],
  [
    "years",
    lineChart({ width: 500 })
      .add(
        "a",
        Array.from({ length: 11 }, (_, i) => ({ time: Date.UTC(2020 + i, 0), y: i })),
      )
      .layout(),
    "2020",
    "2030",
  ],
  ["hours", lineChart().add("a", times(25, HOUR)).layout(), "00:00", "00:00"],
  ["minutes", lineChart().add("a", times(31, 60_000)).layout(), "00:00", "00:30"],
  [
    "numbers",
    lineChart()
      .add("a", numbers([0, 100_000]))
      .layout(),
    "0",
    "100K",
  ],
  [
    "numbers on a log axis",
    lineChart({ xAxis: "log" })
      .add("a", numbers([1, 1e3, 1e5]))
      .layout(),
    "1",
    "100K",
  ],
  [
    "lying bars' values",
    barChart({ horizontal: true })
      .add("a", [
        { x: "p", y: 0 },
        { x: "q", y: 100_000 },
      ])
      .layout(),
    "0",
    "100K",
  ],
  [
    "bars' names",
    barChart({ width: 400 })
      .add(
        "a",
        names.map((x, y) => ({ x, y })),
      )
      .layout(),
    "Alpha",
    "Epsilon",
  ],
])("layout() labels the first and the last of %s", (_name, layout, first, last) => {
  expect([labels(layout).at(0), labels(layout).at(-1)]).toEqual([first, last]);
});

test("lineChart().layout() counts points in whole numbers", () => {
  for (let count = 2; count <= 40; count++) {
    for (const width of [240, 480, 800, 1600]) {
      const values = Array.from({ length: count }, (_, i) => i % 7);
      const { x } = lineChart({ width }).add("a", values).layout();
      expect(x.ticks.length).toBeGreaterThan(1);
      expect([count, x.ticks.filter(({ value }) => !Number.isInteger(value))]).toEqual([count, []]);
      expect([count, x.ticks.filter(({ label }) => !/^\d+$/.test(label))]).toEqual([count, []]);
    }
  }
});

test("scatterChart().layout() has ticks between whole numbers where some x is none", () => {
  const { x } = scatterChart()
    .add("a", numbers([0, 0.5, 1]))
    .layout();
  expect(x.ticks.some(({ value }) => !Number.isInteger(value))).toBe(true);
});

test("histogram().layout() counts in whole numbers", () => {
  for (const height of [120, 300, 600]) {
    for (const values of [[1], [1, 2], [1, 1, 2, 3.5], [1, 1, 1, 2, 5]]) {
      const { y } = histogram({ height }).add("a", values).layout();
      expect(y.ticks.length).toBeGreaterThan(1);
      expect(y.ticks.map(({ label }) => label).filter((label) => !/^\d+$/.test(label))).toEqual([]);
    }
  }
});

const anyChart = fc.record({
  width: fc.integer({ min: 240, max: 1200 }),
  kind: fc.constantFrom("number", "log", "time", "ordinal", "horizontal"),
  low: fc.integer({ min: 1, max: 5000 }),
  span: fc.oneof(fc.integer({ min: 1, max: 40 }), fc.integer({ min: 1, max: 1_000_000_000 })),
  count: fc.integer({ min: 2, max: 60 }),
});

function layoutOf(chart: typeof anyChart extends fc.Arbitrary<infer T> ? T : never): ChartLayout {
  const { width, kind, low, span, count } = chart;
  const options: ChartOptions = { width };
  const spread = (from: number) =>
    Array.from({ length: count }, (_, i) => from + (span * i) / (count - 1));
  if (kind === "horizontal") {
    const bars = spread(low).map((y, i) => ({ x: `n${i}`, y }));
    return barChart({ ...options, horizontal: true })
      .add("a", bars)
      .layout();
  }
  if (kind === "number")
    return lineChart(options)
      .add("a", numbers(spread(low)))
      .layout();
  if (kind === "log")
    return lineChart({ ...options, xAxis: "log" })
      .add("a", numbers(spread(low)))
      .layout();
  const points = spread(START).map((at, y) => ({ time: Math.round(at), y }));
  return lineChart(kind === "time" ? options : { ...options, xAxis: "ordinal" })
    .add("a", points)
    .layout();
}

test("layout() keeps labels along x in the picture, apart from each other, and few", () => {
  let moved = 0;
  let checked = 0;
  fc.assert(
    fc.property(anyChart, (chart) => {
      const layout = layoutOf(chart);
      let end = 0;
      for (const tick of layout.x.ticks) {
        const [from, to] = extentOf(tick, layout);
        expect(from).toBeGreaterThanOrEqual(end);
        expect(to).toBeLessThanOrEqual(chart.width);
        expect(Math.abs(tick.shift ?? 0)).toBeLessThanOrEqual((to - from) / 2 + 1);
        end = to;
        checked++;
        if (tick.shift !== undefined) moved++;
      }
      // Nice ends of a value axis may be a tick more.
      expect(layout.x.ticks.length).toBeLessThanOrEqual(chart.width > 800 ? 16 : 13);
    }),
    { numRuns: 400 },
  );
  expect(checked).toBeGreaterThan(1000);
  expect(moved).toBeGreaterThan(30);
});

test("lineChart().layout() labels a number at the end of the domain at any width", () => {
  const widths = some(Array.from({ length: 60 }, (_, i) => 240 + i * 16));
  for (const width of widths) {
    for (const end of [1000, 20_000, 100_000, 1_000_000]) {
      const layout = lineChart({ width })
        .add("a", numbers([0, end]))
        .layout();
      expect([width, layout.x.ticks.at(-1)?.value]).toEqual([width, end]);
    }
  }
});
