import * as fc from "fast-check";
import { expect, test } from "vitest";
import { createRenderer } from "../../src/chart/any-chart.ts";
import { toText } from "../../src/chart/base/byte-writer.ts";
import type { MarkKind } from "../../src/chart/options/choices.ts";
import type { Series } from "../../src/chart/data/series.ts";
import { resolveSettings } from "../../src/chart/options/settings.ts";
import type { ChartOptions } from "../../src/chart/options/options.ts";
import { chart, lineChart } from "../../src/entries/plotcast.ts";
import { FAMILY, made } from "../support/chart-types.ts";
import { longRun } from "../support/long-runs.ts";
import { readPath } from "../support/path-reader.ts";
import { linesOf, readSvg } from "../support/svg-reader.ts";
import { some } from "../support/some.ts";
import { CLASSES, hasClass, seriesClass } from "../support/drawn-classes.ts";

type Extents = Map<number, [low: number, high: number]>;

function widen(extents: Extents, column: number, low: number, high = low): void {
  const known = extents.get(column);
  extents.set(column, known ? [Math.min(known[0], low), Math.max(known[1], high)] : [low, high]);
}

/** The lowest and highest pixel that a path's own points reach in each pixel column. */
function drawnExtents(paths: string[]): Extents {
  const extents: Extents = new Map();
  for (const { from, to } of paths.flatMap(readPath)) {
    widen(extents, from[0], from[1]);
    widen(extents, to[0], to[1]);
  }
  return extents;
}

/** The same of the data, by nothing but its scales: a column is as wide as a pixel, around its middle. */
function dataExtents(xs: ArrayLike<number>, ys: ArrayLike<number>, px: Px, from: number): Extents {
  const extents: Extents = new Map();
  for (let i = 0; i < xs.length; i++) {
    const y = ys[i] ?? Number.NaN;
    const column = Math.round(px.x(xs[i] ?? Number.NaN));
    if (!Number.isNaN(y) && column > from) widen(extents, column, Math.round(px.y(y)));
  }
  return extents;
}

interface Px {
  x: (value: number) => number;
  y: (value: number) => number;
}

/** Positions by the layout's numbers alone: domains, and the pixels of the plot. */
function pixelsOf({ plot, x, y }: ReturnType<ReturnType<typeof lineChart>["layout"]>): Px {
  const perX = plot.width / (x.domain[1] - x.domain[0]);
  const perY = plot.height / (y.domain[1] - y.domain[0]);
  return {
    x: (value) => (value - x.origin) * perX,
    y: (value) => (y.domain[1] - value) * perY,
  };
}

function expectSame(drawn: Extents, data: Extents): void {
  for (const [column, [low, high]] of some(data)) {
    const found = drawn.get(column);
    // A value on the edge of two pixels may be rounded either way.
    expect([column, found?.[0]]).toEqual([column, expect.closeTo(low, -0.31)]);
    expect([column, found?.[1]]).toEqual([column, expect.closeTo(high, -0.31)]);
  }
}

const seeds = fc.record({
  seed: fc.nat(),
  width: fc.integer({ min: 120, max: 900 }),
  gaps: fc.constantFrom(0, 0.001),
});

test("lineChart().render() of more points than pixels reaches as far as they do, in each pixel column", () => {
  fc.assert(
    fc.property(seeds, ({ seed, width, gaps }) => {
      const { xs, ys } = longRun(8 * width, seed, gaps);
      const chart = lineChart({ width }).add("a", { xs, values: ys });
      const svg = chart.render();
      const dots = pathsOf(svg, CLASSES.dot);
      const data = dataExtents(xs, ys, pixelsOf(chart.layout()), Number.NEGATIVE_INFINITY);
      expectSame(drawnExtents([...linesOf(svg), ...dots]), data);
    }),
    { numRuns: 60 },
  );
});

