import { clamp } from "../../base/clamp.ts";

/**
 * The power of two that scales a column's largest value close to 1. Multiplying or dividing by it
 * rounds nothing, and sums and squares of the scaled values neither overflow nor underflow. 1 for a
 * column of zeros. NaN is skipped.
 */
export function scaleToOne(column: Float64Array): number {
  let largest = 0;
  for (let i = 0; i < column.length; i++) {
    const size = Math.abs(column[i]!);
    if (size > largest) largest = size;
  }
  if (largest === 0) return 1;
  // Its inverse must not overflow either.
  const exponent = clamp(Math.floor(Math.log2(largest)), -1000, 1000);
  return 2 ** -exponent;
}
