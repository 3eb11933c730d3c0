import * as fc from "fast-check";
import { expect, test } from "vitest";
import { isFree, type Obstacle } from "../../src/chart/layout/marks/label-collision.ts";
import type { Rect } from "../../src/chart/layout/axes/margins.ts";
import type { MarkLayout } from "../../src/chart/layout/mark-layout.ts";
import { areaChart, lineChart, rangeChart } from "../../src/entries/plotcast.ts";
import { some } from "../support/some.ts";
import { CLASSES, hasClass } from "../support/drawn-classes.ts";
import { readSvg } from "../support/svg-reader.ts";
import { lineMark } from "../../src/chart/marks/line.ts";

const DAY = 86_400_000;
const START = Date.UTC(2026, 2, 3);

function timesOf(count: number, step: number): number[] {
  return Array.from({ length: count }, (_, i) => START + i * step);
}

test("lineChart().layout() has ticks at both bounds of a y axis, and none closer than its text is high", () => {
  const edge = fc.double({ min: -1e6, max: 1e6, noNaN: true });
  fc.assert(
    fc.property(edge, edge, fc.integer({ min: 150, max: 500 }), (a, b, height) => {
      fc.pre(Math.abs(a - b) > 1e-3);
      const chart = lineChart({ height }).add("a", { xs: [0, 1], values: [a, b] });
      const { domain, ticks } = chart.layout().y;
      const values = ticks.map(({ value }) => value);
      const reach = domain[1] - domain[0];
      expect(Math.abs(Math.min(...values) - domain[0])).toBeLessThan(reach * 1e-9);
      expect(Math.abs(Math.max(...values) - domain[1])).toBeLessThan(reach * 1e-9);
      const places = ticks.map(({ at }) => at).toSorted((one, other) => one - other);
      for (const [i, at] of some(places.slice(1)).entries()) {
        expect(at - (places[i] ?? at)).toBeGreaterThanOrEqual(16);
      }
    }),
    { numRuns: 2000 },
  );
});

test("lineChart().layout() bounds a low plot near its values", () => {
  const chart = lineChart({ width: 320, height: 220, title: "Index" });
  const { y } = chart.add("a", { xs: [0, 1], values: [680, 1565] }).layout();
  expect(y.domain).toEqual([600, 1600]);
});

test("lineChart().layout() gives the second line's room to the plot where ticks are years", () => {
  const heightFor = (step: number) =>
    lineChart({ width: 640, height: 300 })
      .add("a", { times: timesOf(100, step), values: timesOf(100, 1) })
      .layout().plot.height;
  expect(heightFor(60 * DAY)).toBeGreaterThan(heightFor(DAY) + 10);
});

test("lineChart().layout() tells the day at the first tick, however narrow what is beside it", () => {
  for (let width = 320; width < 900; width += 20) {
    const chart = lineChart({ width, height: 240 });
    chart.add("a", { times: timesOf(22, 15 * 60_000), values: timesOf(22, 0).map((_, i) => i) });
    expect([width, chart.layout().x.ticks[0]?.sub]).toEqual([width, "Tue, Mar 3"]);
  }
});

test("lineChart().layout() has more than two dates on a narrow picture of two months", () => {
  const chart = lineChart({ width: 320, height: 240, yUnit: "mm" });
  chart.add("a", { times: timesOf(61, DAY), values: timesOf(61, 1).map((_, i) => i) });
  expect(chart.layout().x.ticks.length).toBeGreaterThan(2);
});

test("lineChart().layout() of a narrow picture names seven series, and writes its title whole", () => {
  const chart = areaChart({ width: 320, height: 240, title: "Unemployed in the United States" });
  const names =
    "Trade,Manufacturing,Leisure and hospitality,Business,Construction,Health,Government";
  for (const name of names.split(",")) chart.add(name, { xs: [0, 1], values: [1, 2] });
  const { legend, title } = chart.layout();
  expect(legend.map(({ name }) => name)).toEqual(names.split(","));
  expect(title?.text).toBe("Unemployed in the United States");
});

