import {
  type ExtremaIndex,
  createExtremaIndex,
  truncateIndex,
  extendIndex,
} from "../chart/data/decimate/extrema-index.ts";
import { RECENT_WINDOWS } from "../chart/data/window.ts";
import type { ChartWindow } from "../chart/options/options.ts";
import type { Series } from "../chart/data/series.ts";
import { createLatePoints } from "./out-of-order.ts";

/** The newest points of one series, in the order of time, as columns. */
export interface PointWindow {
  /**
   * Takes points whose times ascend. Those older than others find their place; those too old for
   * the window go.
   *
   * @param more the further values of each point, a column for each that the window was made for.
   */
  push(times: readonly number[], values: readonly number[], more?: Column[]): void;
  /** Views on the columns; they hold until the next `push`. Long ones have their extremes. */
  columns(): WindowColumns;
  /** Older points than this are not taken any more; minus infinity while there is room. */
  goneBefore(): number;
}

export type Column = readonly number[];

export interface WindowColumns extends Pick<Series, "xs" | "ys" | "startIndex" | "extremaIndex"> {
  streamId: object;
  /** The further values of each point. */
  more: Float64Array[];
}

const NO_COLUMNS: Column[] = [];

/**
 * What is remembered beside the window itself, and how much a duration may hold, ends here: 16
 * bytes a point.
 */
const MOST_POINTS = 2_000_000;
/** Points left of a long window are kept, so that the line comes in from beyond the plot. */
const BEYOND = 64;
const FIRST_CAPACITY = 64;
/** Columns double until they are full; then a part of this size is free, so that few moves are needed. */
const FREE_ROOM = 4;
/** A shorter column is looked through as quickly as its extremes. */
const LONG = 512;
/** So many late points wait at most. */
const MOST_LATE = 16_384;

/**
 * Keeps some windows' worth of points: the older ones steady the y axis.
 *
 * @param further how many values a point has besides the first. They come and go together.
 */
export function createPointWindow(window: ChartWindow, further = 0): PointWindow {
  const most = mostOf(window);
  const longest = "ms" in window ? RECENT_WINDOWS * window.ms : Number.POSITIVE_INFINITY;
  const late = createLatePoints(further);
  let xs: Float64Array = new Float64Array(FIRST_CAPACITY);
  let ys: Float64Array = new Float64Array(FIRST_CAPACITY);
  const others: Float64Array[] = Array.from(
    { length: further },
    () => new Float64Array(FIRST_CAPACITY),
  );
  let start = 0;
  let end = 0;
  let dropped = 0;
  let streamId = {};
  let extremes: ExtremaIndex | undefined;

  function makeRoom(count: number): void {
    const size = end - start;
    if (end + count <= xs.length) return;
    const capacity = Math.max(xs.length, capacityFor(size + count, most));
    xs = moved(xs, start, end, capacity);
    ys = moved(ys, start, end, capacity);
    for (let k = 0; k < further; k++) others[k] = moved(others[k]!, start, end, capacity);
    start = 0;
    end = size;
    extremes = undefined;
  }

  function append(times: Column, values: Column, more: Column[], from: number): void {
    makeRoom(times.length - from);
    for (let i = from; i < times.length; i++) {
      xs[end] = times[i]!;
      ys[end] = values[i]!;
      for (let k = 0; k < further; k++) others[k]![end] = more[k]![i]!;
      end++;
    }
  }

  /** Both runs ascend, so they are merged from their ends, and no point is moved twice. */
  function merge(times: Column, values: Column, more: Column[]): void {
    makeRoom(times.length);
    let old = end - 1;
    let place = end + times.length - 1;
    for (let i = times.length - 1; i >= 0; place--) {
      if (old >= start && xs[old]! > times[i]!) {
        xs[place] = xs[old]!;
        ys[place] = ys[old]!;
        for (let k = 0; k < further; k++) others[k]![place] = others[k]![old]!;
        old--;
      } else {
        xs[place] = times[i]!;
        ys[place] = values[i]!;
        for (let k = 0; k < further; k++) others[k]![place] = more[k]![i]!;
        i--;
      }
    }
    end += times.length;
    if (extremes !== undefined) truncateIndex(extremes, place + 1);
  }

  /** Whatever is older than the oldest would push itself out again. */
  function isFull(): boolean {
    return end - start >= most || xs[start]! < xs[end - 1]! - longest;
  }

  function mergeLate(): void {
    const { times, values, more } = late.take();
    const tooOld = isFull() ? countBefore(times, xs[start]!) : 0;
    const from = Math.max(tooOld, times.length - most);
    dropped += from;
    if (from === times.length) return;
    const rest = more.map((column) => column.slice(from));
    merge(times.slice(from), values.slice(from), rest);
    dropOld();
  }

  function dropOld(): void {
    const before = start;
    start = Math.max(start, end - most);
    while (start + 1 < end && xs[start + 1]! < xs[end - 1]! - longest) start++;
    dropped += start - before;
  }

  return {
    push(times, values, more = NO_COLUMNS) {
      const fresh = end === start ? 0 : countBefore(times, xs[end - 1]!);
      // What the rest of a batch would push out again need not come in.
      const from = Math.max(fresh, times.length - most);
      dropped += from - fresh;
      for (let i = 0; i < fresh; i++) late.add(times[i]!, values[i]!, furtherOf(more, i));
      append(times, values, more, from);
      dropOld();
      if (fresh > 0) streamId = {};
      if (late.count() > MOST_LATE) mergeLate();
    },
    columns() {
      if (late.count() > 0) mergeLate();
      const columns = {
        xs: xs.subarray(start, end),
        ys: ys.subarray(start, end),
        startIndex: dropped,
        streamId,
        more: further === 0 ? others : others.map((column) => column.subarray(start, end)),
      };
      if (end - start < LONG) return columns;
      extremes ??= createExtremaIndex(ys);
      extendIndex(extremes, end);
      return { ...columns, extremaIndex: extremes };
    },
    goneBefore: () => (isFull() ? xs[start]! : Number.NEGATIVE_INFINITY),
  };
}

/** The further values of one point. */
function furtherOf(columns: Column[], index: number): Column {
  return columns.length === 0 ? NO_VALUES : columns.map((column) => column[index]!);
}

const NO_VALUES: Column = [];

function mostOf(window: ChartWindow): number {
  if ("ms" in window) return MOST_POINTS;
  const { points } = window;
  return Math.min(RECENT_WINDOWS * points, Math.max(MOST_POINTS, points + BEYOND));
}

/** How many of these ascending times come before this one. */
function countBefore(times: readonly number[], time: number): number {
  let count = 0;
  while (count < times.length && times[count]! < time) count++;
  return count;
}

function capacityFor(size: number, most: number): number {
  const full = Math.max(size, most);
  return Math.min(2 * size, full + Math.ceil(full / FREE_ROOM)) + FIRST_CAPACITY;
}

function moved(column: Float64Array, start: number, end: number, length: number): Float64Array {
  if (length === column.length) return column.copyWithin(0, start, end);
  const larger = new Float64Array(length);
  larger.set(column.subarray(start, end));
  return larger;
}
