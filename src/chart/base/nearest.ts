/**
 * The nearest whole number, as Math.round finds it, but for what lies within rounding error of half
 * a unit. Engines make a branch of Math.round that a processor foresees every other time only.
 */
export function nearest(value: number): number {
  return Math.floor(value + 0.5);
}
