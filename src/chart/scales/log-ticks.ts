import { MIN_SPAN } from "../data/extent.ts";
import { ticks } from "./decimal-ticks.ts";
import { isBinaryUnit } from "../format/unit.ts";
import { floorLog10 } from "../base/log10.ts";
import { NICE_FACTORS, powerOf10 } from "./nice-number.ts";

/**
 * Ticks of a logarithmic axis with room for about `count`: powers of ten, with 2 and 5 times those
 * between them where there is room, or every n-th power where there is little. Less than a decade
 * has evenly spaced ones. In base 2, for bytes, powers of two.
 */
export function logTicks(
  [low, high]: [number, number],
  count: number,
  base: 2 | 10 = 10,
): number[] {
  if (!(low > 0 && high > low && high <= Number.MAX_VALUE)) return [];
  const span = (Math.log10(high) - Math.log10(low)) / Math.log10(base);
  const linear = () =>
    high - low > MIN_SPAN ? ticks(low, high, count).filter((tick) => tick > 0) : [low, high];
  if (base === 2 && span >= 3) {
    const powers = powersBetween(low, high, binaryPowerStep(span / count), 2);
    // A domain may lie just between two powers that far apart.
    return powers.length > 0 ? powers : linear();
  }
  if (span < 1 || base === 2) return linear();
  const dense = span <= count ? niceNumbersBetween(low, high) : [];
  if (dense.length > 0 && dense.length <= count + 1) return dense;
  const powers = powersBetween(low, high, decimalPowerStep(span / count), 10);
  return powers.length > 0 ? powers : linear();
}

/** The base in which ticks of a unit are round: bytes count in 1024s, so powers of two. */
export function unitLogBase(unit: string | undefined): 2 | 10 {
  return isBinaryUnit(unit) ? 2 : 10;
}

/** Every third power keeps the same digits from prefix to prefix: 1, 1 k, 1 M. */
function decimalPowerStep(powers: number): number {
  const least = Math.ceil(powers - 1e-9);
  return least <= 3 ? Math.max(1, least) : Math.ceil(least / 3) * 3;
}

/** 2, 4, 8, … or 32, 1 Ki, … or 1, 1 Ki, 1 Mi, …. */
function binaryPowerStep(powers: number): number {
  return [1, 2, 5].find((step) => step >= powers) ?? Math.ceil(powers / 10) * 10;
}

function powersBetween(low: number, high: number, step: number, base: 2 | 10): number[] {
  const found: number[] = [];
  const exact = base === 2 ? (power: number) => 2 ** power : powerOf10;
  const log = base === 2 ? Math.log2 : Math.log10;
  for (let power = Math.floor(log(low) / step) * step; exact(power) <= high; power += step) {
    if (exact(power) >= low) found.push(exact(power));
  }
  return found;
}

function niceNumbersBetween(low: number, high: number): number[] {
  const found: number[] = [];
  for (let power = floorLog10(low); powerOf10(power) <= high; power++) {
    for (const factor of NICE_FACTORS) {
      const tick = powerOf10(power, factor);
      if (tick >= low && tick <= high) found.push(tick);
    }
  }
  return found;
}
