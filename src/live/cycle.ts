/** Calls `run` at an even pace. Late calls are left out, not made up for, and delays do not add up. */
export interface Cycle {
  start(): void;
  stop(): void;
}

/** @param everyMs from one call to the next, in ms. */
export function createCycle(everyMs: number, run: () => void): Cycle {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let next = 0;

  function schedule(): void {
    const now = performance.now();
    // A monotonic clock: setting the wall clock moves no cycle.
    next = now > next + everyMs ? now : next;
    timer = setTimeout(turn, Math.max(0, next - now));
  }

  function turn(): void {
    next += everyMs;
    schedule();
    run();
  }

  return {
    start() {
      if (timer !== undefined) return;
      next = performance.now() + everyMs;
      schedule();
    },
    stop() {
      clearTimeout(timer);
      timer = undefined;
    },
  };
}
