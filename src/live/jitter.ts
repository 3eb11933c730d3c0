/**
 * Spreads a duration at random, so that what began together does not end together.
 *
 * @param fraction 0.2 gives ± 20 %.
 */
export function jitter(ms: number, fraction: number): number {
  return ms * (1 + fraction * (2 * Math.random() - 1));
}
