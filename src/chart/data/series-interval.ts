/** The interval of a series is measured between this many of its last points. */
export const INTERVAL_POINTS = 4;

/** A series is expected to go on until it has been silent for this many of its own intervals. */
const PATIENT_INTERVALS = 3;
/** A distance this many times longer than the next one lies between two bursts. */
const BURST_RATIO = 2;

/**
 * Where the last interval of a series begins: the index of the point before its last or, where points
 * come in bursts, of the last point before the latest burst. The last point where there is no other.
 */
export function intervalStart(xs: Float64Array): number {
  const last = xs.length - 1;
  let start = Math.max(0, last - 1);
  let interval = last < 1 ? 0 : xs[last]! - xs[start]!;
  for (let i = start - 1; i >= 0 && i > last - INTERVAL_POINTS; i--) {
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
