import * as fc from "fast-check";
import { expect, test } from "vitest";
import { bollinger } from "../../../../src/chart/data/stats/bollinger.ts";
import { movingAverage } from "../../../../src/chart/data/stats/moving-average.ts";
import { anyValue, at, columnOf, expectClose, normalOf, present, tameValue } from "./columns.ts";

function deviationOf(values: number[]): number {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length);
}

const anyCount = fc.integer({ min: 1, max: 70 });

test("bollinger() is the moving average, and k standard deviations of the same points around it", () => {
  fc.assert(
    fc.property(columnOf(tameValue), anyCount, fc.constantFrom(1, 2, 2.5), (ys, points, k) => {
      const { mean, low, high } = bollinger(ys, points, k);
      const means = movingAverage(ys, points);
      ys.forEach((y, i) => {
        const half = Number.isNaN(y)
          ? Number.NaN
          : k * deviationOf(present(ys.slice(Math.max(0, i - points + 1), i + 1)));
        expectClose(at(mean, i), at(means, i));
        expectClose(at(high, i) - at(mean, i), half);
        expectClose(at(mean, i) - at(low, i), half);
      });
    }),
    { numRuns: 1000 },
  );
});

test("bollinger() has gaps where the points have, and numbers in order elsewhere", () => {
  fc.assert(
    fc.property(columnOf(anyValue), anyCount, (ys, points) => {
      const { mean, low, high } = bollinger(ys, points);
      ys.forEach((y, i) => {
        for (const column of [mean, low, high]) {
          expect(Number.isFinite(column[i])).toBe(!Number.isNaN(y));
        }
        if (Number.isNaN(y)) return;
        expect(low[i]).toBeLessThanOrEqual(at(mean, i));
        expect(mean[i]).toBeLessThanOrEqual(at(high, i));
      });
    }),
    { numRuns: 1000 },
  );
});

test("bollinger() has no height where all values are equal, whatever they are", () => {
  fc.assert(
    fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), anyCount, (y, points) => {
      const ys = new Float64Array(50).fill(y);
      const { mean, low, high } = bollinger(ys, points);
      for (const column of [mean, low, high])
        expect(column.every((value) => value === y)).toBe(true);
    }),
  );
});

test("bollinger() grows with the values: tiny ones and huge ones have bands alike", () => {
  fc.assert(
    fc.property(columnOf(tameValue), fc.constantFrom(2 ** -900, 2 ** 900), (ys, factor) => {
      const plain = bollinger(ys, 7);
      const scaled = bollinger(
        ys.map((y) => y * factor),
        7,
      );
      expect(scaled.high.map((y) => y / factor)).toEqual(plain.high);
      expect(scaled.low.map((y) => y / factor)).toEqual(plain.low);
    }),
  );
});

test("bollinger() does not drift over a million points far from zero", () => {
  const next = normalOf(2);
  const ys = Float64Array.from({ length: 1_000_000 }, () => 1e6 + next());
  ys[300_000] = 1e12;
  const { mean, high } = bollinger(ys, 20, 1);
  for (const i of [200_000, 300_020, 666_666, 999_999]) {
    const exact = deviationOf(Array.from(ys.slice(i - 19, i + 1), (y) => y - 1e6));
    expect(at(high, i) - at(mean, i)).toBeCloseTo(exact, 6);
  }
});
