// @ts-check
// How long one turn of the event loop takes, as processor time of the main thread alone: neither a busy
// machine nor a worker of the same process counts.
import { openSync, readSync } from "node:fs";

/**
 * The longest holds of this process's event loop.
 *
 * @typedef {object} Holds
 * @property {() => number} longestMs the longest turn since the start or the last `forget`, in ms
 * @property {() => void} forget begins anew, with the turn after this one
 */

/**
 * Measures every turn of the event loop from now on, and keeps no process alive. To be called on the main
 * thread; Linux only.
 *
 * @returns {Holds}
 */
export function watchHolds() {
  const readMs = openMainThreadClock();
  let last = readMs();
  let longest = 0;

  function endTurn() {
    const now = readMs();
    longest = Math.max(longest, now - last);
    last = now;
    wait();
  }

  // One that is not referenced runs at the end of each turn, and wakes no loop that has nothing to do.
  function wait() {
    setImmediate(endTurn).unref();
  }

  wait();
  return {
    longestMs: () => Math.max(longest, readMs() - last),
    forget() {
      setImmediate(() => {
        last = readMs();
        longest = 0;
      });
    },
  };
}

/** @returns {() => number} processor time of the main thread so far, in ms */
function openMainThreadClock() {
  const file = openSync(`/proc/self/task/${process.pid}/schedstat`, "r");
  const text = Buffer.alloc(80);
  return () => {
    // Otherwise the file is as old as the kernel's last tick: up to 4 ms.
    process.cpuUsage();
    const length = readSync(file, text, 0, text.length, 0);
    return Number(text.toString("latin1", 0, length).split(" ", 1)[0]) / 1e6;
  };
}
