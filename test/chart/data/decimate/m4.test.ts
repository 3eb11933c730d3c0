import * as fc from "fast-check";
import { expect, test } from "vitest";
import {
  type PixelColumns,
  columnIndex,
} from "../../../../src/chart/data/decimate/pixel-columns.ts";
import { type DecimatedColumns, decimateM4 } from "../../../../src/chart/data/decimate/m4.ts";
import { learned, longRuns } from "../../../support/long-runs.ts";
import { numbersBetween } from "../../../support/numbers-between.ts";

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

const ONE_PIXEL = { kind: "linear", origin: 0, perUnit: 1 } as const;

/** By pixel column, the lowest, highest, first and last value of these points. */
function outlineOf(points: DecimatedColumns, indices: Iterable<number>, columns: PixelColumns) {
  const outlines = new Map<number, [low: number, high: number, first: number, last: number]>();
  for (const index of indices) {
    const y = points.ys[index] ?? Number.NaN;
    if (Number.isNaN(y)) continue;
    const column = columnIndex(points, index, columns);
    const [low, high, first] = outlines.get(column) ?? [y, y, y];
    outlines.set(column, [Math.min(low, y), Math.max(high, y), first, y]);
  }
  return outlines;
}

test("decimateM4() keeps each column's first, lowest, highest and last point", () => {
  fc.assert(
    fc.property(anyRun, (points) => {
      const sorted = points.toSorted((a, b) => a.column - b.column);
      const xs = Float64Array.from(sorted, ({ column }) => column + 0.5);
      const all = { xs, ys: Float64Array.from(sorted, ({ y }) => y), startIndex: 0 };
      const kept = decimateM4(all, 0, xs.length, ONE_PIXEL);
      expect(kept).toEqual([...new Set(kept)].sort((a, b) => a - b));
      expect(outlineOf(all, kept, ONE_PIXEL)).toEqual(outlineOf(all, xs.keys(), ONE_PIXEL));
    }),
    { numRuns: 1000 },
  );
});

test("decimateM4() leaves a gap between points that have one between them", () => {
  let joined = 0;
  fc.assert(
    fc.property(anyRun, (points) => {
      const ys = Float64Array.from(points, ({ y }) => y);
      const all = { xs: new Float64Array(ys.length), ys, startIndex: 0 };
      const kept = decimateM4(all, 0, ys.length, ONE_PIXEL);
      for (let k = 1; k < kept.length; k++) {
        const [from, to] = [kept[k - 1] ?? 0, kept[k] ?? 0];
        if (Number.isNaN(ys[from]) || Number.isNaN(ys[to])) continue;
        joined++;
        expect(ys.slice(from, to).some(Number.isNaN)).toBe(false);
      }
    }),
    { numRuns: 1000 },
  );
  expect(joined).toBeGreaterThan(100);
});

const anyColumns = fc.record({
  kind: fc.constantFrom("time" as const, "linear" as const, "ordinal" as const),
  origin: fc.constantFrom(0, -1000, 333.3, 1e6),
  perUnit: fc.constantFrom(1, 0.3, 0.01, 1 / 700, 1e-9, 0),
});

test("decimateM4() with extremes keeps the same points, and as many values as the data has", () => {
  fc.assert(
    fc.property(longRuns(6000), anyColumns, fc.nat(5000), (run, columns, from) => {
      const points = learned(run, 77);
      const { xs, ys, startIndex } = points;
      const kept = decimateM4({ xs, ys, startIndex }, from, xs.length, columns);
      expect(decimateM4(points, from, xs.length, columns)).toEqual(kept);
      const all = Array.from(xs.keys()).slice(from);
      expect(outlineOf(points, kept, columns)).toEqual(outlineOf(points, all, columns));
    }),
  );
});

test("decimateM4() tells columns apart where xs lie further apart than the largest number", () => {
  const xs = Float64Array.of(-1.6e308, -0.8e308, 0, 0.8e308, 1.6e308);
  const points = { xs, ys: Float64Array.of(1, 2, 3, 4, 5), startIndex: 0 };
  const columns = { kind: "linear", origin: -1.6e308, perUnit: 800 / 1.6e308 / 2 } as const;
  expect([...xs.keys()].map((i) => columnIndex(points, i, columns))).toEqual([
    0, 200, 400, 600, 800,
  ]);
  expect(decimateM4(points, 0, 5, columns)).toEqual([0, 1, 2, 3, 4]);
});
