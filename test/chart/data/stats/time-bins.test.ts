import * as fc from "fast-check";
import { expect, test } from "vitest";
import { binCandles, binRanges } from "../../../../src/chart/data/stats/time-bins.ts";
import { anyValue, at, pointsOf, present, roundingOf, tameValue } from "./columns.ts";

const anyInterval = fc.constantFrom(1, 3, 7, 0.1, 0.3, 60);

/** The values of each bin, found one by one. */
function valuesByBin(xs: Float64Array, ys: Float64Array, starts: Float64Array, interval: number) {
  return Array.from(starts, (start) => {
    const next = (Math.round(start / interval) + 1) * interval;
    return present(ys.filter((_, i) => at(xs, i) >= start && at(xs, i) < next));
  });
}

test("binCandles() tells open, high, low, close and count of each bin that has values", () => {
  fc.assert(
    fc.property(pointsOf(anyValue), anyInterval, ({ xs, ys }, interval) => {
      const candles = binCandles(xs, ys, interval);
      const bins = valuesByBin(xs, ys, candles.xs, interval);
      bins.forEach((values, k) => {
        expect(candles.counts[k]).toBe(values.length);
        expect(candles.open[k]).toBe(values[0]);
        expect(candles.close[k]).toBe(values.at(-1));
        expect(at(candles.high, k) + 0).toBe(Math.max(...values) + 0);
        expect(at(candles.low, k) + 0).toBe(Math.min(...values) + 0);
      });
      expect(candles.counts.reduce((sum, count) => sum + count, 0)).toBe(present(ys).length);
    }),
    { numRuns: 1000 },
  );
});

test("binCandles() begins bins at whole intervals since the epoch, each once", () => {
  fc.assert(
    fc.property(pointsOf(tameValue), anyInterval, fc.nat(1e9), ({ xs, ys }, interval, shift) => {
      const times = xs.map((x) => 1.8e12 + shift + x * 1.7);
      const { xs: starts } = binCandles(times, ys, interval);
      expect(starts.length > 0).toBe(present(ys).length > 0);
      starts.forEach((start, k) => {
        expect(Math.round(start / interval) * interval).toBe(start);
        if (k > 0) expect(start).toBeGreaterThan(at(starts, k - 1));
      });
    }),
    { numRuns: 1000 },
  );
});

test("binCandles() leaves whole bins as they are when older points leave", () => {
  let compared = 0;
  fc.assert(
    fc.property(pointsOf(tameValue), fc.nat(10), ({ xs, ys }, gone) => {
      const all = binCandles(xs, ys, 5);
      const rest = binCandles(xs.subarray(gone), ys.subarray(gone), 5);
      const whole = Math.max(0, rest.xs.length - 1);
      compared += whole;
      for (const name of ["xs", "open", "high", "low", "close"] as const) {
        const tail = rest[name].slice(rest[name].length - whole);
        expect(tail).toEqual(all[name].slice(all[name].length - whole));
      }
    }),
    { numRuns: 500 },
  );
  expect(compared).toBeGreaterThan(20);
});

test("binRanges() has the mean of each bin between its lowest and its highest value", () => {
  fc.assert(
    fc.property(pointsOf(anyValue), anyInterval, ({ xs, ys }, interval) => {
      const { xs: starts, low, mean, high } = binRanges(xs, ys, interval);
      expect(starts.length > 0).toBe(present(ys).length > 0);
      starts.forEach((_, k) => {
        const rounding = roundingOf([at(low, k), at(high, k)], ys);
        expect(mean[k]).toBeGreaterThanOrEqual(at(low, k) - rounding);
        expect(mean[k]).toBeLessThanOrEqual(at(high, k) + rounding);
      });
    }),
    { numRuns: 1000 },
  );
});

test("binRanges() tells the mean of the values that there are", () => {
  const xs = Float64Array.of(-1, 0, 1, 2, 10, 11, 12);
  const ys = Float64Array.of(5, 1, Number.NaN, 3, Number.NaN, 8, Number.NaN);
  expect(binRanges(xs, ys, 10)).toEqual({
    xs: Float64Array.of(-10, 0, 10),
    low: Float64Array.of(5, 1, 8),
    mean: Float64Array.of(5, 2, 8),
    high: Float64Array.of(5, 3, 8),
    counts: Uint32Array.of(1, 2, 1),
  });
});

test("binCandles() of no values has no bins", () => {
  expect(binCandles(Float64Array.of(1, 2), Float64Array.of(NaN, NaN), 10).xs).toHaveLength(0);
  expect(binCandles(new Float64Array(0), new Float64Array(0), 10).xs).toHaveLength(0);
});
