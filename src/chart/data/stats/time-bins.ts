import { scaleToOne } from "./magnitude.ts";

/** Open, high, low and close per bin, at the starts of the bins. */
export interface Candles {
  xs: Float64Array;
  open: Float64Array;
  high: Float64Array;
  low: Float64Array;
  close: Float64Array;
  counts: Uint32Array;
}

/** The lowest, mean and highest value per bin, at the starts of the bins. */
export interface Ranges {
  xs: Float64Array;
  low: Float64Array;
  mean: Float64Array;
  high: Float64Array;
  counts: Uint32Array;
}

/**
 * Summarizes values as candles, one for each bin of `interval` (milliseconds, or units of x; above 0).
 * Bins begin at whole multiples of it since the epoch, so they stay where they are as a window slides.
 * xs ascending. A bin without values is left out.
 */
export function binCandles(xs: Float64Array, ys: Float64Array, interval: number): Candles {
  const { starts, firsts } = assignBins(xs, ys, interval);
  const open = new Float64Array(starts.length);
  const close = new Float64Array(starts.length);
  const extremes = binExtents(ys, firsts);
  for (let bin = 0; bin < starts.length; bin++) {
    open[bin] = ys[firsts[bin]!]!;
    let last = firsts[bin + 1]! - 1;
    while (Number.isNaN(ys[last]!)) last--;
    close[bin] = ys[last]!;
  }
  return { xs: starts, open, ...extremes, close };
}

/** Summarizes values as ranges with a mean, in the same bins as {@link binCandles}. */
export function binRanges(xs: Float64Array, ys: Float64Array, interval: number): Ranges {
  const { starts, firsts } = assignBins(xs, ys, interval);
  const extremes = binExtents(ys, firsts);
  const mean = new Float64Array(starts.length);
  const scale = scaleToOne(ys);
  for (let bin = 0; bin < starts.length; bin++) {
    let sum = 0;
    for (let i = firsts[bin]!; i < firsts[bin + 1]!; i++) {
      if (!Number.isNaN(ys[i]!)) sum += ys[i]! * scale;
    }
    mean[bin] = sum / extremes.counts[bin]! / scale;
  }
  return { xs: starts, mean, ...extremes };
}

interface TimeBins {
  starts: Float64Array;
  /** The index of each bin's first value, and the number of points at the end. */
  firsts: Uint32Array;
}

function assignBins(xs: Float64Array, ys: Float64Array, interval: number): TimeBins {
  const starts = new Float64Array(xs.length);
  const firsts = new Uint32Array(xs.length + 1);
  let bins = 0;
  let end = Number.NEGATIVE_INFINITY;
  for (let i = 0; i < xs.length; i++) {
    const x = xs[i]!;
    if (x < end || Number.isNaN(ys[i]!)) continue;
    const number = binNumber(x, interval);
    end = (number + 1) * interval;
    starts[bins] = number * interval;
    firsts[bins++] = i;
  }
  firsts[bins] = xs.length;
  return { starts: starts.slice(0, bins), firsts: firsts.subarray(0, bins + 1) };
}

// Rounding may put a quotient into the neighbouring bin.
function binNumber(x: number, interval: number): number {
  const number = Math.floor(x / interval);
  if (x < number * interval) return number - 1;
  return x >= (number + 1) * interval ? number + 1 : number;
}

function binExtents(
  ys: Float64Array,
  firsts: Uint32Array,
): Pick<Ranges, "low" | "high" | "counts"> {
  const bins = firsts.length - 1;
  const low = new Float64Array(bins);
  const high = new Float64Array(bins);
  const counts = new Uint32Array(bins);
  for (let bin = 0; bin < bins; bin++) {
    let lowest = Number.POSITIVE_INFINITY;
    let highest = Number.NEGATIVE_INFINITY;
    for (let i = firsts[bin]!; i < firsts[bin + 1]!; i++) {
      const y = ys[i]!;
      if (y < lowest) lowest = y;
      if (y > highest) highest = y;
      if (!Number.isNaN(y)) counts[bin]!++;
    }
    low[bin] = lowest;
    high[bin] = highest;
  }
  return { low, high, counts };
}
