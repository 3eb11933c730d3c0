import * as fc from "fast-check";
import { expect, test } from "vitest";
import type { ChartOptions } from "../../../src/chart/options/options.ts";
import { lineChart } from "../../../src/entries/plotcast.ts";

const START = Date.UTC(2026, 2, 1, 12);
const LENGTH = 60_000;
const options = { variant: "live", window: { ms: LENGTH }, everyMs: 1000 } as const;

/** Arrivals of any rhythm: steady, sparse, in bursts. */
const gaps = fc.oneof(
  fc.array(fc.integer({ min: 1, max: 5000 }), { minLength: 1, maxLength: 80 }),
  fc.array(fc.integer({ min: 20_000, max: 400_000 }), { minLength: 1, maxLength: 20 }),
  fc.array(fc.constantFrom(1, 10, 61_000), { minLength: 1, maxLength: 40 }),
);

function pointsOf(all: readonly number[]) {
  let time = START;
  return all.map((gap, i) => ({ time: (time += gap), y: i % 7 }));
}

/** Where the newest point is, in pixels from the plot's left edge; and the plot's width. */
function newestAt(points: { time: number; y: number }[], now?: number, more: ChartOptions = {}) {
  const chart = lineChart({ ...options, ...more }).add("a", points);
  const { marks, x, plot } = chart.layout(now === undefined ? {} : { now });
  return { at: (marks[0]?.xs.at(-1) ?? Number.NaN) - x.slide, width: plot.width };
}

test("layout() of a window by duration: the newest point of a full one is at the right edge", () => {
  let full = 0;
  fc.assert(
    fc.property(gaps, (all) => {
      const points = pointsOf(all);
      const { at, width } = newestAt(points);
      const times = points.map(({ time }) => time);
      const isFull = Math.max(...times) - Math.min(...times) >= LENGTH;
      if (isFull) {
        full++;
        expect(Math.abs(at - width)).toBeLessThanOrEqual(1);
      }
      expect(at).toBeGreaterThanOrEqual(0);
      expect(at).toBeLessThanOrEqual(width + 1);
    }),
  );
  expect(full).toBeGreaterThan(10);
});

test("layout({ now }): time goes on while no point comes, and stays until one is missing", () => {
  const points = pointsOf(Array.from({ length: 100 }, () => 1000));
  const newest = points.at(-1)!.time;
  for (const late of [-5000, 0, 999, 1500]) {
    expect(newestAt(points, newest + late)).toEqual(newestAt(points));
  }
  const { at, width } = newestAt(points, newest + 1500 + LENGTH / 2);
  expect(Math.abs(at - width / 2)).toBeLessThanOrEqual(1);
});

test("render({ now }): the picture changes only as time has gone on by a pixel", () => {
  const points = pointsOf(Array.from({ length: 100 }, () => 1000));
  const newest = points.at(-1)!.time;
  const chart = lineChart(options).add("a", points);
  const { width } = chart.layout().plot;
  const pictures = new Set<string>();
  for (let ms = 0; ms < 10_000; ms += 10) pictures.add(chart.render({ now: newest + 1500 + ms }));
  expect(pictures.size).toBeLessThanOrEqual(Math.ceil(width / 6) + 1);
  expect(pictures.size).toBeGreaterThan(width / 8);
});

test("layout({ now }): as time goes on, points only move left, whatever their rhythm", () => {
  fc.assert(
    fc.property(gaps, fc.array(fc.nat(20_000), { minLength: 2, maxLength: 9 }), (all, waits) => {
      const points = pointsOf(all);
      let now = points.at(-1)!.time;
      let last = Number.POSITIVE_INFINITY;
      for (const wait of waits) {
        now += wait;
        const { at } = newestAt(points, now);
        expect(at).toBeLessThanOrEqual(last);
        last = at;
      }
    }),
  );
});

test("render({ now }): a stale chart keeps its last points in sight", () => {
  const points = pointsOf(Array.from({ length: 100 }, () => 1000));
  const now = points.at(-1)!.time + 3_600_000;
  const { at, width } = newestAt(points, now, { staleMs: 120_000 });
  expect(at).toBeGreaterThan(0.4 * width);
});

test("render({ now }): nothing but a window by duration has a clock", () => {
  const points = pointsOf([1000, 1000, 1000]);
  const byPoints = lineChart({ ...options, window: { points: 3 } }).add("a", points);
  expect(byPoints.render({ now: START + 3_600_000 })).toBe(byPoints.render());
});
