import { scaleToOne } from "./magnitude.ts";
import { startsByPoints, startsByTime } from "./window-starts.ts";

/**
 * The mean of the last `points` points, for each point (`points` at least 1). Gaps among those are
 * left out of the mean; where the point itself is a gap, so is its mean. The first points have
 * fewer before them, and their means are of as many as there are.
 */
export function movingAverage(ys: Float64Array, points: number): Float64Array {
  return meansOf(ys, startsByPoints(ys.length, points));
}

/** The mean of the points of the last `ms` (after x - ms, up to the point itself), for each point. */
export function movingAverageOver(xs: Float64Array, ys: Float64Array, ms: number): Float64Array {
  return meansOf(ys, startsByTime(xs, ms));
}

/**
 * Nothing is ever subtracted, so no error is left behind, not even by a huge value that has gone:
 * a window is a front part, whose sums up to `turn` are known from each of its points, and a back
 * part, whose sum grows. When the front is used up, the back becomes the front ("two stacks":
 * Tangwongsan, Hirzel, Schneider: Low-latency sliding-window aggregation, DEBS 2017). Each point is
 * added twice.
 */
function meansOf(ys: Float64Array, starts: Int32Array): Float64Array {
  const scale = scaleToOne(ys);
  const means = new Float64Array(ys.length).fill(Number.NaN);
  const front = { sums: new Float64Array(ys.length), counts: new Int32Array(ys.length) };
  let turn = 0;
  let sum = 0;
  let count = 0;
  for (let i = 0; i < ys.length; i++) {
    const start = starts[i]!;
    const y = ys[i]! * scale;
    const isGap = Number.isNaN(y);
    if (!isGap) {
      sum += y;
      count++;
    }
    if (start >= turn) {
      sumBackwards(ys, start, i, scale, front);
      turn = i + 1;
      sum = count = 0;
    }
    if (!isGap) means[i] = (front.sums[start]! + sum) / (front.counts[start]! + count) / scale;
  }
  return means;
}

function sumBackwards(
  ys: Float64Array,
  from: number,
  last: number,
  scale: number,
  { sums, counts }: { sums: Float64Array; counts: Int32Array },
): void {
  let sum = 0;
  let count = 0;
  for (let i = last; i >= from; i--) {
    const y = ys[i]! * scale;
    if (!Number.isNaN(y)) {
      sum += y;
      count++;
    }
    sums[i] = sum;
    counts[i] = count;
  }
}
