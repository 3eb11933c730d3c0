import * as fc from "fast-check";
import { expect, test } from "vitest";
import { createSlidingCount } from "../../../src/chart/data/sliding-count.ts";

const steps = fc.array(
  fc.record({
    came: fc.integer({ min: 0, max: 9 }),
    left: fc.integer({ min: 0, max: 9 }),
    forgotten: fc.integer({ min: 0, max: 12 }),
  }),
  { minLength: 5, maxLength: 30 },
);

/** Values of a long series: some are below zero, some above ten. */
const valueAt = (at: number) => ((at * 7919) % 23) - 6;

test("createSlidingCount().slide() counts as from nothing, whatever came, left or was forgotten", () => {
  let looked = 0;
  let whole = 0;
  fc.assert(
    fc.property(steps, (all) => {
      const sliding = createSlidingCount();
      let [start, from, to] = [0, 0, 0];
      for (const { came, left, forgotten } of all) {
        to += came;
        from = Math.min(to, from + left);
        start = Math.min(from, start + forgotten);
        const count = (a: number, b: number) => {
          const own = { y: 0, beyond: 0 };
          for (let i = a; i < b; i++) {
            looked++;
            const value = valueAt(start + i);
            if (value <= 0) own.y++;
            else if (value > 10) own.beyond++;
          }
          return own;
        };
        const { y, beyond } = sliding.slide(start, from - start, to - start, count);
        whole += to - from;
        const before = looked;
        expect({ y, beyond }).toEqual(count(from - start, to - start));
        looked = before;
      }
    }),
    { numRuns: 100 },
  );
  expect(whole).toBeGreaterThan(1000);
});

test("createSlidingCount().slide() looks at each value twice: as it comes, and as it leaves", () => {
  const sliding = createSlidingCount();
  let looked = 0;
  for (let to = 1; to <= 5000; to++) {
    sliding.slide(0, Math.max(0, to - 1000), to, (a, b) => {
      looked += b - a;
      return { y: 0, beyond: 0 };
    });
  }
  expect(looked).toBeLessThan(10_000);
});
