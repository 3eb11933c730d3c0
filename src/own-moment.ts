/** A microsecond: it tells two points of one millisecond apart, and is nothing to the eye. */
export const STEP_MS = 0.001;

/** A clock that goes back by more than this was set back. */
const MAX_AHEAD_MS = 1000;

/**
 * The moment of what comes without a time, in epoch ms: now, or just after the last one. Of two points of a
 * series at one moment only one is kept, and many come within a millisecond.
 */
export function ownMoment(last: number, now: number): number {
  return now > last || last - now > MAX_AHEAD_MS ? now : last + STEP_MS;
}
