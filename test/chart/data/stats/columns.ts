import * as fc from "fast-check";
import { expect } from "vitest";
import { randomNumbers } from "../../../support/random.ts";

/** Any value that a point may have, sizes at the edge of what can be said among them; NaN is a gap. */
export const anyValue: fc.Arbitrary<number> = fc.oneof(
  { weight: 6, arbitrary: fc.double({ min: -1000, max: 1000, noNaN: true }) },
  { weight: 3, arbitrary: fc.integer({ min: -5, max: 5 }) },
  { weight: 2, arbitrary: fc.constant(Number.NaN) },
  { weight: 1, arbitrary: fc.constantFrom(1e308, -1e308, Number.MAX_VALUE, 5e-324, -0, 1e17) },
);

/** Values of everyday size, and gaps. */
export const tameValue: fc.Arbitrary<number> = fc.oneof(
  { weight: 5, arbitrary: fc.integer({ min: -1000, max: 1000 }).map((n) => n / 8) },
  { weight: 1, arbitrary: fc.constant(Number.NaN) },
);

/** A column of these. */
export function columnOf(value: fc.Arbitrary<number>, maxLength = 60): fc.Arbitrary<Float64Array> {
  return fc.array(value, { maxLength }).map((values) => Float64Array.from(values));
}

/** Ascending xs, some of them equal, and values of the same number. */
export function pointsOf(
  value: fc.Arbitrary<number>,
  maxLength = 60,
): fc.Arbitrary<{ xs: Float64Array; ys: Float64Array }> {
  const point = fc.record({ x: fc.integer({ min: -40, max: 40 }), y: value });
  return fc.array(point, { maxLength }).map((points) => {
    const sorted = points.toSorted((a, b) => a.x - b.x);
    return {
      xs: Float64Array.from(sorted, ({ x }) => x),
      ys: Float64Array.from(sorted, ({ y }) => y),
    };
  });
}

/** Values without the gaps. */
export function present(values: Iterable<number>): number[] {
  return Array.from(values).filter((value) => !Number.isNaN(value));
}

/** Numbers spread like measurements: mean 0, standard deviation 1. */
export function normalOf(seed: number): () => number {
  const random = randomNumbers(seed);
  return () => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
}

/** The number at an index; NaN outside. */
export function at(column: ArrayLike<number> | undefined, index: number): number {
  return column?.[index] ?? Number.NaN;
}

/** A gap where a gap is expected, else the number but for rounding. */
export function expectClose(found: number, expected: number): void {
  expect(Number.isNaN(found)).toBe(Number.isNaN(expected));
  if (!Number.isNaN(expected)) expect(found).toBeCloseTo(expected, 9);
}

/** How far off a mean may be. What is smaller than its column by 300 digits may be taken for 0. */
export function roundingOf(values: Iterable<number>, column: Iterable<number>): number {
  return sizeOf(values) * 1e-14 + sizeOf(column) * 1e-300 + 1e-320;
}

function sizeOf(values: Iterable<number>): number {
  return Math.max(0, ...present(values).map(Math.abs));
}
