import * as fc from "fast-check";
import { expect, test } from "vitest";
import {
  type PixelColumns,
  columnIndex,
  columnStart,
} from "../../../../src/chart/data/decimate/pixel-columns.ts";
import { decimateM4 } from "../../../../src/chart/data/decimate/m4.ts";
import { createDecimator } from "../../../../src/chart/data/decimate/incremental-decimation.ts";
import type { Series } from "../../../../src/chart/data/series.ts";
import type { ChartWindow } from "../../../../src/chart/options/options.ts";
import { createPointWindow } from "../../../../src/live/point-window.ts";
import { longRun } from "../../../support/long-runs.ts";

/** What happens between two drawings. */
interface Step {
  /** How many points come. */
  count: number;
  /** How much older than the newest the one after them is; 0: there is none. */
  lateBy: number;
  /** How many points are in sight, if there are as many. */
  inSight: number;
  /** The columns change. */
  rescaled: boolean;
}

const anyStep: fc.Arbitrary<Step> = fc.record({
  count: fc.oneof({ weight: 3, arbitrary: fc.nat(8) }, fc.nat(600)),
  lateBy: fc.oneof({ weight: 4, arbitrary: fc.constant(0) }, fc.nat(900)),
  inSight: fc.oneof({ weight: 4, arbitrary: fc.constant(550) }, fc.integer({ min: 1, max: 3000 })),
  rescaled: fc.oneof({ weight: 5, arbitrary: fc.constant(false) }, fc.constant(true)),
});

const anySlide = fc.record({
  steps: fc.array(anyStep, { minLength: 1, maxLength: 25 }),
  seed: fc.nat(),
  gaps: fc.constantFrom(0, 0.002, 0.3),
  window: fc.constantFrom<ChartWindow>({ points: 150 }, { points: 700 }, { ms: 400 }),
  kind: fc.constantFrom("time" as const, "ordinal" as const),
});

/** Calls for each stage of a sliding window: its series, the first point in sight, and the columns. */
function slide(
  { steps, seed, gaps, window, kind }: typeof anySlide extends fc.Arbitrary<infer T> ? T : never,
  look: (series: Series, from: number, columns: PixelColumns) => void,
): void {
  const { xs, ys } = longRun(20_000, seed, gaps);
  const points = createPointWindow(window);
  points.push([...xs.subarray(0, 2000)], [...ys.subarray(0, 2000)]);
  let next = 2000;
  let perUnit = 0.1;
  for (const { count, lateBy, inSight, rescaled } of steps) {
    const end = next + count;
    points.push([...xs.subarray(next, end)], [...ys.subarray(next, end)]);
    next = end;
    if (lateBy > 0) points.push([(xs[next - 1] ?? 0) - lateBy], [seed % 1000]);
    if (rescaled) perUnit = perUnit === 0.1 ? 0.037 : 0.1;
    const series: Series = { name: "a", xKind: "time", ...points.columns() };
    const from = Math.max(0, series.xs.length - inSight);
    look(series, from, { kind, origin: 100, perUnit });
  }
}

test("createDecimator() finds what decimateM4() finds from scratch, and what it shares with the last time", () => {
  let taken = 0;
  fc.assert(
    fc.property(anySlide, (slides) => {
      const reduce = createDecimator();
      let before: number[] = [];
      slide(slides, (series, from, columns) => {
        const { indices, overlap } = reduce(series, from, columns);
        const { xs, ys, startIndex } = series;
        const start = columnStart(series, from, columns);
        const plain = decimateM4({ xs, ys, startIndex }, start, xs.length, columns);
        expect(indices).toEqual(plain.map((index) => startIndex + index));
        const { shift, count } = overlap;
        expect(indices.slice(0, count)).toEqual(before.slice(shift, shift + count));
        taken += count;
        before = indices;
      });
    }),
  );
  expect(taken).toBeGreaterThan(1000);
});

test("createDecimator() keeps the extent of each pixel column through a slide", () => {
  fc.assert(
    fc.property(anySlide, (slides) => {
      const reduce = createDecimator();
      slide(slides, (series, from, columns) => {
        const { indices } = reduce(series, from, columns);
        const start = columnStart(series, from, columns);
        const drawn = indices.map((count) => count - series.startIndex);
        const all = Array.from(series.xs.keys()).slice(start);
        expect(extents(series, drawn, columns)).toEqual(extents(series, all, columns));
      });
    }),
  );
});

/** By pixel column, the lowest and highest value of these points. */
function extents(series: Series, indices: number[], columns: PixelColumns) {
  const found = new Map<number, [low: number, high: number]>();
  for (const index of indices) {
    const y = series.ys[index] ?? Number.NaN;
    if (Number.isNaN(y)) continue;
    const column = columnIndex(series, index, columns);
    const [low, high] = found.get(column) ?? [y, y];
    found.set(column, [Math.min(low, y), Math.max(high, y)]);
  }
  return found;
}

test("createDecimator() shares all but the last column where a point came", () => {
  const points = createPointWindow({ points: 10_000 });
  const { xs, ys } = longRun(30_000, 5, 0.001);
  const reduce = createDecimator();
  const columns = { kind: "time", origin: 0, perUnit: 0.05 } as const;
  points.push([...xs.subarray(0, 20_000)], [...ys.subarray(0, 20_000)]);
  for (let i = 20_000; i < 30_000; i++) {
    points.push([xs[i] ?? 0], [ys[i] ?? 0]);
    const series: Series = { name: "a", xKind: "time", ...points.columns() };
    const { indices, overlap } = reduce(series, series.xs.length - 10_000, columns);
    if (i > 20_000) expect(indices.length - overlap.count).toBeLessThanOrEqual(9);
  }
});

test("createDecimator() finds nothing beyond the last point, and continues from there", () => {
  const reduce = createDecimator();
  const columns = { kind: "time", origin: 0, perUnit: 1 } as const;
  const series: Series = {
    name: "a",
    xKind: "time",
    xs: Float64Array.of(0, 1),
    ys: Float64Array.of(5, 6),
    startIndex: 0,
    streamId: {},
  };
  expect(reduce(series, 0, columns).indices).toEqual([0, 1]);
  expect(reduce(series, 2, columns).indices).toEqual([]);
  expect(reduce(series, 1, columns).indices).toEqual([1]);
});
