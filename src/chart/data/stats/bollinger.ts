import { clampFinite } from "../../base/clamp.ts";
import { scaleToOne } from "./magnitude.ts";

/** A moving mean and the band around it. All are NaN where the point is a gap. */
export interface Bollinger {
  mean: Float64Array;
  low: Float64Array;
  high: Float64Array;
}

/**
 * The mean of the last `points` points (a whole number, at least 1; default 20), and the band of
 * `deviations` (default 2) standard deviations of these points to either side (of the population, as
 * Bollinger has it). Gaps do not count. The first points have fewer before them; the band of the very
 * first has no height.
 *
 * Numerically stable: a window is combined from a front and a back part, as in moving-average.ts, so
 * that nothing is subtracted. Each part is a count, a mean and a sum of squared distances from it,
 * updated after Welford (1962) and combined after Chan, Golub, LeVeque (1979).
 */
export function bollinger(ys: Float64Array, points = 20, deviations = 2): Bollinger {
  const scale = scaleToOne(ys);
  const band = {
    mean: new Float64Array(ys.length),
    low: new Float64Array(ys.length),
    high: new Float64Array(ys.length),
  };
  const front = new Float64Array(3 * ys.length);
  let frontEnd = 0;
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
    if (start >= frontEnd) {
      growBackwards(ys, start, i, scale, front);
      frontEnd = i + 1;
      count = mean = squares = 0;
    }
    if (Number.isNaN(y)) {
      writeBand(band, i, y, y);
      continue;
    }
    const before = front[3 * start]!;
    const all = before + count;
    const apart = mean - front[3 * start + 1]!;
    const combined = count === 0 ? front[3 * start + 1]! : mean - (apart * before) / all;
    const sum = front[3 * start + 2]! + squares + (apart * apart * before * count) / all;
    writeBand(band, i, combined / scale, (deviations * Math.sqrt(sum / all)) / scale);
  }
  return band;
}

/** Writes count, mean and sum of squares of the values from each point to `last`. */
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
  low[i] = clampFinite(middle - half);
  high[i] = clampFinite(middle + half);
}
