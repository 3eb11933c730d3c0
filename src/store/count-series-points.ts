import type { SeriesPoints } from "./store.ts";

/** How many points there are, of all series. */
export function countSeriesPoints(points: ReadonlyMap<string, SeriesPoints>): number {
  let count = 0;
  for (const { times } of points.values()) count += times.length;
  return count;
}
