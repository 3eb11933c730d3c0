import { scaleToOne } from "./magnitude.ts";

/** A moving mean, and a band around it. All are NaN where the point is a gap. */
export interface Bollinger {
  mean: Float64Array;
  low: Float64Array;
  high: Float64Array;
}

/**
 * The mean of the last `points` points (a whole number, at least 1; default 20) and the band of
 * `deviations` (default 2) standard deviations of the same points to either side (of the population,
 * as Bollinger has it). Gaps are left out; the first points have fewer before them, and a first one
 * a band of no height.
 *
 * Stable: windows are put together of a front and a back part, as in moving-average.ts, so that
 * nothing is subtracted; each part as count, mean and sum of squared distances from it, grown after
 * Welford (1962) and joined after Chan, Golub, LeVeque (1979).
 */
export function bollinger(ys: Float64Array, points = 20, deviations = 2): Bollinger {
  const scale = scaleToOne(ys);
  const band = {
    mean: new Float64Array(ys.length),
    low: new Float64Array(ys.length),
    high: new Float64Array(ys.length),
  };
  const front = new Float64Array(3 * ys.length);
  let turn = 0;
  let count = 0;
  let mean = 0;
  let squares = 0;
  for (let i = 0; i < ys.length; i++) {
    const start = Math.max(0, Math.min(i, i - points + 1));
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
    if (Number.isNaN(y)) {
      writeBand(band, i, y, y);
      continue;
    }
    const before = front[3 * start]!;
    const all = before + count;
    const apart = mean - front[3 * start + 1]!;
    const joined = count === 0 ? front[3 * start + 1]! : mean - (apart * before) / all;
    const sum = front[3 * start + 2]! + squares + (apart * apart * before * count) / all;
    writeBand(band, i, joined / scale, (deviations * Math.sqrt(sum / all)) / scale);
  }
  return band;
}

/** Writes count, mean and sum of squares of the values from each point to the last. */
function growBackwards(
  ys: Float64Array,
  from: number,
  last: number,
  scale: number,
  front: Float64Array,
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
    front[3 * i] = count;
    front[3 * i + 1] = mean;
    front[3 * i + 2] = sum;
  }
}

function writeBand({ mean, low, high }: Bollinger, i: number, middle: number, half: number): void {
  mean[i] = middle;
  low[i] = Math.max(-Number.MAX_VALUE, middle - half);
  high[i] = Math.min(Number.MAX_VALUE, middle + half);
}
