import * as fc from "fast-check";
import { expect, test } from "vitest";
import { floorLog10 } from "../../../src/chart/base/log10.ts";

const powers = fc.integer({ min: -323, max: 308 }).map((power) => Number(`1e${power}`));
const numbers = fc.oneof(
  fc.double({ min: Number.MIN_VALUE, max: Number.MAX_VALUE, noNaN: true }),
  powers,
  powers.map((power) => power * (1 + Number.EPSILON)),
  powers.map((power) => power * (1 - Number.EPSILON)),
);

test("floorLog10() is the exponent of the power of ten at or below a number", () => {
  fc.assert(
    fc.property(numbers, (value) => {
      fc.pre(value > 0 && value < Number.POSITIVE_INFINITY);
      const power = floorLog10(value);
      expect(Number(`1e${power}`)).toBeLessThanOrEqual(value);
      expect(Number(`1e${power + 1}`)).toBeGreaterThan(value);
    }),
    { numRuns: 5000 },
  );
});
