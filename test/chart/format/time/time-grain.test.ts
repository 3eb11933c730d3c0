import * as fc from "fast-check";
import { expect, test } from "vitest";
import {
  findTimeGrain,
  type Moments,
  sampleTimeGrain,
} from "../../../../src/chart/format/time/time-grain.ts";

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const MARCH = Date.UTC(2026, 2, 1);

function run(step: number, count: number, from = MARCH, startIndex = 0): Moments {
  return { xs: Float64Array.from({ length: count }, (_, i) => from + i * step), startIndex };
}

test.for<[step: number, grain: number]>([
  [0.25, 1e-3],
  [10, 1],
  [400, 1],
  [SECOND, SECOND],
  [30 * SECOND, SECOND],
  [20 * SECOND, SECOND],
  [90 * SECOND, SECOND],
  [MINUTE, MINUTE],
  [30 * MINUTE, MINUTE],
  [DAY, DAY],
  [7 * DAY, DAY],
])("findTimeGrain() and sampleTimeGrain() of points every %d ms", ([step, grain]) => {
  for (const count of [8, 40, 100, 1000]) {
    for (const startIndex of [0, 1, 17]) {
      const moments = run(step, count, MARCH, startIndex);
      expect([count, findTimeGrain([moments], "UTC")]).toEqual([count, grain]);
      expect([count, sampleTimeGrain([moments], "UTC")]).toEqual([count, grain]);
    }
  }
});

test("findTimeGrain() knows the midnights of a zone, and no others", () => {
  const berlin = run(DAY, 20, MARCH - HOUR);
  expect(findTimeGrain([berlin], "Europe/Berlin")).toBe(DAY);
  expect(findTimeGrain([berlin], "UTC")).toBe(MINUTE);
});

test("findTimeGrain() tells fractions where two moments would read the same second", () => {
  const at = (...ms: number[]) =>
    findTimeGrain([{ xs: Float64Array.from(ms, (m) => MARCH + m) }], "UTC");
  expect(at(0, 7000, 7400, 30_000)).toBe(1);
  expect(at(0, 7000, 8400, 30_000)).toBe(SECOND);
  expect(at(300, 5700)).toBe(SECOND);
});

test("sampleTimeGrain() stays as it is while points of a jittering timer come and go", () => {
  const jitter = fc.array(fc.integer({ min: 0, max: 40 }), { minLength: 150, maxLength: 150 });
  fc.assert(
    fc.property(jitter, fc.constantFrom(SECOND, 2 * SECOND, MINUTE), (late, step) => {
      const all = Float64Array.from(late, (ms, i) => MARCH + 123 + i * step + ms);
      // A burst: a late point, and the next one on time.
      all[80] = (all[81] ?? 0) - 5;
      for (let from = 0; from + 60 <= all.length; from++) {
        const moments = { xs: all.subarray(from, from + 60), startIndex: from };
        expect(sampleTimeGrain([moments], "UTC")).toBe(SECOND);
      }
    }),
    { numRuns: 30 },
  );
});