test("areaChart().render() of more points than pixels reaches as far as they do, in each pixel column", () => {
  fc.assert(
    fc.property(seeds, ({ seed, width }) => {
      const { xs, ys } = longRun(8 * width, seed, 0);
      const chart = made("areaChart", { width }).add("a", { xs, values: ys });
      const svg = chart.render();
      const data = dataExtents(xs, ys, pixelsOf(chart.layout()), Number.NEGATIVE_INFINITY);
      expectSame(drawnExtents(linesOf(svg)), data);
      // The fill has the same upper edge, before it is closed along zero.
      const [fill = ""] = pathsOf(svg, CLASSES.area);
      expectSame(drawnExtents([fill.replace(/V[^A-Za-z]*H.*$/, "")]), data);
    }),
    { numRuns: 60 },
  );
});

test("barChart().render() of more points than pixels reaches as far as they do, in each pixel column", () => {
  fc.assert(
    fc.property(seeds, ({ seed, width }) => {
      const { xs, ys } = longRun(6 * width, seed, 0);
      const chart = made("barChart", { width }).add("a", { xs, values: ys });
      const px = pixelsOf(chart.layout());
      const zero = Math.round(px.y(0));
      const data = dataExtents(xs, ys, px, Number.NEGATIVE_INFINITY);
      // A bar reaches from its value to zero, so that is where each column begins.
      for (const [column] of data) widen(data, column, zero);
      const drawn = drawnExtents(pathsOf(chart.render(), CLASSES.bar));
      for (const [column, [low, high]] of some(data)) {
        const [top, bottom] = drawn.get(column) ?? [zero, zero];
        // Bars of less than a pixel are drawn a pixel long.
        expect(Math.abs(top - low)).toBeLessThanOrEqual(1);
        expect(Math.abs(bottom - high)).toBeLessThanOrEqual(1);
      }
    }),
    { numRuns: 40 },
  );
});

test("lineChart().layout() shows each single spike among 100,000 points", () => {
  const length = 100_000;
  const anySpike = fc.tuple(fc.nat(length - 1), fc.constantFrom(1000, -1000));
  const xs = Array.from({ length }, (_, i) => i);
  fc.assert(
    fc.property(anySpike, ([place, height]) => {
      const values = xs.map((x) => Math.sin(x / 500));
      values[place] = height;
      const { marks, plot } = lineChart({ yDomain: [-1000, 1000] })
        .add("a", { xs, values })
        .layout();
      const found = marks[0]?.ys.indexOf(height > 0 ? 0 : plot.height) ?? -1;
      expect(found).toBeGreaterThanOrEqual(0);
      expect(marks[0]?.xs[found]).toBeCloseTo((place / (length - 1)) * plot.width, 0);
    }),
    { numRuns: 20 },
  );
});

test("createRenderer().draw() of a long window that slides loses no spike", () => {
  fc.assert(
    fc.property(fc.nat(), fc.constantFrom(2000, 5000), (seed, points) => {
      const settings = resolveSettings({ variant: "live", everyMs: 10, window: { points } });
      const drawing = createRenderer(settings);
      const run = longRun(2 * points, seed, 0);
      const streamId = {};
      const xs = run.xs.map((_, i) => Date.UTC(2026, 2, 1) + 10 * i);
      for (let end = points + 500; end < 2 * points; end += 97) {
        const series: Series = {
          ...{ name: "a", xKind: "time", startIndex: 0, streamId },
          ...{ xs: xs.subarray(0, end), ys: run.ys.subarray(0, end) },
        };
        const svg = drawing.draw(toText, [series]);
        const layout = drawing.layout([series]);
        const data = dataExtents(series.xs, series.ys, pixelsOf(layout), layout.x.slide + 1);
        expect(data.size).toBeGreaterThan(300);
        expectSame(drawnExtents(linesOf(svg)), data);
      }
    }),
    { numRuns: 8 },
  );
});

/** The data of all paths that have this class. */
function pathsOf(svg: string, name: string): string[] {
  return readSvg(svg)
    .filter(({ name: tag, path }) => tag === "path" && path.length > 1)
    .filter((element) => hasClass(element, name))
    .map(({ attributes }) => attributes["d"] ?? "");
}

