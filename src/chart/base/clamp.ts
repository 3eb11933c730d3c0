/** The number from `low` to `high` that is closest to `value`; `low` where the bounds cross. */
export function clamp(value: number, low: number, high: number): number {
  return Math.max(low, Math.min(value, high));
}

/** The finite number closest to a sum that may have overflowed. */
export function clampFinite(value: number): number {
  return clamp(value, -Number.MAX_VALUE, Number.MAX_VALUE);
}
