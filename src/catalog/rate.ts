/** Turns the values of one counter into rates per second. */
export interface Rate {
  /**
   * @param time epoch ms.
   * @param spanMs of a delta: how long the value counts over, where that is known.
   * @returns the rate since the value before it, of those that came last: one that comes late, as of a second
   *   queue or of a clock that was set back, has its rate as well. NaN after a gap; undefined where none is
   *   known before it, and for another value of a moment that had one. One that comes again has the rate it had.
   */
  next(value: number, time: number, spanMs?: number): number | undefined;
}

const SECOND = 1000;

/** A counter only grows; a smaller value has begun anew from zero, as Prometheus has it. */
export function createCounterRate(): Rate {
  const recent = createRecent();
  return {
    next(value, time) {
      const known = recent.at(time);
      if (known !== undefined) return Object.is(known.value, value) ? known.rate : undefined;
      const last = recent.before(time);
      const rate = last === undefined ? firstRate(value) : growth(last, value, time);
      recent.add({ value, time, rate });
      return rate;
    },
  };
}

function firstRate(value: number): number | undefined {
  return Number.isNaN(value) ? value : undefined;
}

function growth(last: Rated, value: number, time: number) {
  if (Number.isNaN(value) || Number.isNaN(last.value)) return firstRate(value);
  const grown = value < last.value ? value : value - last.value;
  return (grown * SECOND) / (time - last.time);
}

/**
 * Of what has come since the last time.
 *
 * @param intervalMs about how long each value counts over: it says so of the first, and after a pause. Default:
 *   the time since the last one, and a second for the first.
 */
export function createDeltaRate(intervalMs: number | undefined): Rate {
  const recent = createRecent();
  return {
    next(value, time, spanMs) {
      const known = recent.at(time);
      if (known !== undefined && Object.is(known.value, value)) return known.rate;
      const last = recent.before(time);
      const since = last === undefined ? 0 : time - last.time;
      const rate = (value * SECOND) / (spanMs ?? spanOf(since, intervalMs));
      recent.add({ value, time, rate });
      return rate;
    },
  };
}

/** Senders that sum up are late at times; after this many intervals, there was a pause. */
const PAUSE_INTERVALS = 5;

/** What a value counts over, in ms. */
function spanOf(since: number, intervalMs: number | undefined): number {
  const isPause = intervalMs !== undefined && since > PAUSE_INTERVALS * intervalMs;
  return since > 0 && !isPause ? since : (intervalMs ?? SECOND);
}

/** A value, and what it came to. */
interface Rated {
  value: number;
  time: number;
  rate: number | undefined;
}

const MAX_RECENT = 8;

/**
 * The last few values with their rates, and the newest of all. A sender sends a batch again that could not be
 * kept, and gets the same rates.
 */
function createRecent() {
  const recent: Rated[] = [];
  let newest: Rated | undefined;

  return {
    add(rated: Rated): void {
      recent.push(rated);
      if (recent.length > MAX_RECENT) recent.shift();
      if (newest === undefined || rated.time >= newest.time) newest = rated;
    },
    at: (time: number) => recent.find((one) => one.time === time),
    /** The newest of those before a time. */
    before(time: number): Rated | undefined {
      // Nearly all come in order.
      if (newest === undefined || newest.time < time) return newest;
      let last: Rated | undefined;
      for (const one of recent) {
        if (one.time < time && (last === undefined || one.time > last.time)) last = one;
      }
      return last;
    },
  };
}
