/**
 * A power of two by which a column's largest value comes close to 1. To multiply or divide by it
 * rounds nothing, and in between neither a sum nor a square is too large or too small to be said.
 * 1 where there is no number but 0. NaN is passed over.
 */
export function scaleToOne(column: Float64Array): number {
  let largest = 0;
  for (let i = 0; i < column.length; i++) {
    const size = Math.abs(column[i]!);
    if (size > largest) largest = size;
  }
  if (largest === 0) return 1;
  // Not further, as the inverse must be sayable as well.
  const exponent = Math.max(-1000, Math.min(1000, Math.floor(Math.log2(largest))));
  return 2 ** -exponent;
}
