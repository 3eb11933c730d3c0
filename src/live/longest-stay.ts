import type { EventFormat } from "./event-format.ts";

/** Who is sent away sooner than that would come again and again. */
const SHORTEST_MS = 5000;

/**
 * How long a viewer of some views stays, in ms: a page that keeps all frames is to keep a bounded number.
 *
 * @param limits how long others stay, and the least time between two frames of a view, in ms.
 */
export function longestStay(
  { stay }: EventFormat,
  views: number,
  { maxAgeMs, paceMs }: { maxAgeMs: number; paceMs: number },
): number {
  if (stay === undefined) return maxAgeMs;
  const untilFull = Math.max(SHORTEST_MS, (stay.maxFrames * paceMs) / views);
  return Math.min(maxAgeMs, stay.maxMs, untilFull);
}
