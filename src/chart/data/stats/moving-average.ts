import { scaleToOne } from "./magnitude.ts";

/**
 * The mean of the last `points` points (at least 1) at each point. Gaps do not count; where the point
 * itself is a gap, so is its mean. The first points have fewer before them, and their means are of
 * those.
 *
 * Nothing is ever subtracted, so no rounding error stays behind, not even of a huge value that has
 * left: a window has a front part, with a sum from each of its points to its end, and a back part,
 * whose sum grows. When the front is used up, the back becomes the front ("two stacks": Tangwongsan,
 * Hirzel, Schneider: Low-latency sliding-window aggregation, DEBS 2017). Each point is added twice.
 */
export function movingAverage(ys: Float64Array, points: number): Float64Array {
  const scale = scaleToOne(ys);
  const means = new Float64Array(ys.length);
  const front = new Float64Array(2 * ys.length);
  let frontEnd = 0;
  let start = 0;
  let sum = 0;
  let count = 0;
  for (let i = 0; i < ys.length; i++) {
    while (start < i && i - start >= points) start++;
    const y = ys[i]! * scale;
    if (!Number.isNaN(y)) {
      sum += y;
      count++;
    }
    if (start >= frontEnd) {
      sumBackwards(ys, start, i, scale, front);
      frontEnd = i + 1;
      sum = count = 0;
    }
    const all = (front[2 * start]! + sum) / (front[2 * start + 1]! + count);
    means[i] = Number.isNaN(y) ? Number.NaN : all / scale;
  }
  return means;
}

/** Writes the sum and the count of the values from each point to `last`. */
function sumBackwards(
  ys: Float64Array,
  from: number,
  last: number,
  scale: number,
  front: Float64Array,
): void {
  let sum = 0;
  let count = 0;
  for (let i = last; i >= from; i--) {
    const y = ys[i]! * scale;
    if (!Number.isNaN(y)) {
      sum += y;
      count++;
    }
    front[2 * i] = sum;
    front[2 * i + 1] = count;
  }
}
