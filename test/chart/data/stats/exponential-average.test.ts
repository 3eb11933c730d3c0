import * as fc from "fast-check";
import { expect, test } from "vitest";
import { some } from "../../../support/some.ts";
import { exponentialAverage } from "../../../../src/chart/data/stats/exponential-average.ts";

/** The definition: a weighted mean of all points so far. */
function byDefinition(ys: readonly number[], points: number, at: number): number {
  let [sum, weights] = [0, 0];
  for (let i = 0; i <= at; i++) {
    if (Number.isNaN(ys[i])) continue;
    const weight = ((points - 1) / (points + 1)) ** (at - i);
    sum += weight * (ys[i] ?? Number.NaN);
    weights += weight;
  }
  return Number.isNaN(ys[at]) ? Number.NaN : sum / weights;
}

const value = fc.oneof(
  { weight: 5, arbitrary: fc.double({ min: -1e6, max: 1e6, noNaN: true }) },
  fc.constant(Number.NaN),
);

test("exponentialAverage() is the weighted mean of all points so far", () => {
  fc.assert(
    fc.property(
      fc.array(value, { maxLength: 60 }),
      fc.integer({ min: 1, max: 50 }),
      (ys, points) => {
        const found = exponentialAverage(Float64Array.from(ys), points);
        expect(found).toHaveLength(ys.length);
        ys.forEach((_, i) => {
          const expected = byDefinition(ys, points, i);
          if (Number.isNaN(expected)) expect(found[i]).toBeNaN();
          else expect(Math.abs((found[i] ?? Number.NaN) - expected)).toBeLessThanOrEqual(1e-6);
        });
      },
    ),
  );
});

test("exponentialAverage() computes what pandas' ewm(span=3).mean() does", () => {
  const found = exponentialAverage(Float64Array.of(1, 2, Number.NaN, 4, 8), 3);
  // Weights are powers of a half: (1 / 2 + 2) / 1.5, then (1 / 8 + 2 / 4 + 4) / 1.375, ...
  const expected = [1, 2.5 / 1.5, Number.NaN, 4.625 / 1.375, 10.3125 / 1.6875];
  for (const [i, value] of some(expected).entries()) {
    if (Number.isNaN(value)) expect(found[i]).toBeNaN();
    else expect(found[i]).toBeCloseTo(value, 12);
  }
});

test("exponentialAverage() of equal values is exactly them, of huge ones finite", () => {
  expect(exponentialAverage(new Float64Array(50).fill(0.1), 20)).toEqual(
    new Float64Array(50).fill(0.1),
  );
  const huge = exponentialAverage(Float64Array.of(1.7e308, -1.7e308, 1.7e308), 5);
  expect(Array.from(huge).every(Number.isFinite)).toBe(true);
});
