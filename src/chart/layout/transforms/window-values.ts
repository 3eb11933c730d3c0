import type { ChartWindow } from "../../options/options.ts";
import { windowStart } from "../../data/window.ts";
import type { Series } from "../../data/series.ts";

/** The values of the window that lies so many windows back; of the newest, where it is 1. */
export function windowValues(
  { xs, ys }: Series,
  back: number,
  window: ChartWindow,
  newest: number,
): Float64Array {
  const from = windowStart(xs, back, window, newest);
  return ys.subarray(from, back === 1 ? ys.length : windowStart(xs, back - 1, window, newest));
}
