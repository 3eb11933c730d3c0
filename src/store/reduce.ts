import { type Points, slicePoints } from "./points.ts";
import type { KeptRange } from "./store.ts";

/**
 * Keeps of each of equal stretches of time the lowest and the highest point, at their own times, so that no
 * peak is lost. Where a stretch has only gaps, one of them stays. Stretches of one length lie at the
 * same times wherever the range begins, so that what slides does not flicker.
 *
 * @param most how many points may be left. Fewer than that stay as they are.
 */
export function reducePoints(points: Points, { from, to }: KeptRange, most: number): Points {
  const { times, values } = points;
  const length = times.length;
  if (length <= most) return points;
  const width = (to - from) / Math.max(1, Math.floor(most / 2)) || 1;
  const kept: Points = { times: new Float64Array(most + 4), values: new Float64Array(most + 4) };
  let count = 0;
  const keep = (index: number) => {
    kept.times[count] = times[index]!;
    kept.values[count++] = values[index]!;
  };
  for (let at = 0; at < length; ) {
    const end = (Math.floor(times[at]! / width) + 1) * width;
    let low = at;
    let high = at;
    for (at++; at < length && times[at]! < end; at++) {
      if (values[at]! < values[low]! || Number.isNaN(values[low])) low = at;
      if (values[at]! > values[high]! || Number.isNaN(values[high])) high = at;
    }
    keep(Math.min(low, high));
    if (low !== high) keep(Math.max(low, high));
  }
  return slicePoints(kept, 0, count);
}
