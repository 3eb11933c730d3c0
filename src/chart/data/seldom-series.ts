/** How many of its last points tell how often a series comes. */
export const SELDOM_POINTS = 4;

/** A series is expected to go on until it has been silent for this many of its own intervals. */
const PATIENT_INTERVALS = 3;
/** An earlier distance this many times longer than a later one is that between two bursts. */
const BURST_RATIO = 2;

/**
 * The index of the point from which on a series tells how often it comes: the one before its last, or
 * before its last burst. The last one where there is no other.
 */
export function intervalStart(xs: Float64Array): number {
  const last = xs.length - 1;
  let start = Math.max(0, last - 1);
  let interval = last < 1 ? 0 : xs[last]! - xs[start]!;
  for (let i = start - 1; i >= 0 && i > last - SELDOM_POINTS; i--) {
    const gap = xs[i + 1]! - xs[i]!;
    if (gap <= BURST_RATIO * interval) continue;
    interval = gap;
    start = i;
  }
  return start;
}

/**
 * Whether the next point of a series is still to come, by the interval of its last ones.
 *
 * @param edge the x up to which none has come.
 * @param ifUnknown how long a series without an interval is expected to go on.
 */
export function isExpected(xs: Float64Array, edge: number, ifUnknown: number): boolean {
  const start = intervalStart(xs);
  const interval = start + 1 < xs.length ? xs[start + 1]! - xs[start]! : 0;
  const patience = interval === 0 ? ifUnknown : PATIENT_INTERVALS * interval;
  return edge - xs[xs.length - 1]! <= patience;
}
