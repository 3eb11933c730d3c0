/** Before 2001-09-09 as epoch ms: a device that has no calendar counts from its own start. */
const FIRST_EPOCH_MS = 1e12;

/** How far a device's clock may drift before it is set anew: beyond, it has started again. */
const MOST_DRIFT_MS = 10_000;

/**
 * Creates the clock of a device that tells ms since its start: the newest time it told is the moment at which
 * that came in, and from then on both go at the same pace. Times since 1970 stay what they are.
 */
export function createDeviceClock(): (stamp: number, newest: number, now: number) => number {
  let offset: number | undefined;
  return (stamp, newest, now) => {
    if (stamp >= FIRST_EPOCH_MS) return stamp;
    if (offset === undefined || Math.abs(newest + offset - now) > MOST_DRIFT_MS) {
      offset = now - newest;
    }
    return stamp + offset;
  };
}
