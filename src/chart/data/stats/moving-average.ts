import { scaleToOne } from "./magnitude.ts";

/**
 * The mean of the last `points` points, for each point (`points` at least 1). Gaps among those are
 * left out of the mean; where the point itself is a gap, so is its mean. The first points have
 * fewer before them, and their means are of as many as there are.
 *
 * Nothing is ever subtracted, so no error is left behind, not even by a huge value that has gone:
 * a window is a front part, whose sums up to its end are known from each of its points, and a back
 * part, whose sum grows. When the front is used up, the back becomes the front ("two stacks":
 * Tangwongsan, Hirzel, Schneider: Low-latency sliding-window aggregation, DEBS 2017). Each point is
 * added twice.
 */
export function movingAverage(ys: Float64Array, points: number): Float64Array {
  const scale = scaleToOne(ys);
  const means = new Float64Array(ys.length);
  const front = new Float64Array(2 * ys.length);
  let turn = 0;
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
    if (start >= turn) {
      sumBackwards(ys, start, i, scale, front);
      turn = i + 1;
      sum = count = 0;
    }
    const all = (front[2 * start]! + sum) / (front[2 * start + 1]! + count);
    means[i] = Number.isNaN(y) ? Number.NaN : all / scale;
  }
  return means;
}

/** Writes the sum and the count of the values from each point to the last. */
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
