import { ticks } from "d3-array";
import { ceilRound, floorPower, floorRound } from "./log-scale.ts";

/**
 * Where a value stands on a symmetrical logarithmic axis: nearly linear up to `constant`, and in
 * decades beyond it, on both sides of zero (Webber, "A bi-symmetric log transformation for wide-range
 * data", 2012).
 */
export function symlog(value: number, constant: number): number {
  const size = Math.log1p(Math.abs(value) / constant) / Math.LN10;
  return value < 0 ? -size : size;
}

/** Smaller data would lie in the linear part as a whole. */
const REACHES_BEYOND_ONE = 10;
const DECADES_OF_SMALL = 2;

/** A constant for data of an extent: 1 or, where all is small, a thousandth or so of the largest. */
export function symlogConstant([low, high]: [number, number]): number {
  const largest = largestOf(low, high);
  if (largest >= REACHES_BEYOND_ONE || largest === 0) return 1;
  return Number(`1e${floorPower(largest) - DECADES_OF_SMALL}`) || Number.MIN_VALUE;
}

const LARGEST = 1e300;
const SMALLEST = 1e-300;

/** Bounds that are 0 or 1, 2 or 5 times a power of ten, and hold an extent (`undefined`: none). */
export function niceSymlogDomain(extent: [number, number] | undefined): [number, number] {
  const [low, high] = extent ?? [0, 1];
  const nice: [number, number] = [
    low < 0 ? -outward(-low) : inward(low),
    high > 0 ? outward(high) : -inward(-high) || 0,
  ];
  if (nice[0] < nice[1]) return nice;
  if (nice[0] === 0) return [0, 1];
  return nice[0] > 0 ? [0, nice[1]] : [nice[0], 0];
}

function outward(size: number): number {
  return size > LARGEST ? size : ceilRound(Math.max(size, SMALLEST));
}

function inward(size: number): number {
  return size < SMALLEST ? 0 : floorRound(size);
}

/** How much of the usual room the ticks beside zero need: they may stand a little closer. */
const BESIDE_ZERO = 0.7;

/**
 * Ticks of a symmetrical logarithmic axis with room for about `count`: zero, where it is shown, and
 * the same powers of ten above and below, with 2 and 5 times those between them where there is room.
 */
export function symlogTicks(
  [low, high]: [number, number],
  count: number,
  constant: number,
): number[] {
  if (!(high > low && largestOf(low, high) <= Number.MAX_VALUE)) return [];
  const room = (symlog(high, constant) - symlog(low, constant)) / count;
  const sizes = sizesUpTo(largestOf(low, high), room, constant);
  const found = [...sizes.toReversed().map((size) => -size), 0, ...sizes];
  const shown = found.filter((tick) => tick >= low && tick <= high);
  return shown.length > 2 || (shown.length > 1 && low <= 0 && high >= 0)
    ? shown
    : ticks(low, high, count);
}

function sizesUpTo(largest: number, room: number, constant: number): number[] {
  const factors = room <= 0.3 ? [1, 2, 5] : [1];
  const step = evenStep(Math.max(1, Math.ceil(room - 1e-9)), largest);
  const sizes: number[] = [];
  const first = Math.floor(Math.log10(constant) / step) * step;
  for (let power = first; ; power += step) {
    for (const factor of factors) {
      const size = Number(`${factor}e${power}`);
      if (!(size <= largest)) return sizes;
      if (symlog(size, constant) >= room * BESIDE_ZERO) sizes.push(size);
    }
  }
}

/** A step that ends at the largest power of ten, if there is one that is not much longer. */
function evenStep(least: number, largest: number): number {
  const top = floorPower(largest);
  for (let step = least; step < 2 * least; step++) if (top % step === 0) return step;
  return least;
}

function largestOf(low: number, high: number): number {
  return Math.max(Math.abs(low), Math.abs(high));
}
