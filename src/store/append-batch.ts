import { MAX_TIME } from "../limits.ts";
import { RUN_HEAD } from "./log.ts";
import type { SeriesPoints } from "./store.ts";

/** Runs of points that wait for the end of this turn. */
export interface AppendBatch {
  /** Adds a series' points. Returns how many of them have a time that cannot be kept; they are left out. */
  add(series: number, points: SeriesPoints): number;
  points(): number;
  /** The runs as `eachRun` reads them. Their memory is meant to be handed over. */
  runs(): Float64Array<ArrayBuffer>;
}

const FIRST_LENGTH = 1024;

/** A batch without points. */
export function createAppendBatch(): AppendBatch {
  let runs = new Float64Array(FIRST_LENGTH);
  let length = 0;
  let points = 0;

  function grow(needed: number): void {
    if (needed <= runs.length) return;
    const larger = new Float64Array(Math.max(needed, 2 * runs.length));
    larger.set(runs.subarray(0, length));
    runs = larger;
  }

  return {
    add(series, { times, values }) {
      const count = Math.min(times.length, values.length);
      grow(length + RUN_HEAD + 2 * count);
      const kept = copyTimes(runs, length + RUN_HEAD, times, count);
      copyValues(runs, length + RUN_HEAD + kept, { times, values }, count);
      if (kept === 0) return count;
      runs[length] = series;
      runs[length + 1] = kept;
      length += RUN_HEAD + 2 * kept;
      points += kept;
      return count - kept;
    },
    points: () => points,
    runs: () => runs.subarray(0, length),
  };
}

function copyTimes(
  into: Float64Array,
  at: number,
  times: ArrayLike<number>,
  count: number,
): number {
  let kept = 0;
  for (let i = 0; i < count; i++) if (isTime(times[i]!)) into[at + kept++] = times[i]!;
  return kept;
}

function copyValues(
  into: Float64Array,
  at: number,
  { times, values }: SeriesPoints,
  count: number,
): void {
  let kept = 0;
  for (let i = 0; i < count; i++) if (isTime(times[i]!)) into[at + kept++] = values[i]!;
}

function isTime(time: number): boolean {
  return time >= -MAX_TIME && time <= MAX_TIME;
}
