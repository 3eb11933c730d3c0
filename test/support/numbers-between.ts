import * as fc from "fast-check";

/** Any number between these, but for those closest to 0, which have tests of their own. */
export function numbersBetween(min: number, max: number): fc.Arbitrary<number> {
  return fc
    .double({ min, max, noNaN: true })
    .filter((value) => value === 0 || Math.abs(value) > 1e-290);
}
