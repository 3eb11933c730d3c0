import { performance } from "node:perf_hooks";
import { setTimeout as wait } from "node:timers/promises";

// The least time from one cycle to the next that a hub allows.
const CYCLE_MS = 17;
const AGAIN_MS = 3;

// Runs cycles one after the other: pushes a point to each chart, and waits until every frame has been
// sent and the socket has drained.
export function settledCycles({ live, names, push }, socket) {
  const write = socket.write;
  let lastWrite = 0;
  socket.write = (...rest) => {
    const isDrained = write.apply(socket, rest);
    if (rest[0].length > 0) lastWrite = performance.now();
    return isDrained;
  };

  return { cycles, idleCycles };

  /** @returns the longest time from the first push of a cycle to its last write, in ms. */
  async function cycles(count, onPushed = () => {}) {
    let longest = 0;
    for (let cycle = 0; cycle < count; cycle++) {
      const expected = countFrames() + names.length;
      const began = performance.now();
      push();
      onPushed();
      await wait(CYCLE_MS);
      while (countFrames() < expected || socket.writableLength > 0) await wait(AGAIN_MS);
      longest = Math.max(longest, lastWrite - began);
    }
    return longest;
  }

  // What the waiting alone costs.
  async function idleCycles(count) {
    for (let cycle = 0; cycle < count; cycle++) {
      countFrames();
      await wait(CYCLE_MS);
      countFrames();
    }
  }

  function countFrames() {
    const { framesSent, framesSkipped } = live.stats();
    return framesSent + framesSkipped;
  }
}
