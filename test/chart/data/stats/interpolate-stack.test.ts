import * as fc from "fast-check";
import { expect, test } from "vitest";
import { interpolateStack } from "../../../../src/chart/data/stats/interpolate-stack.ts";
import { type StackSeries, stack } from "../../../../src/chart/data/stats/stack.ts";
import { some } from "../../../support/some.ts";
import { at } from "./columns.ts";

const series = (xs: number[], ys: number[]): StackSeries => ({
  xs: Float64Array.from(xs),
  ys: Float64Array.from(ys),
});

const NOTHING = series([], []);

/** Series of positive values, each with distinct xs, and perhaps with gaps. */
const anySeries = fc
  .uniqueArray(fc.integer({ min: 0, max: 30 }), { minLength: 1, maxLength: 8 })
  .chain((xs) => {
    const y = fc.oneof(
      { weight: 5, arbitrary: fc.integer({ min: 1, max: 9 }) },
      { weight: 1, arbitrary: fc.constant(Number.NaN) },
    );
    const ys = fc.array(y, { minLength: xs.length, maxLength: xs.length });
    return ys.map((own) =>
      series(
        xs.toSorted((a, b) => a - b),
        own,
      ),
    );
  });
const anyStack = fc.array(anySeries, { minLength: 2, maxLength: 4 });

/** The value of a series at an x, by its definition; 0 where it has none. */
function valueAt({ xs, ys }: StackSeries, x: number): number {
  const place = xs.indexOf(x);
  if (place >= 0) return at(ys, place) || 0;
  const next = xs.findIndex((own) => own > x);
  if (next <= 0) return 0;
  const [x0, x1] = [at(xs, next - 1), at(xs, next)];
  const [y0, y1] = [at(ys, next - 1), at(ys, next)];
  return y0 + ((y1 - y0) * (x - x0)) / (x1 - x0) || 0;
}

test("interpolateStack() stands each point on what the series below have at its x", () => {
  fc.assert(
    fc.property(anyStack, (all) => {
      const stacked = interpolateStack(all, "zero", false);
      for (const [k, own] of all.entries()) {
        const below = all.slice(0, k);
        for (const [i, x] of own.xs.entries()) {
          const base = below.reduce((sum, one) => sum + valueAt(one, x), 0);
          if (Number.isNaN(own.ys[i])) {
            expect([stacked[k]?.y0[i], stacked[k]?.y1[i]]).toEqual([Number.NaN, Number.NaN]);
            continue;
          }
          expect(stacked[k]?.y0[i]).toBeCloseTo(base, 9);
          expect(stacked[k]?.y1[i]).toBeCloseTo(base + at(own.ys, i), 9);
        }
      }
    }),
    { numRuns: 300 },
  );
});

test("interpolateStack() gives edges that reach from the first point to the last, at all xs between", () => {
  fc.assert(
    fc.property(anyStack, (all) => {
      const union = new Set(all.flatMap(({ xs }) => [...xs]));
      for (const [k, stacked] of interpolateStack(all, "zero", false).entries()) {
        const { xs } = all[k] ?? NOTHING;
        const [first, last] = [at(xs, 0), at(xs, xs.length - 1)];
        const within = [...union].filter((x) => x >= first && x <= last);
        const reached = [...(stacked?.edge?.xs ?? xs)];
        expect([...new Set(reached)]).toEqual(within.toSorted((x, other) => x - other));
        expect(reached).toEqual(reached.toSorted((x, other) => x - other));
      }
    }),
    { numRuns: 300 },
  );
});

test("interpolateStack() stands everything between points on what is below there: it jumps at ends and gaps", () => {
  let looked = 0;
  fc.assert(
    fc.property(anyStack, (all) => {
      for (const [k, stacked] of interpolateStack(all, "zero", false).entries()) {
        const own = all[k] ?? NOTHING;
        const { y0, y1, xs = own.xs } = { ...stacked, ...stacked?.edge };
        for (let i = 1; i < xs.length; i++) {
          const [left, right] = [at(xs, i - 1), at(xs, i)];
          const middle = (left + right) / 2;
          const height = (at(y1, i - 1) - at(y0, i - 1) + at(y1, i) - at(y0, i)) / 2;
          if (left === right) continue;
          expect(height || 0).toBeCloseTo(valueAt(own, middle), 9);
          if (Number.isNaN(height)) continue;
          looked++;
          const base = all.slice(0, k).reduce((sum, one) => sum + valueAt(one, middle), 0);
          expect((at(y0, i - 1) + at(y0, i)) / 2).toBeCloseTo(base, 9);
        }
      }
    }),
    { numRuns: 300 },
  );
  expect(looked).toBeGreaterThan(300);
});

test("interpolateStack() in percent adds up to 100 at every x", () => {
  fc.assert(
    fc.property(anyStack, (all) => {
      const highest = new Map<number, number>();
      const stacked = interpolateStack(all, "percent", false);
      for (const [k, one] of stacked.entries()) {
        const xs = one?.edge?.xs ?? all[k]?.xs ?? [];
        const y1 = one?.edge?.y1 ?? one?.y1;
        for (const [i, x] of xs.entries()) {
          const high = at(y1, i);
          if (!Number.isNaN(high)) highest.set(x, Math.max(highest.get(x) ?? 0, high));
        }
      }
      for (const high of highest.values()) expect(high).toBeCloseTo(100, 9);
    }),
    { numRuns: 200 },
  );
});

test("interpolateStack() of series with the same xs and no gaps is stack()", () => {
  const all = [series([0, 1, 2], [1, 0, 3]), series([0, 1, 2], [4, 5, 6])];
  expect(interpolateStack(all, "percent", false)).toEqual(stack(all, "percent"));
});

test("interpolateStack() holds values of steps until the next point", () => {
  const [, upper] = interpolateStack([series([0, 10], [2, 8]), series([5], [1])], "zero", true);
  expect(upper).toMatchObject({ y0: Float64Array.of(2), y1: Float64Array.of(3) });
});

test("interpolateStack() of a million points at different times stays bounded", () => {
  const points = 10_000;
  const all = Array.from({ length: 100 }, (_, k) =>
    series(
      Array.from({ length: points }, (_x, i) => 100 * i + k),
      Array.from({ length: points }, () => 1),
    ),
  );
  const stacked = interpolateStack(all, "zero", false);
  const edges = some(stacked).reduce((sum, one) => sum + (one?.edge?.xs.length ?? 0), 0);
  expect(edges).toBeLessThanOrEqual(2e6);
  expect(stacked[99]?.y1[points / 2]).toBeCloseTo(100, 6);
});
