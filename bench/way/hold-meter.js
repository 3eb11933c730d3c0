import { existsSync, openSync, readSync } from "node:fs";
import { performance } from "node:perf_hooks";

const SCHEDSTAT = "/proc/self/schedstat";

// Measures how long the event loop is held: the time that the main thread ran between two turns. It
// counts processor time, so neither a busy machine nor another thread adds to it. While it runs, the
// loop never sleeps, so nothing else can be measured.
export function createHoldMeter() {
  const readMs = existsSync(SCHEDSTAT) ? schedstatReader() : () => performance.now();
  let last = 0;
  let most = 0;
  let next;
  const turn = () => {
    const now = readMs();
    most = Math.max(most, now - last);
    last = now;
    next = setImmediate(turn);
  };
  return {
    start() {
      last = readMs();
      next = setImmediate(turn);
    },
    // What ran since the last turn counts for nothing.
    skip() {
      last = readMs();
    },
    stop() {
      clearImmediate(next);
      return most;
    },
  };
}

// Its first number is the time on the processor, in ns.
function schedstatReader() {
  const file = openSync(SCHEDSTAT);
  const text = Buffer.alloc(64);
  return () => {
    const length = readSync(file, text, 0, text.length, 0);
    return Number.parseInt(text.latin1Slice(0, length), 10) / 1e6;
  };
}
