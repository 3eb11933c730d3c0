import { scaleToOne } from "./magnitude.ts";

/**
 * The exponential moving average of `points` points (at least 1) at each point: the mean of all points
 * so far, where each weighs (points - 1) / (points + 1) of the one after it. So alpha is
 * 2 / (points + 1), and 86 % of the weight lie on the last `points`. The first average is the first
 * value itself, and no warm-up has to be left out, as the weights are divided by their sum. It is what
 * pandas' `ewm(span=points).mean()` computes
 * (https://pandas.pydata.org/docs/user_guide/window.html#exponentially-weighted-window).
 *
 * Gaps do not count, but make earlier points older; where the point itself is a gap, so is its average.
 */
export function exponentialAverage(ys: Float64Array, points: number): Float64Array {
  const scale = scaleToOne(ys);
  const decay = (points - 1) / (points + 1);
  const averages = new Float64Array(ys.length);
  let mean = 0;
  let weight = 0;
  for (let i = 0; i < ys.length; i++) {
    const y = ys[i]! * scale;
    weight *= decay;
    if (Number.isNaN(y)) {
      averages[i] = Number.NaN;
      continue;
    }
    weight += 1;
    // Equal values keep their average exactly.
    mean += (y - mean) / weight;
    averages[i] = mean / scale;
  }
  return averages;
}
