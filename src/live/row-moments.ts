import { ownMoment } from "../own-moment.ts";

/**
 * Gives rows without a time that of their arrival, for charts in which a point takes the place of another of its
 * series and moment: a second row with a series has the next moment.
 */
export function createRowMoments(): (series: readonly string[], now: number) => number {
  let last = Number.NEGATIVE_INFINITY;
  const seen = new Set<string>();
  return (series, now) => {
    const next = ownMoment(last, now);
    if (next === now || series.some((name) => seen.has(name))) {
      last = next;
      seen.clear();
    }
    for (const name of series) seen.add(name);
    return last;
  };
}
