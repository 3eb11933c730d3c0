/** Calls a function again and again, in time. Late calls are left out, not made up for. */
export interface Cycle {
  start(): void;
  stop(): void;
  /** There is something new. Whoever keeps an even pace does not care. */
  changed(): void;
}

/** What is called. @param lagMs how much later than it should have been. */
type Run = (lagMs: number) => void;

/** Keeps an even pace: delays do not add up. @param everyMs from one call to the next, in ms. */
export function createCycle(everyMs: number, run: Run): Cycle {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let next = 0;

  // A monotonic clock: setting the wall clock moves no cycle.
  function schedule(): void {
    timer = setTimeout(turn, Math.max(0, next - performance.now()));
  }

  function turn(): void {
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
    changed() {},
  };
}

/** Calls when something changed, at once where the last call was long enough ago. @param minMs so long. */
export function createChangeCycle(minMs: number, run: Run): Cycle {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let running = false;
  let last = Number.NEGATIVE_INFINITY;
  let due = 0;

  function turn(): void {
    timer = undefined;
    last = performance.now();
    run(Math.max(0, last - due));
  }

  function changed(): void {
    if (!running || timer !== undefined) return;
    const now = performance.now();
    due = Math.max(now, last + minMs);
    // Never within the call that brought the change: several of them make one cycle.
    timer = setTimeout(turn, due - now);
  }

  return {
    start() {
      if (running) return;
      running = true;
      // What changed while nobody watched is in the first frame of who comes now.
      last = performance.now();
    },
    stop() {
      clearTimeout(timer);
      timer = undefined;
      running = false;
    },
    changed,
  };
}
