import type { Extent } from "../data/extent.ts";
import { floorLog10 } from "../base/log10.ts";
import { ceilNice, floorNice } from "./nice-number.ts";

/**
 * Where a value stands on a symmetrical logarithmic axis: nearly linear up to `constant`, and in
 * decades beyond it, on both sides of zero (Webber, "A bi-symmetric log transformation for wide-range
 * data", 2012).
 */
export function symlog(value: number, constant: number): number {
  const size = Math.log1p(Math.abs(value) / constant) / Math.LN10;
  return value < 0 ? -size : size;
}

/** With a constant of 1, smaller data would lie wholly in the linear part. */
const REACHES_BEYOND_ONE = 10;
const DECADES_OF_SMALL = 2;

/** The constant for a domain: 1 or, where all is small, about a thousandth of the largest. */
export function symlogConstant([low, high]: [number, number]): number {
  const largest = maxAbs(low, high);
  if (largest >= REACHES_BEYOND_ONE || largest === 0) return 1;
  return Number(`1e${floorLog10(largest) - DECADES_OF_SMALL}`) || Number.MIN_VALUE;
}

const MAX_NICE = 1e300;
const MIN_NICE = 1e-300;

/** Bounds that hold an extent and are 0 or nice: 1, 2 or 5 times a power of ten. */
export function niceSymlogDomain(extent: Extent): [number, number] {
  const [low, high] = extent ?? [0, 1];
  const nice: [number, number] = [
    low < 0 ? -ceilSize(-low) : floorSize(low),
    high > 0 ? ceilSize(high) : -floorSize(-high) || 0,
  ];
  if (nice[0] < nice[1]) return nice;
  if (nice[0] === 0) return [0, 1];
  return nice[0] > 0 ? [0, nice[1]] : [nice[0], 0];
}

function ceilSize(size: number): number {
  return size > MAX_NICE ? size : ceilNice(Math.max(size, MIN_NICE));
}

function floorSize(size: number): number {
  return size < MIN_NICE ? 0 : floorNice(size);
}

/** The larger distance from zero. */
export function maxAbs(low: number, high: number): number {
  return Math.max(Math.abs(low), Math.abs(high));
}
