import { RUN_HEAD } from "./log.ts";
import { type Points, slicePoints, sortPoints } from "./points.ts";

/** The newest points of one series, in the order in which they came: they are in the log, and in no chunk yet. */
export interface Tail {
  /** Adds the points of a run that begins at an index; see `eachRun`. */
  add(runs: Float64Array, at: number, count: number): void;
  /** All of them in order of time. They share memory with the tail: to be read before anything is added. */
  sorted(): Points;
  length(): number;
}

const FIRST_CAPACITY = 16;

/** A tail without points. */
export function createTail(): Tail {
  let room: Points = newRoom(FIRST_CAPACITY);
  let length = 0;
  let sorted: Points | undefined;

  function grow(needed: number): void {
    if (needed <= room.times.length) return;
    const larger = newRoom(Math.max(needed, 2 * room.times.length));
    larger.times.set(room.times.subarray(0, length));
    larger.values.set(room.values.subarray(0, length));
    room = larger;
  }

  return {
    add(runs, at, count) {
      grow(length + count);
      const times = at + RUN_HEAD;
      // Most runs have one point, for which `set` and `subarray` would cost more than they do.
      for (let i = 0; i < count; i++) {
        room.times[length + i] = runs[times + i]!;
        room.values[length + i] = runs[times + count + i]!;
      }
      length += count;
      sorted = undefined;
    },
    sorted: () => (sorted ??= sortPoints(slicePoints(room, 0, length))),
    length: () => length,
  };
}

function newRoom(capacity: number): Points {
  return { times: new Float64Array(capacity), values: new Float64Array(capacity) };
}
