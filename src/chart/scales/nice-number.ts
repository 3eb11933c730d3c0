import { floorLog10 } from "../base/log10.ts";

/** The factors of nice numbers: 1, 2 or 5 times a power of ten. */
export const NICE_FACTORS: readonly number[] = [1, 2, 5];

/** `factor` times ten to `power`, read from its digits, as `10 ** power` is not always the nearest number. */
export function powerOf10(power: number, factor = 1): number {
  return Number(`${factor}e${power}`);
}

/** The largest nice number that is not above `value` (above zero). */
export function floorNice(value: number): number {
  const power = floorLog10(value);
  const factor = NICE_FACTORS.findLast((one) => powerOf10(power, one) <= value) ?? 1;
  return powerOf10(power, factor);
}

/** The smallest nice number that is not below `value` (above zero). */
export function ceilNice(value: number): number {
  const power = floorLog10(value);
  const factor = NICE_FACTORS.find((one) => powerOf10(power, one) >= value) ?? 10;
  return powerOf10(power, factor);
}

/** The exponent of the power of ten at or above `value` (above zero). */
export function ceilLog10(value: number): number {
  const power = floorLog10(value);
  return powerOf10(power) === value ? power : power + 1;
}