const KINDS: MarkKind[] = ["line", "area", "range"];
const someValues = fc.array(fc.oneof(fc.integer({ min: 1, max: 99 }), fc.constant(null)), {
  minLength: 1,
  maxLength: 30,
});

/** The runs of points between gaps. */
function runsOf(values: (number | null)[]): number[][] {
  const runs: number[][] = [];
  let run: number[] = [];
  for (const [i, value] of values.entries()) {
    if (value === null) run = [];
    else {
      if (run.length === 0) runs.push(run);
      run.push(i);
    }
  }
  return runs;
}

test.for(KINDS)("chart().render() breaks a %s at null, and shows a lone point as a dot", (mark) => {
  fc.assert(
    fc.property(someValues, fc.constantFrom("linear", "monotone", "step"), (values, curve) => {
      const svg = chart({ curve })
        .add(
          "a",
          values.map((y, x) => ({ x, y, low: y, high: y === null ? null : y + 1 })),
          { mark },
        )
        .render();
      const runs = runsOf(values);
      const long = runs.filter(({ length }) => length > 1);
      expect(linesOf(svg).join("").match(/M/g) ?? []).toHaveLength(long.length);
      const dots = pathsOf(svg, CLASSES.dot).join("");
      expect(dots.match(/M/g) ?? []).toHaveLength(runs.length - long.length);
      if (dots !== "") expect(svg).toContain(` .${CLASSES.dot}{stroke:currentColor;stroke-width:6`);
    }),
    { numRuns: 300 },
  );
});

test("lineChart().render() breaks a line where points lie further apart than gapMs, and only there", () => {
  fc.assert(
    fc.property(
      fc.array(fc.constantFrom(1, 500, 1000, 1001, 5000), { minLength: 1, maxLength: 30 }),
      (steps) => {
        let time = Date.UTC(2026, 2, 1);
        const times = [time, ...steps.map((step) => (time += step))];
        const svg = lineChart({ gapMs: 1000, width: 4000 })
          .add("a", { times, values: times.map((_, i) => i % 5) })
          .render();
        const values = times.flatMap((_, i) => ((steps[i - 1] ?? 0) > 1000 ? [null, 1] : [1]));
        const runs = runsOf(values);
        const long = runs.filter(({ length }) => length > 1).length;
        const [lines, dots] = [linesOf(svg), pathsOf(svg, CLASSES.dot)].map(
          (paths) => paths.join("").match(/M/g)?.length ?? 0,
        );
        expect([lines, dots]).toEqual([long, runs.length - long]);
      },
    ),
    { numRuns: 300 },
  );
});

/** The colour of each series by its name, as the style gives it. */
function colorsOf(svg: string): string[] {
  const rule = new RegExp(` \\.${seriesClass("(\\d+)")}\\{color:([^}]*)\\}`, "g");
  return [...svg.matchAll(rule)].map(([, i, color]) => `${i} ${color}`);
}

test.for(Object.keys(FAMILY))(
  "%s().render() keeps the colours of the rest where one is hidden",
  (name) => {
    const value = (y: number) => ({ x: "a", y, low: y, high: y + 1, open: y, close: y + 1 });
    const draw = (options: ChartOptions) => {
      const chart = made(name, options);
      for (const [i, series] of ["a", "b", "c"].entries()) chart.add(series, [value(i + 1)]);
      return chart.render();
    };
    const all = some(colorsOf(draw({})));
    for (const hidden of [["a"], ["b"], ["a", "c"]]) {
      const some = colorsOf(draw({ hidden }));
      expect(all).toEqual(expect.arrayContaining(some));
      // Series that are left keep their class.
      const left = ["a", "b", "c"].findIndex((series) => !hidden.includes(series));
      if (name !== "heatMap" && name !== "candlestickChart") {
        const drawn = readSvg(draw({ hidden }));
        expect(drawn.some((element) => hasClass(element, seriesClass(left)))).toBe(true);
      }
    }
  },
);
