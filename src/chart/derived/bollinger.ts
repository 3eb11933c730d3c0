import { scaleToOne } from "./magnitude.ts";
import { startsByPoints } from "./window-starts.ts";

/** A moving mean, and a band around it. All are NaN where the point is a gap. */
export interface Bollinger {
  mean: Float64Array;
  low: Float64Array;
  high: Float64Array;
}

/**
 * The mean of the last `points` points (default 20) and the band of `deviations` (default 2)
 * standard deviations of the same points to either side (of the population, as Bollinger has it).
 * Gaps are left out; the first points have fewer before them, and a first one a band of no height.
 *
 * Stable: windows are put together of a front and a back part, as in moving-average.ts, so that
 * nothing is subtracted; each part as count, mean and sum of squared distances from it, grown after
 * Welford (1962) and joined after Chan, Golub, LeVeque (1979).
 */
export function bollingerOf(ys: Float64Array, points = 20, deviations = 2): Bollinger {
  const starts = startsByPoints(ys.length, points);
  const scale = scaleToOne(ys);
  const band = { mean: gaps(ys.length), low: gaps(ys.length), high: gaps(ys.length) };
  const front = momentColumns(ys.length);
  let turn = 0;
  let count = 0;
  let mean = 0;
  let squares = 0;
  for (let i = 0; i < ys.length; i++) {
    const start = starts[i]!;
    const y = ys[i]! * scale;
    if (!Number.isNaN(y)) {
      const distance = y - mean;
      mean += distance / ++count;
      squares += distance * (y - mean);
    }
    if (start >= turn) {
      growBackwards(ys, start, i, scale, front);
      turn = i + 1;
      count = mean = squares = 0;
    }
    if (Number.isNaN(y)) continue;
    const before = front.counts[start]!;
    const all = before + count;
    const apart = mean - front.means[start]!;
    const joined = count === 0 ? front.means[start]! : mean - (apart * before) / all;
    const sum = front.squares[start]! + squares + (apart * apart * before * count) / all;
    writeBand(band, i, joined / scale, (deviations * Math.sqrt(sum / all)) / scale);
  }
  return band;
}

interface MomentColumns {
  counts: Int32Array;
  means: Float64Array;
  squares: Float64Array;
}

function momentColumns(length: number): MomentColumns {
  return {
    counts: new Int32Array(length),
    means: new Float64Array(length),
    squares: new Float64Array(length),
  };
}

function growBackwards(
  ys: Float64Array,
  from: number,
  last: number,
  scale: number,
  { counts, means, squares }: MomentColumns,
): void {
  let count = 0;
  let mean = 0;
  let sum = 0;
  for (let i = last; i >= from; i--) {
    const y = ys[i]! * scale;
    if (!Number.isNaN(y)) {
      const distance = y - mean;
      mean += distance / ++count;
      sum += distance * (y - mean);
    }
    counts[i] = count;
    means[i] = mean;
    squares[i] = sum;
  }
}

function writeBand({ mean, low, high }: Bollinger, i: number, middle: number, half: number): void {
  mean[i] = middle;
  low[i] = Math.max(-Number.MAX_VALUE, middle - half);
  high[i] = Math.min(Number.MAX_VALUE, middle + half);
}

function gaps(length: number): Float64Array {
  return new Float64Array(length).fill(Number.NaN);
}
