/**
 * A series counts as set back after this many pushes in a row that are older than its newest point, but
 * none older than the first of them, as in a history that is loaded from its end to its start; …
 */
const LATE_IN_A_ROW = 20;
/** … or after this many, where they go on for as long as a window, and at least for `STEADY_MS`. */
const LATE_FOR_A_WINDOW = 3;
/** A history that is loaded series by series is behind for a moment; a wrong clock stays behind. */
const STEADY_MS = 10_000;

/** How the points of one series come: in order, older than its newest, or behind the whole chart. */
export interface Arrivals {
  /** Time of the newest point, in epoch ms; minus infinity where there is none. */
  newest(): number;
  /**
   * Notes a push that goes up to a time.
   *
   * @param now when it came, in epoch ms.
   * @param windowMs how long the chart's window is.
   * @returns whether the series' clock has been set back: it goes on from this time.
   */
  add(time: number, now: number, windowMs: number): boolean;
  /** The points after this time, which is that of the newest that is left, are dropped. */
  rewind(newest: number): void;
  /** Notes whether the newest point is older than all that the chart shows. @returns whether it stays so. */
  staysBehind(isBehind: boolean, now: number): boolean;
}

export function createArrivals(): Arrivals {
  let newest = Number.NEGATIVE_INFINITY;
  let late = 0;
  let lateSince = 0;
  let firstLate = 0;
  let behindSince: number | undefined;

  function goOn(time: number): void {
    newest = time;
    late = 0;
  }

  return {
    newest: () => newest,
    add(time, now, windowMs) {
      if (time >= newest) {
        goOn(time);
        return false;
      }
      if (time < firstLate) late = 0;
      if (late === 0) {
        firstLate = time;
        lateSince = now;
      }
      // The clock itself may have been set back meanwhile.
      lateSince = Math.min(lateSince, now);
      late++;
      const isSteady = now - lateSince >= Math.max(windowMs, STEADY_MS);
      const isSetBack = late >= LATE_IN_A_ROW || (late >= LATE_FOR_A_WINDOW && isSteady);
      if (isSetBack) goOn(time);
      return isSetBack;
    },
    rewind: goOn,
    staysBehind(isBehind, now) {
      behindSince = isBehind ? Math.min(behindSince ?? now, now) : undefined;
      return behindSince !== undefined && now - behindSince >= STEADY_MS;
    },
  };
}
