import { quantileSorted } from "d3-array";
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { dropGaps, selectQuantile } from "../../../../src/chart/data/stats/quantiles.ts";
import { anyValue, at, columnOf, expectClose, present, tameValue } from "./columns.ts";

const anyShare = fc.double({ min: 0, max: 1, noNaN: true });

test("selectQuantile() gives what d3 gives, and dropGaps() leaves the values as they are", () => {
  fc.assert(
    fc.property(columnOf(tameValue), fc.array(anyShare), (values, shares) => {
      const before = values.slice();
      const sorted = present(values).sort((a, b) => a - b);
      const expected = shares.map((share) => quantileSorted(sorted, share) ?? Number.NaN);
      const own = dropGaps(values);
      shares.forEach((share, k) => expectClose(selectQuantile(own, share), at(expected, k)));
      expect(values).toEqual(before);
    }),
    { numRuns: 1000 },
  );
});

test("selectQuantile() never leaves the values, however large they are", () => {
  fc.assert(
    fc.property(columnOf(anyValue), anyShare, (values, share) => {
      const all = present(values);
      const own = dropGaps(values);
      const quantile = selectQuantile(own, share);
      const [lowest, highest] = [selectQuantile(own, 0), selectQuantile(own, 1)];
      if (all.length === 0) {
        expect([quantile, lowest, highest]).toEqual([NaN, NaN, NaN]);
        return;
      }
      expect(lowest + 0).toBe(Math.min(...all) + 0);
      expect(highest + 0).toBe(Math.max(...all) + 0);
      expect(quantile).toBeGreaterThanOrEqual(lowest);
      expect(quantile).toBeLessThanOrEqual(highest);
    }),
    { numRuns: 1000 },
  );
});
