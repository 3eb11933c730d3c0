/** Calls a function again and again, on time. Missed calls are skipped, not made up for. */
export interface Cycle {
  start(): void;
  stop(): void;
  /** Signals a change; fixed-interval cycles ignore it. */
  signalChange(): void;
}

/** The function that a cycle calls. @param lagMs how late the call is. */
type Run = (lagMs: number) => void;

/** Calls at a fixed interval; delays do not add up. @param everyMs the interval, in ms. */
export function createIntervalCycle(everyMs: number, run: Run): Cycle {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let next = 0;

  // A monotonic clock: setting the wall clock moves no cycle.
  function schedule(): void {
    timer = setTimeout(fire, Math.max(0, next - performance.now()));
  }

  function fire(): void {
    const lagMs = Math.max(0, performance.now() - next);
    next += everyMs * (1 + Math.floor(lagMs / everyMs));
    schedule();
    run(lagMs);
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
    signalChange() {},
  };
}

/** Calls after a change, but never more often than every `minMs`. */
export function createChangeCycle(minMs: number, run: Run): Cycle {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let running = false;
  let last = Number.NEGATIVE_INFINITY;
  let due = 0;

  function fire(): void {
    timer = undefined;
    last = performance.now();
    run(Math.max(0, last - due));
  }

  return {
    start() {
      if (running) return;
      running = true;
      // What changed while nobody watched is in the first frame of a new subscriber.
      last = performance.now();
    },
    stop() {
      clearTimeout(timer);
      timer = undefined;
      running = false;
    },
    signalChange() {
      if (!running || timer !== undefined) return;
      const now = performance.now();
      due = Math.max(now, last + minMs);
      // Never within the call that brought the change: several changes make one cycle.
      timer = setTimeout(fire, due - now);
    },
  };
}
