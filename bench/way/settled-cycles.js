import { performance } from "node:perf_hooks";
import { setTimeout as wait } from "node:timers/promises";

// The least time from one cycle to the next that a hub allows.
const CYCLE_MS = 17;
const LEAST_AGAIN_MS = 3;
// Counting the frames of many charts takes a while itself: half a millisecond for a thousand.
const AGAIN_MS_PER_CHART = 0.05;
// Then something was lost: no cycle takes that long.
const PATIENCE_MS = 60_000;

// Runs cycles one after the other: pushes a point to each chart, and waits until every frame has been
// sent and the viewer's socket has drained.
export function settledCycles({ live, names, push }, socket) {
  const againMs = Math.max(LEAST_AGAIN_MS, AGAIN_MS_PER_CHART * names.length);
  const write = socket.write;
  let lastWrite = 0;
  socket.write = (...rest) => {
    const isDrained = write.apply(socket, rest);
    if (rest[0].length > 0) lastWrite = performance.now();
    return isDrained;
  };

  return {
    cycle,
    /** @returns the longest of these cycles, in ms. */
    async cycles(count) {
      let longest = 0;
      for (let done = 0; done < count; done++) longest = Math.max(longest, await cycle());
      return longest;
    },
    // What the waiting alone costs.
    async idleCycles(count) {
      for (let done = 0; done < count; done++) {
        countFrames();
        await wait(CYCLE_MS);
        countFrames();
      }
    },
  };

  /** @returns the time from its first push to its last write, in ms. */
  async function cycle(onPushed = () => {}) {
    const expected = countFrames() + names.length;
    const began = performance.now();
    push();
    onPushed();
    await wait(CYCLE_MS);
    while (countFrames() < expected || socket.writableLength > 0) {
      if (performance.now() - began > PATIENCE_MS) throw new Error(lateMessage(expected));
      await wait(againMs);
    }
    return lastWrite - began;
  }

  function lateMessage(expected) {
    const { cycles, drawings } = live.stats();
    return `expected ${expected} frames: ${countFrames()}, ${socket.writableLength} bytes waiting, ${cycles} cycles, ${drawings} drawings`;
  }

  function countFrames() {
    const { framesSent, framesSkipped } = live.stats();
    return framesSent + framesSkipped;
  }
}
