import { ticks } from "d3-array";

/** Where a value stands on a logarithmic axis, in decades from 1; `NaN` for what has no place there. */
export function log10OrNaN(value: number): number {
  return value > 0 ? Math.log10(value) : Number.NaN;
}

/** The smallest and largest of the numbers above zero, `undefined` where there are none. */
export function positiveExtent(
  column: Float64Array,
  from = 0,
  to = column.length,
): [number, number] | undefined {
  let low = Number.POSITIVE_INFINITY;
  let high = 0;
  for (let i = from; i < to; i++) {
    const value = column[i]!;
    if (value > 0 && value < low) low = value;
    if (value > high) high = value;
  }
  return low <= high ? [low, high] : undefined;
}

/** From so many decades on, bounds are powers of ten, and below 2 or 5 times those too. */
const WHOLE_DECADES = 3;
/** Numbers further from 1 have bounds that a number cannot say. */
const SMALLEST = 1e-300;
const LARGEST = 1e300;

/** Bounds that are round on a logarithmic axis and hold an extent above zero (`undefined`: none). */
export function niceLogDomain(extent: [number, number] | undefined): [number, number] {
  if (extent === undefined || !(extent[1] > 0)) return [1, 10];
  const high = clamped(extent[1]);
  // A bound at zero or less was meant as "far down".
  const low = extent[0] > 0 ? clamped(extent[0]) : high / 1000;
  const [niceLow, niceHigh] = [floorRound(low), ceilRound(high)];
  if (niceHigh / niceLow >= 10 ** WHOLE_DECADES) {
    return [powerOf(floorPower(niceLow)), powerOf(ceilPower(niceHigh))];
  }
  return niceLow < niceHigh ? [niceLow, niceHigh] : [floorRound(low * 0.7), ceilRound(high * 1.4)];
}

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
  const linear = () => ticks(low, high, count).filter((tick) => tick > 0);
  if (base === 2 && span >= 3) {
    const powers = powersBetween(low, high, binaryStep(span / count), 2);
    // A domain may lie just between two powers that far apart.
    return powers.length > 0 ? powers : linear();
  }
  if (span < 1 || base === 2) return linear();
  const dense = span <= count ? roundBetween(low, high) : [];
  if (dense.length > 0 && dense.length <= count + 1) return dense;
  const powers = powersBetween(low, high, decimalStep(span / count), 10);
  return powers.length > 0 ? powers : linear();
}

/** The unit's own base: bytes count in 1024s, so powers of two are round. */
export function unitLogBase(unit: string | undefined): 2 | 10 {
  return unit === "B" || unit === "B/s" ? 2 : 10;
}

/** Every third power keeps the same digits from prefix to prefix: 1, 1 k, 1 M. */
function decimalStep(powers: number): number {
  const least = Math.ceil(powers - 1e-9);
  return least <= 3 ? Math.max(1, least) : Math.ceil(least / 3) * 3;
}

/** 2, 4, 8, … or 32, 1 Ki, … or 1, 1 Ki, 1 Mi, …. */
function binaryStep(powers: number): number {
  return [1, 2, 5].find((step) => step >= powers) ?? Math.ceil(powers / 10) * 10;
}

function powersBetween(low: number, high: number, step: number, base: 2 | 10): number[] {
  const found: number[] = [];
  const exact = base === 2 ? (power: number) => 2 ** power : powerOf;
  const log = base === 2 ? Math.log2 : Math.log10;
  for (let power = Math.floor(log(low) / step) * step; exact(power) <= high; power += step) {
    if (exact(power) >= low) found.push(exact(power));
  }
  return found;
}

function roundBetween(low: number, high: number): number[] {
  const found: number[] = [];
  for (let power = floorPower(low); powerOf(power) <= high; power++) {
    for (const factor of ROUND) {
      const tick = powerOf(power, factor);
      if (tick >= low && tick <= high) found.push(tick);
    }
  }
  return found;
}

const ROUND = [1, 2, 5];

/** Read from its digits, as a power is not always the number nearest to them. */
function powerOf(power: number, factor = 1): number {
  return Number(`${factor}e${power}`);
}

/** The largest of 1, 2 or 5 times a power of ten that is not above a number above zero. */
export function floorRound(value: number): number {
  const power = floorPower(value);
  const factor = ROUND.findLast((one) => powerOf(power, one) <= value) ?? 1;
  return powerOf(power, factor);
}

/** The smallest of 1, 2 or 5 times a power of ten that is not below a number above zero. */
export function ceilRound(value: number): number {
  const power = floorPower(value);
  const factor = ROUND.find((one) => powerOf(power, one) >= value) ?? 10;
  return powerOf(power, factor);
}

/** The power of ten at or below a number above zero. */
export function floorPower(value: number): number {
  const power = Math.round(Math.log10(value));
  return powerOf(power) <= value ? power : power - 1;
}

function ceilPower(value: number): number {
  const power = floorPower(value);
  return powerOf(power) === value ? power : power + 1;
}

function clamped(value: number): number {
  return Math.min(LARGEST, Math.max(SMALLEST, value));
}
