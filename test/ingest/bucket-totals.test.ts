import * as fc from "fast-check";
import { expect, test } from "vitest";
import { createBucketTotals } from "../../src/ingest/bucket-totals.ts";

/** The buckets of some values, cumulated, as a point of deltas has them. */
function bucketsOf(values: readonly number[], bounds: readonly number[]) {
  const all = [...bounds].sort((a, b) => a - b);
  const own = all.map((bound) => ({
    le: String(bound),
    count: values.filter((value) => value <= bound).length,
  }));
  return [...own, { le: "+Inf", count: values.length }];
}

test("add(): sums up, whichever buckets a point has", () => {
  const totals = createBucketTotals();
  totals.add(bucketsOf([1, 2], [1, 2]));
  expect(totals.add(bucketsOf([1, 8], [1, 4, 8]))).toEqual([
    { le: "1", count: 2 },
    { le: "2", count: 3 },
    { le: "4", count: 3 },
    { le: "8", count: 4 },
    { le: "+Inf", count: 4 },
  ]);
});

test("add(): with buckets that reach over their values, totals are those of all values", () => {
  const powers = [1, 2, 4, 8, 16];
  const point = fc.record({
    values: fc.array(fc.constantFrom(...powers), { minLength: 1 }),
    more: fc.subarray(powers),
  });
  fc.assert(
    fc.property(fc.array(point, { minLength: 1 }), (points) => {
      const totals = createBucketTotals();
      let last: { le: string; count: number }[] = [];
      for (const { values, more } of points) {
        last = totals.add(bucketsOf(values, [...new Set([...values, ...more])]));
      }
      const all = points.flatMap(({ values }) => values);
      for (const { le, count } of last) {
        const bound = le === "+Inf" ? Number.POSITIVE_INFINITY : Number(le);
        expect(count).toBe(all.filter((value) => value <= bound).length);
      }
    }),
  );
});
