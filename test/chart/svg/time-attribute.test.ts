import { expect, test } from "vitest";
import type { ChartOptions } from "../../../src/chart/options/options.ts";
import { barChart, chart, heatMap, lineChart, stat } from "../../../src/entries/plotcast.ts";
import {
  EVERY,
  drawLive,
  frames,
  history,
  lastOf,
  LOOK,
  START,
} from "../../support/live-frames.ts";
import { readPath } from "../../support/path-reader.ts";
import { readSvg } from "../../support/svg-reader.ts";

function timeOf(svg: string): string | undefined {
  return readSvg(svg)[0]?.attributes["data-time"];
}

/** The scale that a picture tells. */
function scaleOf(svg: string): { origin: number; perPixel: number } {
  const [origin = Number.NaN, perPixel = Number.NaN] = (timeOf(svg) ?? "").split(" ").map(Number);
  return { origin, perPixel };
}

/** The xs of the first line's points, in the sliding plot's coordinates. */
function lineXs(svg: string): number[] {
  const path = readSvg(svg).find(({ attributes }) => /^l\b/.test(attributes["class"] ?? ""));
  const segments = readPath(path?.attributes["d"] ?? "");
  return segments.length === 0 ? [] : [segments.at(0)!.from[0], ...segments.map(({ to }) => to[0])];
}

/** How far each point of the line is from the time that its position tells, in pixels. */
function misses(svg: string, times: number[], options: ChartOptions): number[] {
  const { origin, perPixel } = scaleOf(svg);
  const xs = lineXs(svg);
  expect(xs.length, JSON.stringify(options)).toBeGreaterThan(10);
  const told = times.slice(-xs.length);
  return xs.map((x, i) => Math.abs((origin + x * perPixel - (told[i] ?? Number.NaN)) / perPixel));
}

const WINDOWS: ChartOptions[] = [
  { window: { points: 30 } },
  { window: { ms: 60_000 } },
  { window: { ms: 1000 * 60 * 60 }, everyMs: 60_000 },
  { window: { ms: 7777.7 }, everyMs: 100, width: 10_000 },
];

test.for(WINDOWS)("data-time tells the time of each point of a line: %o", (own) => {
  const options: ChartOptions = { ...LOOK, smooth: false, reduce: "m4", ...own };
  const { everyMs = EVERY } = options;
  const times = Array.from({ length: 100 }, (_, i) => START + i * everyMs);
  const values = times.map((_, i) => 10 + (i % 7));
  const svg = drawLive({ times, values }, options);
  for (const miss of misses(svg, times, options)) expect(miss).toBeLessThanOrEqual(0.6);
});

test("data-time of an interactive chart tells the time of its points, too", () => {
  const { times, values } = lastOf(history(60), 60);
  const options: ChartOptions = { variant: "interactive", animate: false };
  const svg = lineChart(options).add("Sensor", { times, values }).render();
  for (const miss of misses(svg, times, options)) expect(miss).toBeLessThanOrEqual(0.1);
});

test("data-time stays while a live plot slides, and changes only with its origin", () => {
  const told = frames(300).map(timeOf);
  expect(told).not.toContain(undefined);
  let changes = 0;
  for (let i = 1; i < told.length; i++) if (told[i] !== told[i - 1]) changes++;
  expect(changes).toBeGreaterThan(0);
  expect(changes).toBeLessThan(300 / 30);
});

test("data-time is missing where there is no linear axis of times along x", () => {
  const { times, values } = history(40);
  const line = (options: ChartOptions) =>
    lineChart(options).add("Sensor", { times, values }).render();
  expect(timeOf(line(LOOK))).toBeDefined();
  expect(timeOf(line({ ...LOOK, xAxis: "ordinal" }))).toBeUndefined();
  expect(timeOf(line({ variant: "static" }))).toBeUndefined();
  expect(timeOf(line({ variant: "sparkline" }))).toBeUndefined();
  const interactive: ChartOptions = { variant: "interactive" };
  expect(
    timeOf(
      barChart({ ...interactive, horizontal: true })
        .add("a", { times, values })
        .render(),
    ),
  ).toBeUndefined();
  expect(timeOf(barChart(interactive).add("a", { times, values }).render())).toBeDefined();
  expect(timeOf(heatMap(interactive).add("a", { times, values }).render())).toBeDefined();
  expect(
    timeOf(
      lineChart(interactive)
        .add("a", [
          { x: 1, y: 2 },
          { x: 3, y: 1 },
        ])
        .render(),
    ),
  ).toBeUndefined();
  expect(
    timeOf(
      barChart(interactive)
        .add("a", [{ x: "one", y: 2 }])
        .render(),
    ),
  ).toBeUndefined();
  expect(timeOf(stat(interactive).add("a", { times, values }).render())).toBeUndefined();
});

test("data-time is missing while a live chart has no points", () => {
  expect(timeOf(chart(LOOK).render())).toBeUndefined();
  expect(timeOf(chart(LOOK).add("a", []).render())).toBeUndefined();
});
