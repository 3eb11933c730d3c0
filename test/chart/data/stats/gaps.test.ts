import * as fc from "fast-check";
import { expect, test } from "vitest";
import { findBreaks, insertGaps, insertMidpoints } from "../../../../src/chart/data/stats/gaps.ts";
import { at, pointsOf, tameValue } from "./columns.ts";

const anyGap = fc.integer({ min: 0, max: 30 });

/** The columns as they are drawn. */
function broken({ xs, ys }: { xs: Float64Array; ys: Float64Array }, gapMs: number) {
  const breaks = findBreaks(xs, ys, gapMs);
  return { xs: insertMidpoints(xs, breaks), ys: insertGaps(ys, breaks) };
}

test("insertMidpoints() and insertGaps() keep every point, and add nothing but gaps, in order", () => {
  let gaps = 0;
  fc.assert(
    fc.property(pointsOf(tameValue), anyGap, (points, gapMs) => {
      const { xs, ys } = broken(points, gapMs);
      const breaks = findBreaks(points.xs, points.ys, gapMs);
      const added = new Set(breaks.map((at, k) => at + k));
      expect(xs.filter((_, i) => !added.has(i))).toEqual(points.xs);
      expect(ys.filter((_, i) => !added.has(i))).toEqual(points.ys);
      gaps += added.size;
      for (const i of added) {
        expect(ys[i]).toBeNaN();
        expect(xs[i]).toBeGreaterThan(at(xs, i - 1));
        expect(xs[i]).toBeLessThan(at(xs, i + 1));
      }
    }),
    { numRuns: 1000 },
  );
  expect(gaps).toBeGreaterThan(100);
});

test("insertGaps() leaves no two values next to each other that lie too far apart", () => {
  fc.assert(
    fc.property(pointsOf(tameValue), anyGap, (points, gapMs) => {
      const { xs, ys } = broken(points, gapMs);
      for (let i = 1; i < xs.length; i++) {
        if (Number.isNaN(at(ys, i) + at(ys, i - 1))) continue;
        expect(at(xs, i) - at(xs, i - 1)).toBeLessThanOrEqual(gapMs);
      }
    }),
    { numRuns: 1000 },
  );
});

test("findBreaks() finds breaks only where values lie too far apart", () => {
  let breaks = 0;
  fc.assert(
    fc.property(pointsOf(tameValue), anyGap, ({ xs, ys }, gapMs) => {
      for (const i of findBreaks(xs, ys, gapMs)) {
        breaks++;
        expect(at(xs, i) - at(xs, i - 1)).toBeGreaterThan(gapMs);
        expect(at(ys, i) + at(ys, i - 1)).not.toBeNaN();
      }
    }),
  );
  expect(breaks).toBeGreaterThan(10);
});

test("insertMidpoints() and insertGaps() give the same columns back where there is no gap", () => {
  const xs = Float64Array.of(1, 2, 3);
  const ys = Float64Array.of(4, 5, 6);
  for (const gapMs of [1, Number.POSITIVE_INFINITY, Number.NaN]) {
    const whole = broken({ xs, ys }, gapMs);
    expect(whole.xs).toBe(xs);
    expect(whole.ys).toBe(ys);
  }
});

test("insertMidpoints() breaks at times of today, between points at the end of all numbers too", () => {
  const xs = Float64Array.of(-1e308, 1.8e12, 1.8e12 + 5000, 1.7e308);
  const apart = broken({ xs, ys: Float64Array.of(1, 2, 3, 4) }, 1000);
  expect(apart.ys).toEqual(Float64Array.of(1, NaN, 2, NaN, 3, NaN, 4));
  expect(apart.xs[3]).toBe(1.8e12 + 2500);
  expect(apart.xs.every(Number.isFinite)).toBe(true);
});

test("insertGaps() puts a gap before each of the points", () => {
  expect(insertGaps(Float64Array.of(1, 2, 3), [1, 2])).toEqual(Float64Array.of(1, NaN, 2, NaN, 3));
});
