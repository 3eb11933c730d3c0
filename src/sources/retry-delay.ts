/** How long to wait before something is tried again. */
export interface RetryDelay {
  /** The next delay, in ms: twice the last one, up to a bound, and a fifth more or less at random. */
  next(): number;
  /** It went well: the next delay is the first one again. */
  reset(): void;
}

const MAX_DELAY_MS = 30_000;

/**
 * Delays that grow, so that what is down is not asked in vain, and differ, so that not all come back at once.
 *
 * @param firstMs the first delay; a longer one than the bound stays what it is
 */
export function createRetryDelay(firstMs: number, maxMs: number = MAX_DELAY_MS): RetryDelay {
  const longest = Math.max(firstMs, maxMs);
  let delay = firstMs;
  return {
    next() {
      const now = delay;
      delay = Math.min(longest, 2 * delay);
      return now * (0.8 + 0.4 * Math.random());
    },
    reset() {
      delay = firstMs;
    },
  };
}
