import { MIN_SPAN } from "../extent.ts";
import { clamp, clampFinite } from "../../base/clamp.ts";
import { niceMultiple, type NiceStep, niceStepNear, floorSteps } from "./nice-step.ts";
import { dropGaps, selectQuantile } from "./quantiles.ts";

/** Bins of one width, whose bounds are whole multiples of it. */
export interface Bins {
  width: number;
  /** Ascending, one more than there are bins; empty where there are no values. */
  edges: Float64Array;
}

/** Bins, and how many values lie in each. */
export interface Histogram extends Bins {
  counts: Uint32Array;
}

/**
 * Counts the values in each bin: from its lower edge to before its upper edge; the last bin includes
 * its upper edge. NaN and values outside all bins are not counted.
 *
 * For a live chart, `bins` may be those of more values than are shown (of four windows, as for the
 * y axis), so that they hardly ever change.
 */
export function countInBins(values: Float64Array, bins: Bins = computeBins(values)): Histogram {
  const { edges, width } = bins;
  const counts = new Uint32Array(Math.max(0, edges.length - 1));
  const last = counts.length - 1;
  const low = edges[0] ?? Number.NaN;
  const high = edges[edges.length - 1] ?? Number.NaN;
  const first = Math.round(low / width);
  for (let i = 0; i < values.length; i++) {
    const value = values[i]!;
    if (!(value >= low && value <= high)) continue;
    // The quotient is rounded, so it may name the neighbouring bin.
    let bin = clamp(Math.floor(value / width) - first, 0, last);
    if (value < edges[bin]!) bin--;
    else if (bin < last && value >= edges[bin + 1]!) bin++;
    counts[bin]!++;
  }
  return { width, edges, counts };
}

/** Bins are trimmed in steps of this many, so that they seldom change. */
const TRIM_STEP = 5;

/** Drops bins at both ends where those around an extent are fewer than half. */
export function trimBins(bins: Bins, [low, high]: [number, number]): Bins {
  const { width, edges } = bins;
  const last = edges.length - 1;
  const start = Math.round((edges[0] ?? 0) / width);
  let from = 0;
  let to = last;
  for (let i = 0; i < last; i++) {
    if ((start + i) % TRIM_STEP !== 0) continue;
    if (edges[i]! <= low) from = i;
    if (edges[i]! > high && i < to) to = i;
  }
  return 2 * (to - from) < last ? { width, edges: edges.subarray(from, to + 1) } : bins;
}

const MIN_BINS = 5;
const MAX_BINS = 60;

/** Floats of one size differ by at least about this share of it. */
const MIN_RELATIVE_WIDTH = 1e-12;

/**
 * Computes bins that are stable as values come and go. Their width is the nice number (1, 2 or 5 times
 * a power of ten) next to what Freedman and Diaconis (1981) ask for: two interquartile ranges by the
 * cube root of the count, which outliers do not move. As the nearest one is taken, the asked width
 * may change by 1.4 times and the bins stay. There are 5 to 60 bins; fewer only where values hardly
 * differ, and for whole numbers, whose bins are at least 1 wide and hold equally many of them.
 */
export function computeBins(values: Float64Array): Bins {
  const spread = measureSpread(values);
  if (spread.count === 0) return { width: 1, edges: new Float64Array(0) };
  const step = chooseStep(spread);
  const first = floorSteps(step, spread.low);
  const edges = new Float64Array(binCount(step, spread) + 1);
  for (let i = 0; i < edges.length; i++) {
    const edge = niceMultiple(step, first + i);
    edges[i] = clampFinite(edge);
  }
  return { width: niceMultiple(step, 1), edges };
}

interface Spread {
  count: number;
  low: number;
  high: number;
  isWhole: boolean;
  /** The width that the bins should have, before it is made nice. */
  targetWidth: number;
}

function measureSpread(values: Float64Array): Spread {
  let low = Number.POSITIVE_INFINITY;
  let high = Number.NEGATIVE_INFINITY;
  let isWhole = true;
  const present = dropGaps(values);
  for (let i = 0; i < present.length; i++) {
    const value = present[i]!;
    if (value < low) low = value;
    if (value > high) high = value;
    if (isWhole && Math.floor(value) !== value) isWhole = false;
  }
  return {
    count: present.length,
    low,
    high,
    isWhole,
    targetWidth: targetWidth(present, low, high),
  };
}

function targetWidth(present: Float64Array, low: number, high: number): number {
  const { length } = present;
  const narrowest = high / MAX_BINS - low / MAX_BINS;
  if (length === 0 || narrowest <= MIN_SPAN) return Math.abs(high) / 10;
  const root = Math.cbrt(length) / 2;
  const wanted = selectQuantile(present, 0.75) / root - selectQuantile(present, 0.25) / root;
  // Where half of all values are equal, the rule of Sturges (1926) still works.
  const width = wanted > 0 ? wanted : (narrowest * MAX_BINS) / (Math.log2(length) + 1);
  return clamp(width, narrowest, narrowest * (MAX_BINS / MIN_BINS));
}

function chooseStep(spread: Spread): NiceStep {
  const { low, high, isWhole, targetWidth } = spread;
  const size = Math.max(Math.abs(low), Math.abs(high));
  const finest = isWhole ? Math.max(0, finestStep(size)) : finestStep(size);
  let step = Math.max(finest, targetWidth > MIN_SPAN ? niceStepNear(targetWidth) : 0);
  const fewest = high - low > MIN_SPAN ? MIN_BINS : 1;
  while (binCount(step, spread) > MAX_BINS) step++;
  while (step > finest && binCount(step, spread) < fewest) step--;
  return step;
}

function finestStep(size: number): NiceStep {
  return niceStepNear(Math.max(MIN_SPAN, size * MIN_RELATIVE_WIDTH)) + 1;
}

function binCount(step: NiceStep, { low, high, isWhole }: Spread): number {
  const first = floorSteps(step, low);
  const last = floorSteps(step, high);
  const endsOnEdge = !isWhole && last > first && niceMultiple(step, last) === high;
  return last - first + (endsOnEdge ? 0 : 1);
}
