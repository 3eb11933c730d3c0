/** The exponent of the power of ten at or below a number above zero: 2 of 100 and of 999. */
export function floorLog10(value: number): number {
  const power = Math.floor(Math.log10(value));
  // Near a power of ten, the logarithm is rounded; and powers below the smallest number are 0.
  if (value >= 10 ** power * 1.001 && value < 10 ** power * 9.99) return power;
  return Number(value.toExponential().split("e")[1]);
}