test("lineChart().layout() puts a note below a title that it would cut off, but not in a live chart", () => {
  const options = {
    width: 320,
    height: 240,
    title: "How much warmer than usual",
    note: "a long note",
  };
  const still = lineChart(options).layout();
  expect(still.note!.y).toBeGreaterThan(still.title!.y);
  expect(still.title!.text).toBe(options.title);
  const live = lineChart({ ...options, variant: "live" }).layout();
  expect(live.note!.y).toBe(live.title!.y);
});

test("lineChart().layout() writes labels where no line crosses them out, if it can", () => {
  const xs = Array.from({ length: 60 }, (_, i) => i);
  const late = xs.map((x) => (x > 40 ? 8.3 : 1));
  const { guides, marks, x } = lineChart({
    thresholds: [{ value: 8, label: "Limit" }],
    annotations: [{ x: 38, label: "Release" }],
    yDomain: [0, 10],
  })
    .add("a", { xs, values: late })
    .layout();
  const labels = [...guides.labels, ...guides.slidingLabels];
  expect(labels.map(({ text }) => text)).toEqual(["Limit", "Release"]);
  for (const { x: left, y, anchor } of labels) {
    const box = { x: anchor === "end" ? left - 40 : left, y: y - 12, width: 40, height: 16 };
    expect(isFree(marks.map(lineObstacle), 0, box)).toBe(true);
  }
  expect(x.slide).toBe(0);
});

test("isFree() tells whether a line runs through a box", () => {
  const place = fc.integer({ min: 0, max: 100 });
  const points = fc.array(fc.oneof(place, fc.constant(Number.NaN)), {
    minLength: 1,
    maxLength: 12,
  });
  fc.assert(
    fc.property(points, place, place, fc.integer({ min: 1, max: 40 }), (ys, x, y, size) => {
      const mark = lineOf(
        ys.map((_, i) => i * 10),
        ys,
      );
      const box = { x, y, width: size, height: size };
      expect(isFree([lineObstacle(mark)], 0, box)).toBe(!touches(mark, box));
      expect(isFree([lineObstacle({ ...mark, hidden: true })], 0, box)).toBe(true);
    }),
    { numRuns: 3000 },
  );
});

function lineObstacle(mark: MarkLayout): Obstacle {
  return { mark, type: lineMark };
}

function lineOf(xs: number[], ys: number[]): MarkLayout {
  const { marks } = lineChart()
    .add("a", { xs: [0], values: [0] })
    .layout();
  return Object.assign({}, ...marks, { xs, ys });
}

/** The same by trial: from whole pixel to whole pixel, where all points and edges are. */
function touches({ xs, ys }: MarkLayout, box: Rect): boolean {
  const heightAt = (x: number) => {
    const [from = Number.NaN, to = Number.NaN] = ys.slice(Math.floor(x / 10));
    return x % 10 === 0 ? from : from + ((to - from) * (x % 10)) / 10;
  };
  const last = Math.min(box.x + box.width, ...xs.slice(-1));
  for (let x = box.x; x <= last; x++) {
    const y = heightAt(x);
    const next = x < last ? heightAt(x + 1) : y;
    const isIn = Math.max(y, next) >= box.y && Math.min(y, next) <= box.y + box.height;
    if (isIn || (y >= box.y && y <= box.y + box.height)) return true;
  }
  return false;
}

test("areaChart().render() and rangeChart().render() show pale swatches for what is pale", () => {
  const two = { xs: [0, 1], values: [1, 2] };
  const { swatch, paleSwatch, paleRange } = CLASSES;
  const swatches = (svg: string) =>
    readSvg(svg).flatMap((element) =>
      [swatch, paleSwatch].filter((name) => hasClass(element, name)),
    );
  const area = areaChart().add("a", two).add("b", two).render();
  expect(swatches(area)).toEqual([paleSwatch, paleSwatch]);
  const stacked = areaChart({ stack: true }).add("a", two).add("b", two).render();
  expect(swatches(stacked)).toEqual([swatch, swatch]);
  const range = rangeChart().add("a", [
    { x: 0, low: 1, high: 2 },
    { x: 1, low: 1, high: 3 },
  ]);
  expect(readSvg(range.render()).some((element) => hasClass(element, paleRange))).toBe(true);
});
