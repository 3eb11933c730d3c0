import { mergePoints, NO_POINTS, type Points } from "./points.ts";
import { createTail, type Tail } from "./tail.ts";

/**
 * What is in the log, by series. While the older part of it moves into chunks, what comes meanwhile is kept
 * apart: it moves the next time.
 */
export interface Tails {
  /** Adds the points of a run that begins at an index; see `eachRun`. */
  add(series: number, runs: Float64Array, at: number, count: number): void;
  /** A series' points in order of time; to be read before anything is added. */
  of(series: number): Points;
  /** Points that came since the last `freeze`. */
  fresh(): number;
  /** Sets apart what moves now. Only where nothing is moving. */
  freeze(): void;
  /** Series whose points are moving. */
  moving(): ReadonlyMap<number, Tail>;
  /** A series' points that were moving are in chunks. */
  moved(series: number): void;
  /** Forgets a series. */
  drop(series: number): void;
  /** All points. */
  count(): number;
}

/** No points yet. */
export function createTails(): Tails {
  let fresh = new Map<number, Tail>();
  let moving = new Map<number, Tail>();
  let freshPoints = 0;
  let movingPoints = 0;

  return {
    add(series, runs, at, count) {
      let tail = fresh.get(series);
      if (tail === undefined) fresh.set(series, (tail = createTail()));
      tail.add(runs, at, count);
      freshPoints += count;
    },
    of: (series) =>
      mergePoints(
        moving.get(series)?.sorted() ?? NO_POINTS,
        fresh.get(series)?.sorted() ?? NO_POINTS,
      ),
    fresh: () => freshPoints,
    freeze() {
      moving = fresh;
      movingPoints = freshPoints;
      fresh = new Map();
      freshPoints = 0;
    },
    moving: () => moving,
    moved(series) {
      movingPoints -= moving.get(series)?.length() ?? 0;
      moving.delete(series);
    },
    drop(series) {
      freshPoints -= fresh.get(series)?.length() ?? 0;
      movingPoints -= moving.get(series)?.length() ?? 0;
      fresh.delete(series);
      moving.delete(series);
    },
    count: () => freshPoints + movingPoints,
  };
}
