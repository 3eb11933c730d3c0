import type { Series } from "../../data/series.ts";
import { windowStart } from "../../data/window.ts";
import type { ChartWindow } from "../../options/options.ts";

/**
 * The values of one window of a series.
 *
 * @param back 1 for the newest window, 2 for the one before it, and so on.
 * @param newest the largest x of all series.
 */
export function windowValues(
  { xs, ys }: Series,
  back: number,
  window: ChartWindow,
  newest: number,
): Float64Array {
  const from = windowStart(xs, back, window, newest);
  return ys.subarray(from, back === 1 ? ys.length : windowStart(xs, back - 1, window, newest));
}
