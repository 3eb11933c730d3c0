import * as fc from "fast-check";
import { expect, test } from "vitest";
import { lttb } from "../../../../src/chart/data/decimate/lttb.ts";
import { longRun, longRuns } from "../../../support/long-runs.ts";

const anyThreshold = fc.integer({ min: 3, max: 500 });

test("lttb() returns indices that ascend, no more than asked, first and last among them", () => {
  fc.assert(
    fc.property(longRuns(3000), anyThreshold, ({ xs, ys }, threshold) => {
      const kept = lttb(xs, ys, 0, xs.length, threshold);
      expect(kept).toEqual([...new Set(kept)].sort((a, b) => a - b));
      expect(kept.length).toBeLessThanOrEqual(Math.max(18, threshold));
      const values = Array.from(ys.keys()).filter((i) => !Number.isNaN(ys[i]));
      const seen = kept.filter((i) => !Number.isNaN(ys[i]));
      expect(seen[0]).toBe(values[0]);
      expect(seen.at(-1)).toBe(values.at(-1));
    }),
  );
});

test("lttb() returns as many as asked where there are enough, and all where there are not", () => {
  fc.assert(
    fc.property(fc.nat(3000), fc.nat(), anyThreshold, (length, seed, threshold) => {
      const { xs, ys } = longRun(length, seed, 0);
      const kept = lttb(xs, ys, 0, length, threshold);
      expect(kept.length).toBe(Math.min(length, threshold));
    }),
  );
});

test("lttb() joins no points that have a gap between them", () => {
  let joined = 0;
  fc.assert(
    fc.property(longRuns(3000), anyThreshold, ({ xs, ys }, threshold) => {
      const kept = lttb(xs, ys, 0, xs.length, threshold);
      for (let k = 1; k < kept.length; k++) {
        const [from, to] = [kept[k - 1] ?? 0, kept[k] ?? 0];
        if (Number.isNaN(ys[from]) || Number.isNaN(ys[to])) continue;
        joined++;
        expect(ys.subarray(from, to).some(Number.isNaN)).toBe(false);
      }
    }),
  );
  expect(joined).toBeGreaterThan(1000);
});

test("lttb() looks at its stretch only", () => {
  fc.assert(
    fc.property(longRuns(2000), fc.nat(2000), anyThreshold, ({ xs, ys }, from, threshold) => {
      const start = Math.min(from, xs.length);
      const kept = lttb(xs, ys, start, xs.length, threshold);
      const alone = lttb(xs.slice(start), ys.slice(start), 0, xs.length - start, threshold);
      expect(kept).toEqual(alone.map((index) => index + start));
    }),
  );
});

// By hand, in the buckets [0 | 1 2 | 3 4 | 5]. With (0, 0) and the mean of 3 and 4, (3.5, 0), the
// point (2, 9) spans nine times as much as (1, 1); with that and (5, 0), (3, 0) twice as much as (4, 0).
test("lttb() chooses the largest triangles", () => {
  const xs = Float64Array.of(0, 1, 2, 3, 4, 5);
  expect(lttb(xs, Float64Array.of(0, 1, 9, 0, 0, 0), 0, 6, 4)).toEqual([0, 2, 3, 5]);
  expect(lttb(xs, Float64Array.of(0, -9, 1, 0, 7, 0), 0, 6, 4)).toEqual([0, 1, 4, 5]);
});

test("lttb() works with the largest numbers", () => {
  const ys = Float64Array.from({ length: 100 }, (_, i) => (i % 2 === 0 ? 1e308 : -1e308));
  const xs = Float64Array.from({ length: 100 }, (_, i) => (i - 50) * 3e306);
  expect(lttb(xs, ys, 0, 100, 20)).toHaveLength(20);
});
