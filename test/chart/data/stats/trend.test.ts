import * as fc from "fast-check";
import { expect, test } from "vitest";
import { computeTrend } from "../../../../src/chart/data/stats/trend.ts";
import { anyValue, normalOf, pointsOf, present } from "./columns.ts";

function directionOf(values: number[]): string | undefined {
  const xs = Float64Array.from(values, (_, i) => 1.8e12 + i * 2000);
  return computeTrend(xs, Float64Array.from(values))?.direction;
}

test("computeTrend() tells the first, last, lowest and highest value, and where", () => {
  fc.assert(
    fc.property(pointsOf(anyValue), ({ xs, ys }) => {
      const trend = computeTrend(xs, ys);
      const all = present(ys);
      if (trend === undefined) {
        expect(all).toEqual([]);
        return;
      }
      expect(trend.count).toBe(all.length);
      expect([trend.first, trend.last]).toEqual([all[0], all.at(-1)]);
      expect([trend.min + 0, trend.max + 0]).toEqual([Math.min(...all) + 0, Math.max(...all) + 0]);
      expect(trend.minAt).toBe(ys.indexOf(trend.min));
      expect(trend.maxAt).toBe(ys.indexOf(trend.max));
    }),
    { numRuns: 1000 },
  );
});

const mirrored = { rising: "falling", falling: "rising", steady: "steady" };

test("computeTrend() turns around with the values, whatever their size", () => {
  fc.assert(
    fc.property(pointsOf(anyValue), ({ xs, ys }) => {
      const trend = computeTrend(xs, ys);
      const other = computeTrend(
        xs,
        ys.map((y) => -y),
      );
      expect(other?.direction).toBe(trend && mirrored[trend.direction]);
    }),
    { numRuns: 1000 },
  );
});

test("computeTrend() of a part is that of the part alone", () => {
  fc.assert(
    fc.property(pointsOf(anyValue), fc.nat(30), fc.nat(30), ({ xs, ys }, skip, length) => {
      const from = Math.min(skip, ys.length);
      const to = Math.min(ys.length, from + length);
      const part = computeTrend(xs, ys, from, to);
      const alone = computeTrend(xs.subarray(from, to), ys.subarray(from, to));
      expect(part && { ...part, minAt: part.minAt - from, maxAt: part.maxAt - from }).toEqual(
        alone,
      );
    }),
  );
});

const anyStraight = fc.record({
  length: fc.integer({ min: 2, max: 200 }),
  slope: fc.constantFrom(1e-3, 1, 1e300, 1e-200),
  level: fc.constantFrom(0, 1, -1),
});

test("computeTrend() of a straight line is its direction, however steep", () => {
  fc.assert(
    fc.property(anyStraight, ({ length, slope, level }) => {
      const rising = Array.from({ length }, (_, i) => (level + i) * slope);
      expect(directionOf(rising)).toBe("rising");
      expect(directionOf(rising.toReversed())).toBe("falling");
    }),
  );
});

test("computeTrend() finds no trend in one spike, wherever it is", () => {
  fc.assert(
    fc.property(fc.integer({ min: 15, max: 300 }), fc.nat(), anyValue, (length, place, spike) => {
      const values = Array.from({ length }, () => 0);
      values[place % length] = spike;
      expect(directionOf(values)).toBe("steady");
    }),
  );
});

test("computeTrend() finds no trend in noise, but one that stands out of it", () => {
  const next = normalOf(4);
  let mistaken = 0;
  let found = 0;
  for (let run = 0; run < 500; run++) {
    const noise = Array.from({ length: 30 }, next);
    if (directionOf(noise) !== "steady") mistaken++;
    if (directionOf(noise.map((y, i) => y + i / 10)) === "rising") found++;
  }
  expect(mistaken).toBeLessThan(500 * 0.05);
  expect(found).toBeGreaterThan(500 * 0.9);
});

test.for([
  ["equal values", [3, 3, 3, 3]],
  ["one value", [7]],
  ["values that differ by rounding", [0.3, 0.1 + 0.2, 0.1 + 0.2]],
  [
    "a wave that comes back",
    Array.from({ length: 60 }, (_, i) => Math.cos((i / 59) * 2 * Math.PI)),
  ],
  ["ups and downs", [1, 9, 1, 9, 1, 9]],
] as const)("computeTrend() is steady for %s", ([, values]) => {
  expect(directionOf([...values])).toBe("steady");
});

test("computeTrend() is steady where all points share an x, and nothing where there are none", () => {
  expect(computeTrend(Float64Array.of(5, 5), Float64Array.of(1, 2))?.direction).toBe("steady");
  expect(computeTrend(Float64Array.of(1), Float64Array.of(Number.NaN))).toBeUndefined();
  expect(computeTrend(new Float64Array(0), new Float64Array(0))).toBeUndefined();
});
