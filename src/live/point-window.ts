import type { ChartWindow } from "../chart/options.ts";

/** The newest points of one series, in the order of time, as two columns. */
export interface PointWindow {
  /** Takes a point. One that is older than others finds its place; one too old for the window goes. */
  push(time: number, value: number): void;
  /** Views on the columns; they hold until the next `push`. */
  columns(): { xs: Float64Array; ys: Float64Array; skipped: number };
}

/** No window holds more points than this, however long it lasts. */
const MOST_POINTS = 2_000_000;
const FIRST_CAPACITY = 64;

/**
 * Keeps two windows' worth of points and one more: the older half steadies the y axis, and the one
 * point more lets a line enter the plot from its left edge.
 */
export function createPointWindow(window: ChartWindow): PointWindow {
  const most = "points" in window ? Math.min(MOST_POINTS, 2 * window.points + 2) : MOST_POINTS;
  const longest = "ms" in window ? 2 * window.ms : Number.POSITIVE_INFINITY;
  let xs: Float64Array = new Float64Array(FIRST_CAPACITY);
  let ys: Float64Array = new Float64Array(FIRST_CAPACITY);
  let start = 0;
  let end = 0;
  let dropped = 0;

  function makeRoom(): void {
    const size = end - start;
    const target = size * 2 > xs.length ? xs.length * 2 : xs.length;
    xs = moved(xs, start, end, target);
    ys = moved(ys, start, end, target);
    start = 0;
    end = size;
  }

  function insert(time: number, value: number): void {
    let place = end;
    while (place > start && xs[place - 1]! > time) place--;
    xs.copyWithin(place + 1, place, end);
    ys.copyWithin(place + 1, place, end);
    xs[place] = time;
    ys[place] = value;
    end++;
  }

  function dropOld(): void {
    const before = start;
    while (end - start > most) start++;
    while (start + 1 < end && xs[start + 1]! < xs[end - 1]! - longest) start++;
    dropped += start - before;
  }

  return {
    push(time, value) {
      if (end === xs.length) makeRoom();
      insert(time, value);
      dropOld();
    },
    columns: () => ({
      xs: xs.subarray(start, end),
      ys: ys.subarray(start, end),
      skipped: dropped,
    }),
  };
}

function moved(column: Float64Array, start: number, end: number, length: number): Float64Array {
  if (length === column.length) return column.copyWithin(0, start, end);
  const larger = new Float64Array(length);
  larger.set(column.subarray(start, end));
  return larger;
}
