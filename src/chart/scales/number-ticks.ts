import { tickIncrement, ticks } from "./decimal-ticks.ts";
import { isBinaryUnit } from "../format/unit.ts";
import { ceilNice } from "./nice-number.ts";

// Lengths in seconds.
const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const SIXTIETHS = [1, 2, 5, 10, 15, 30];
const ROUND_SECONDS = SIXTIETHS.concat(
  SIXTIETHS.map((n) => n * MINUTE),
  [1, 2, 3, 6, 12, 24].map((n) => n * HOUR),
);

/**
 * The step (above 0) that cuts a domain into about `count` intervals and is round in the unit: a
 * power of two of bytes; 15 s, 30 s, 5 min of seconds; otherwise 1, 2 or 5 times a power of ten.
 */
export function tickStep([low, high]: [number, number], count: number, unit?: string): number {
  // In quarters, as the span of the largest numbers overflows.
  const rough = ((high / 4 - low / 4) / count) * 4;
  if (rough > 1 && isBinaryUnit(unit)) return 2 ** Math.round(Math.log2(rough));
  // A fraction of a byte has no tick where whole bytes do.
  if (unit === "B" && Math.floor(high) > Math.ceil(low)) return 1;
  if (unit === "s" && rough > 1) return secondsStep(rough);
  if (unit === "ms" && rough > 1000) return secondsStep(rough / 1000) * 1000;
  return decimalStep(low, high, count);
}

function secondsStep(rough: number): number {
  if (rough > 0.75 * DAY) return decimalStep(0, Math.max(1, rough / DAY), 1) * DAY;
  const larger = ROUND_SECONDS.findIndex((step) => step >= rough);
  const smaller = ROUND_SECONDS[larger - 1] ?? 1;
  return rough / smaller < ROUND_SECONDS[larger]! / rough ? smaller : ROUND_SECONDS[larger]!;
}

/** A step is at least this share of the numbers' size: floats between are too few for round ones. */
const MIN_RELATIVE_STEP = 2 ** -50;

function decimalStep(low: number, high: number, count: number): number {
  const step = plainStep(low, high, count);
  const least = Math.max(Math.abs(low), Math.abs(high)) * MIN_RELATIVE_STEP;
  return step >= least ? step : ceilNice(least);
}

function plainStep(low: number, high: number, count: number): number {
  const plain = tickIncrement(low, high, count);
  if (Number.isFinite(high - low) && plain !== 0) return plain < 0 ? 1 / -plain : plain;
  const quarter = tickIncrement(low / 4, high / 4, count);
  const step = (quarter < 0 ? 1 / -quarter : quarter) * 4;
  return step > 0 ? step : 1;
}

/**
 * Ticks of a linear axis of numbers: the multiples of {@link tickStep} in a domain, each exact: 0.3,
 * not 0.30000000000000004.
 */
export function numberTicks([low, high]: [number, number], count: number, unit?: string): number[] {
  const step = tickStep([low, high], count, unit);
  if (!Number.isFinite(high - low)) return ticks(low / 4, high / 4, count).map((tick) => tick * 4);
  if (step === plainStep(low, high, count)) {
    // Near the largest number, a step further is infinite.
    return ticks(low, high, count).filter(Number.isFinite);
  }
  return multiplesBetween(step, Math.ceil(low / step), Math.floor(high / step)).filter(
    (tick) => tick >= low && tick <= high,
  );
}

/** The multiples of a step from `first` to `last` times it. */
function multiplesBetween(step: number, first: number, last: number): number[] {
  const found: number[] = [];
  // Beyond 2 ** 53, adding one gives the same number, so the loop counts from the first.
  for (let i = 0; i <= last - first; i++) {
    const tick = (first + i) * step || 0;
    if (tick !== found.at(-1)) found.push(tick);
  }
  return found;
}
