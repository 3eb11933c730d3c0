/** Turns the values of one counter into rates per second. */
export interface Rate {
  /**
   * @param time epoch ms.
   * @param spanMs of a delta: how long the value counts over, where that is known.
   * @returns the rate since the last value; NaN after a gap; undefined for the first value, and for one
   *   that is not newer than the last, unless it is one of the last few that comes again: its rate is as before.
   */
  next(value: number, time: number, spanMs?: number): number | undefined;
}

const SECOND = 1000;

/** A counter only grows; a smaller value has begun anew from zero, as Prometheus has it. */
export function createCounterRate(): Rate {
  const recent = createRecent();
  let last: { value: number; time: number } | undefined;
  return {
    next(value, time) {
      if (last !== undefined && time <= last.time) return recent.find(value, time)?.rate;
      const rate = last === undefined ? firstRate(value) : growth(last, value, time);
      last = { value, time };
      recent.add({ value, time, rate });
      return rate;
    },
  };
}

function firstRate(value: number): number | undefined {
  return Number.isNaN(value) ? value : undefined;
}

function growth(last: { value: number; time: number }, value: number, time: number) {
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
  let lastTime: number | undefined;
  return {
    next(value, time, spanMs) {
      const known =
        lastTime !== undefined && time <= lastTime ? recent.find(value, time) : undefined;
      if (known !== undefined) return known.rate;
      const since = lastTime === undefined ? 0 : time - lastTime;
      lastTime = Math.max(time, lastTime ?? time);
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

/** The last few values with their rates. A sender sends a batch again that could not be kept, and gets the same rates. */
function createRecent() {
  const recent: Rated[] = [];
  return {
    add(rated: Rated): void {
      recent.push(rated);
      if (recent.length > MAX_RECENT) recent.shift();
    },
    find: (value: number, time: number) =>
      recent.find((one) => one.time === time && Object.is(one.value, value)),
  };
}
