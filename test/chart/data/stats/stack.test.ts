import * as fc from "fast-check";
import { expect, test } from "vitest";
import { type Stacked, type StackSeries, stack } from "../../../../src/chart/data/stats/stack.ts";
import { anyValue, at, pointsOf, tameValue } from "./columns.ts";

const anySeries = fc.array(pointsOf(tameValue, 12), { maxLength: 5 });
const wildSeries = fc.array(pointsOf(anyValue, 12), { maxLength: 5 });

const NOTHING = { xs: new Float64Array(0), ys: new Float64Array(0) };

/** Which of the points of one x a point is, and that x. */
function placeKeys(xs: Float64Array): string[] {
  return Array.from(xs, (x, i) => `${x} ${i - xs.indexOf(x)}`);
}

/** The stack as it is defined, slowly. */
function slowly(series: readonly StackSeries[]): { y0: number[]; y1: number[] }[] {
  const piles = new Map<string, number>();
  return series.map(({ xs, ys }) => {
    let side = (ys.find((y) => y < 0 || y > 0) ?? 0) < 0 ? "down" : "up";
    const keys = placeKeys(xs);
    const y0: number[] = [];
    const y1: number[] = [];
    ys.forEach((y, i) => {
      if (y !== 0 && !Number.isNaN(y)) side = y < 0 ? "down" : "up";
      const key = `${keys[i]} ${side}`;
      y0.push(Number.isNaN(y) ? Number.NaN : (piles.get(key) ?? 0));
      y1.push(Number.isNaN(y) ? Number.NaN : (piles.get(key) ?? 0) + y);
      if (!Number.isNaN(y)) piles.set(key, (piles.get(key) ?? 0) + y);
    });
    return { y0, y1 };
  });
}

function plain(stacked: (Stacked | undefined)[]): unknown {
  const noSign = (column: Float64Array) => Array.from(column, (value) => value + 0);
  return stacked.map((one) => one && { y0: noSign(one.y0), y1: noSign(one.y1) });
}

test("stack() piles up points of the same x, whichever points the others have", () => {
  fc.assert(
    fc.property(anySeries, (series) => {
      expect(plain(stack(series, "zero"))).toEqual(slowly(series));
    }),
    { numRuns: 1000 },
  );
});

test("stack() treats equal xs alike, in one array or in copies", () => {
  fc.assert(
    fc.property(pointsOf(tameValue, 12), fc.array(tameValue), (points, values) => {
      const other = points.ys.map((_, i) => values[i] ?? i);
      const shared = [points, { xs: points.xs, ys: other }];
      const copied = [points, { xs: points.xs.slice(), ys: other }];
      expect(stack(shared, "zero")).toEqual(stack(copied, "zero"));
      expect(plain(stack(shared, "zero"))).toEqual(slowly(shared));
    }),
  );
});

test("stack() has a gap where the series has one, and finite numbers elsewhere", () => {
  fc.assert(
    fc.property(wildSeries, fc.constantFrom("zero" as const, "percent" as const), (all, mode) => {
      const stacked = stack(all, mode);
      expect(stacked).toHaveLength(all.length);
      stacked.forEach((one, k) => {
        all[k]?.ys.forEach((y, i) => {
          expect(Number.isFinite(one?.y0[i])).toBe(!Number.isNaN(y));
          expect(Number.isFinite(one?.y1[i])).toBe(!Number.isNaN(y));
        });
      });
    }),
    { numRuns: 1000 },
  );
});

test("stack() in percent adds up to 100, never more, however large the values", () => {
  fc.assert(
    fc.property(wildSeries, (series) => {
      const highest = new Map<string, number>();
      const lowest = new Map<string, number>();
      const sums = new Map<string, number>();
      const stacked = stack(series, "percent");
      expect(stacked).toHaveLength(series.length);
      stacked.forEach((one, k) => {
        const { xs, ys } = series[k] ?? NOTHING;
        placeKeys(xs).forEach((key, i) => {
          if (Number.isNaN(at(ys, i))) return;
          highest.set(key, Math.max(highest.get(key) ?? 0, at(one?.y1, i)));
          lowest.set(key, Math.min(lowest.get(key) ?? 0, at(one?.y1, i)));
          sums.set(key, Math.max(sums.get(key) ?? 0, Math.abs(at(ys, i))));
        });
      });
      for (const [key, high] of highest) {
        const low = lowest.get(key) ?? 0;
        const sum = sums.get(key) ?? 0;
        const whole = high - low;
        expect(high).toBeLessThanOrEqual(100);
        expect(low).toBeGreaterThanOrEqual(-100);
        expect(whole).toBeCloseTo(sum > 1e-290 ? 100 : whole, 9);
        if (sum === 0) expect(whole).toBe(0);
        if (low === 0 && sum > 1e-290) expect(high).toBe(100);
      }
    }),
    { numRuns: 1000 },
  );
});

test("stack() leaves hidden series out, as if they were not there", () => {
  fc.assert(
    fc.property(anySeries, fc.infiniteStream(fc.boolean()), (series, hides) => {
      const all = series.map((one) => ({ ...one, hidden: hides.next().value }));
      const shown = all.filter(({ hidden }) => !hidden);
      const stacked = stack(all, "percent");
      expect(stacked.map((one) => one === undefined)).toEqual(all.map(({ hidden }) => hidden));
      expect(stacked.filter((one) => one !== undefined)).toEqual(stack(shown, "percent"));
    }),
  );
});

test("stack() lays a zero on the pile on which its series lies", () => {
  const xs = Float64Array.of(1, 2, 3);
  const below = { xs, ys: Float64Array.of(-5, -5, -5) };
  const above = { xs, ys: Float64Array.of(7, 7, 7) };
  const stacked = stack([below, above, { xs, ys: Float64Array.of(0, -1, 0) }], "zero");
  expect(stacked[2]).toEqual({
    y0: Float64Array.of(-5, -5, -5),
    y1: Float64Array.of(-5, -6, -5),
  });
});

test("stack() of nothing is nothing", () => {
  expect(stack([], "zero")).toEqual([]);
  expect(stack([NOTHING, NOTHING], "percent")).toHaveLength(2);
});
