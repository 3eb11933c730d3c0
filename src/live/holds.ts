/** Remembers how long work held the event loop, so that nothing else had a turn. */
export interface Holds {
  /** To be called with the length of each hold, in ms. */
  add(ms: number): void;
  /** Calls a function, and adds what it takes. */
  measure<T>(call: () => T): T;
  /** The longest since the start, in ms. */
  longestMs(): number;
  /** The longest that ended within the last minute, in ms. */
  longestOfMinuteMs(): number;
}

const SECONDS = 60;

export function createHolds(): Holds {
  /** The longest of each second, by the second modulo 60, and which second that was. */
  const longest = new Float64Array(SECONDS);
  const seconds = new Float64Array(SECONDS).fill(Number.NEGATIVE_INFINITY);
  let longestMs = 0;

  function add(ms: number): void {
    if (ms > longestMs) longestMs = ms;
    const second = now();
    const place = second % SECONDS;
    if (seconds[place] !== second) longest[place] = 0;
    seconds[place] = second;
    if (ms > longest[place]!) longest[place] = ms;
  }

  return {
    add,
    measure(call) {
      const started = performance.now();
      try {
        return call();
      } finally {
        add(performance.now() - started);
      }
    },
    longestMs: () => longestMs,
    longestOfMinuteMs() {
      const first = now() - SECONDS;
      return longest.reduce((most, ms, i) => (seconds[i]! > first ? Math.max(most, ms) : most), 0);
    },
  };
}

function now(): number {
  return Math.floor(performance.now() / 1000);
}
