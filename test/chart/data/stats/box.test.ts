import * as fc from "fast-check";
import { expect, test } from "vitest";
import { summarizeBox } from "../../../../src/chart/data/stats/box.ts";
import { randomNumbers } from "../../../support/random.ts";
import { anyValue, columnOf, present } from "./columns.ts";

test("summarizeBox() accounts for each value: within the whiskers, told as an outlier, or counted", () => {
  fc.assert(
    fc.property(columnOf(anyValue, 80), fc.nat(6), (values, most) => {
      const box = summarizeBox(values, most);
      const all = present(values);
      if (box === undefined) {
        expect(all).toEqual([]);
        return;
      }
      const { low, q1, median, q3, high, outliers, moreOutliers } = box;
      const order = [low, q1, median, q3, high];
      expect(order).toEqual(order.toSorted((a, b) => a - b));
      const beyond = all.filter((value) => value < low || value > high);
      expect(outliers.length + moreOutliers).toBe(beyond.length);
      expect(outliers.length).toBe(Math.min(most, beyond.length));
      expect(outliers).toEqual(outliers.slice().sort());
      expect(low === q1 || all.includes(low)).toBe(true);
      expect(high === q3 || all.includes(high)).toBe(true);
      expect(box.count).toBe(all.length);
    }),
    { numRuns: 1000 },
  );
});

const NO_BOX = { outliers: new Float64Array(0), q1: 0, q3: 0 };

test("summarizeBox() keeps the outliers furthest away", () => {
  const random = randomNumbers(3);
  const core = Array.from({ length: 200 }, () => random());
  const anyOutliers = fc.array(
    fc.oneof(fc.integer({ min: 5, max: 90 }), fc.integer({ min: -90, max: -5 })),
    { maxLength: 20 },
  );
  fc.assert(
    fc.property(anyOutliers, fc.nat(8), (far, most) => {
      const { outliers, q1, q3 } =
        summarizeBox(Float64Array.from([...core, ...far]), most) ?? NO_BOX;
      const away = (value: number) => Math.max(q1 - value, value - q3);
      const furthest = far.map(away).sort((a, b) => b - a);
      const kept = Array.from(outliers, away).sort((a, b) => b - a);
      expect(kept).toEqual(furthest.slice(0, most));
    }),
  );
});

test("summarizeBox() gives the quartiles and whiskers of the textbook", () => {
  const values = Float64Array.of(1, 2, 3, 4, 5, 6, 7, 8, 100, Number.NaN);
  expect(summarizeBox(values)).toEqual({
    q1: 3,
    median: 5,
    q3: 7,
    low: 1,
    high: 8,
    outliers: Float64Array.of(100),
    moreOutliers: 0,
    count: 9,
  });
});
