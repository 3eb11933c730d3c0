import * as fc from "fast-check";
import { expect, test } from "vitest";
import { reducePerPixel } from "../../src/chart/reduce.ts";
import { lineChart } from "../../src/plotcast.ts";
import { numbersBetween } from "./numbers.ts";

const anyRun = fc.array(
  fc.record({
    column: fc.nat(8),
    y: fc.oneof(
      { weight: 6, arbitrary: numbersBetween(-100, 100) },
      fc.constantFrom(Number.NaN, 1e308, -1e308, 0),
    ),
  }),
  { maxLength: 80 },
);

test("reducePerPixel() keeps each column's first, lowest, highest and last point", () => {
  fc.assert(
    fc.property(anyRun, (points) => {
      const sorted = points.toSorted((a, b) => a.column - b.column);
      const ys = Float64Array.from(sorted, ({ y }) => y);
      const columnOf = (i: number) => sorted[i]?.column ?? -1;
      const kept = reducePerPixel(ys, 0, ys.length, columnOf);
      expect(kept).toEqual([...new Set(kept)].sort((a, b) => a - b));
      for (const column of new Set(sorted.map((point) => point.column))) {
        const all = [...ys.keys()].filter((i) => columnOf(i) === column && !Number.isNaN(ys[i]));
        const seen = kept.filter((i) => columnOf(i) === column && !Number.isNaN(ys[i]));
        const extent = (indices: number[]) => {
          const values = indices.map((i) => ys[i] ?? 0);
          return [Math.min(...values), Math.max(...values), values[0], values.at(-1)];
        };
        expect(extent(seen)).toEqual(extent(all));
      }
    }),
    { numRuns: 1000 },
  );
});

test("reducePerPixel() leaves a gap between points that have one between them", () => {
  fc.assert(
    fc.property(anyRun, (points) => {
      const ys = Float64Array.from(points, ({ y }) => y);
      const kept = reducePerPixel(ys, 0, ys.length, () => 0);
      for (let k = 1; k < kept.length; k++) {
        const [from, to] = [kept[k - 1] ?? 0, kept[k] ?? 0];
        if (Number.isNaN(ys[from]) || Number.isNaN(ys[to])) continue;
        expect(ys.slice(from, to).some(Number.isNaN)).toBe(false);
      }
    }),
    { numRuns: 1000 },
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

const MILLION = 1_000_000;

function timed(draw: () => string): { svg: string; ms: number } {
  const started = performance.now();
  const svg = draw();
  return { svg, ms: performance.now() - started };
}

test("lineChart().render() draws a million points within two seconds and 200 KB", () => {
  const points = Array.from({ length: MILLION }, (_, i) => ({ x: i, y: Math.sin(i / 9) }));
  points[777_777] = { x: 777_777, y: 50 };
  const { svg, ms } = timed(() => lineChart({ smooth: true }).add("a", points).render());
  expect(ms).toBeLessThan(2000);
  expect(svg.length).toBeLessThan(200_000);
  expect(svg).toContain(">50<");
});

test("lineChart().render() draws a million points that go back in time just as well", () => {
  const times = Array.from({ length: MILLION }, (_, i) => MILLION - i);
  const { svg, ms } = timed(() => lineChart().add("a", { times, values: times }).render());
  expect(ms).toBeLessThan(2000);
  expect(svg.length).toBeLessThan(200_000);
});

test.for([2, 3, 10])(
  "lineChart().render() is small where every %dth of many points is a gap",
  (n) => {
    const xs = Array.from({ length: MILLION / 5 }, (_, i) => i);
    const values = xs.map((x) => (x % n === 0 ? null : Math.sin(x)));
    const svg = lineChart().add("a", { xs, values }).render();
    expect(svg.length).toBeLessThan(200_000);
  },
);

test("lineChart().render() is small where many points share one moment", () => {
  const xs = Array.from({ length: MILLION / 5 }, () => 7);
  const svg = lineChart({ variant: "interactive", smooth: true })
    .add("a", { xs, values: xs.map((_, i) => i % 100) })
    .render();
  expect(svg.length).toBeLessThan(20_000);
});
