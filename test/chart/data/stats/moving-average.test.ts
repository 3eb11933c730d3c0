import * as fc from "fast-check";
import { expect, test } from "vitest";
import { movingAverage } from "../../../../src/chart/data/stats/moving-average.ts";
import {
  anyValue,
  at,
  columnOf,
  expectClose,
  normalOf,
  present,
  roundingOf,
  tameValue,
} from "./columns.ts";

function meanOf(values: number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

test("movingAverage() is the mean of the values among the last points", () => {
  fc.assert(
    fc.property(columnOf(tameValue), fc.integer({ min: 1, max: 70 }), (ys, points) => {
      const means = movingAverage(ys, points);
      expect(means).toHaveLength(ys.length);
      means.forEach((mean, i) => {
        const window = present(ys.slice(Math.max(0, i - points + 1), i + 1));
        expectClose(mean, Number.isNaN(at(ys, i)) ? Number.NaN : meanOf(window));
      });
    }),
    { numRuns: 1000 },
  );
});

test("movingAverage() has gaps where the points have, and stays between the values elsewhere", () => {
  fc.assert(
    fc.property(columnOf(anyValue), fc.integer({ min: 1, max: 9 }), (ys, points) => {
      const means = movingAverage(ys, points);
      expect(means).toHaveLength(ys.length);
      means.forEach((mean, i) => {
        expect(Number.isNaN(mean)).toBe(Number.isNaN(at(ys, i)));
        if (Number.isNaN(mean)) return;
        const window = present(ys.slice(Math.max(0, i - points + 1), i + 1));
        const rounding = roundingOf(window, ys);
        expect(mean).toBeGreaterThanOrEqual(Math.min(...window) - rounding);
        expect(mean).toBeLessThanOrEqual(Math.max(...window) + rounding);
      });
    }),
    { numRuns: 1000 },
  );
});

test("movingAverage() does not drift over a million points, nor remember a huge one", () => {
  const next = normalOf(1);
  const ys = Float64Array.from({ length: 1_000_000 }, () => 1e9 + next() / 1000);
  ys[500_000] = 1e300;
  const means = movingAverage(ys, 20);
  for (const i of [400_000, 500_020, 777_777, 999_999]) {
    const exact = meanOf(Array.from(ys.slice(i - 19, i + 1), (y) => y - 1e9));
    expect(at(means, i) - 1e9).toBeCloseTo(exact, 6);
  }
});

test("movingAverage() of one point, or of less, is the point", () => {
  const ys = Float64Array.of(3, Number.NaN, 5);
  expect(movingAverage(ys, 1)).toEqual(ys);
  expect(movingAverage(ys, 0)).toEqual(ys);
  expect(movingAverage(new Float64Array(0), 5)).toHaveLength(0);
});
