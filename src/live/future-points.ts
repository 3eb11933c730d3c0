/** Whether points of a chart lie in the future, as the clock by which they were taken was wrong. */
export interface FuturePoints {
  /**
   * Says once that points are to be dropped: when the clock has been set back, the newest point is further
   * ahead of it than any that it would take, and has been so for a while, as the clock may come right again.
   *
   * @param patienceMs for how long, in ms.
   */
  areCertain(aheadMs: number, now: number, patienceMs: number): boolean;
}

/** @param maxAheadMs how far ahead of the clock a point may be, in ms. */
export function createFuturePoints(maxAheadMs: number): FuturePoints {
  let latest = Number.NEGATIVE_INFINITY;
  let since: number | undefined;
  return {
    areCertain(aheadMs, now, patienceMs) {
      latest = Math.max(latest, now);
      // Before the clock is where it has been once, only its own error explains such a point.
      if (now >= latest || aheadMs <= maxAheadMs) since = undefined;
      else since = Math.min(since ?? now, now);
      if (since === undefined || now - since < patienceMs) return false;
      since = undefined;
      return true;
    },
  };
}
