import {
  type ChartWindow,
  meanGap,
  RECENT_WINDOWS,
  INTERVAL_POINTS,
  type Series,
} from "../chart/inner-face.ts";
import {
  append,
  type Column,
  createColumnBuffer,
  dropOld,
  ensureCapacity,
  merge,
  readExtrema,
  reopen,
  truncate,
} from "./column-buffer.ts";
import { createOutOfOrderBuffer } from "./out-of-order.ts";
import { MAX_WINDOW_POINTS, MAX_OUT_OF_ORDER } from "../limits.ts";

/** The newest points of one series, in the order of time, as columns. */
export interface PointWindow {
  /**
   * Adds points whose times ascend. Points older than others are sorted in; points too old for the
   * window are dropped.
   *
   * @param extras the further values of each point, as many columns as the window was made for.
   */
  push(times: Column, values: Column, extras?: readonly Column[]): void;
  /** Views of the columns; they hold until the next `push`. Long ones have their extremes. */
  columns(): WindowColumns;
  /** The mean distance of the newest points, at most this many; 0 where it is not known. */
  meanGap(points: number): number;
  /** Drops the points after a time, whose clock has been set back. */
  rewind(time: number): void;
  /** Points older than this are dropped at once; minus infinity while there is room. */
  oldestAccepted(): number;
}

export interface WindowColumns extends Pick<Series, "xs" | "ys" | "startIndex" | "extremaIndex"> {
  streamId: object;
  /** Columns of the values besides the first. */
  extras: Float64Array[];
}

/** Points left of a long window are kept, so that the line comes in from beyond the plot. */
const POINTS_BEYOND = 64;
/** Of a shorter column, a scan finds the extremes as quickly. */
const MIN_LENGTH_FOR_EXTREMES = 512;

const NO_COLUMNS: readonly Column[] = [];
const NO_VALUES: Column = [];

/**
 * Keeps several windows' worth of points: the older ones steady the y axis.
 *
 * @param extraCount number of values of a point besides the first.
 * @param replaces whether a point takes the place of another of its time.
 * @param isFull whether there is known to be nothing before the first point, as if it had been dropped.
 */
export function createPointWindow(
  window: ChartWindow,
  extraCount = 0,
  replaces = false,
  isFull = false,
): PointWindow {
  const maxSize = chooseSize(window);
  const maxAge = "ms" in window ? RECENT_WINDOWS * window.ms : Number.POSITIVE_INFINITY;
  const outOfOrder = createOutOfOrderBuffer(extraCount);
  const buffer = createColumnBuffer(extraCount);
  let dropped = isFull ? 1 : 0;
  let streamId = {};

  /** Anything older than the oldest point would be dropped again. */
  function hasNoRoom(): boolean {
    const { xs, start, end } = buffer;
    if (end - start >= maxSize) return true;
    return end - start >= INTERVAL_POINTS && xs[start]! < xs[end - 1]! - maxAge;
  }

  function mergeOutOfOrder(): void {
    const { times, values, extras } = outOfOrder.take();
    const tooOld = hasNoRoom() ? countBefore(times, buffer.xs[buffer.start]!) : 0;
    const from = Math.max(tooOld, times.length - maxSize);
    dropped += from;
    if (from === times.length) return;
    const rest = extras.map((column) => column.slice(from));
    ensureCapacity(buffer, times.length - from, maxSize);
    merge(buffer, times.slice(from), values.slice(from), rest, replaces);
    dropped += dropOld(buffer, maxSize, maxAge);
  }

  return {
    push(times, values, extras = NO_COLUMNS) {
      const { xs, start, end } = buffer;
      const late = end === start ? 0 : countBefore(times, xs[end - 1]!);
      // Points that the rest of a batch would push out again are skipped.
      const from = Math.max(late, times.length - maxSize);
      dropped += from - late;
      for (let i = 0; i < late; i++) outOfOrder.add(times[i]!, values[i]!, readExtras(extras, i));
      ensureCapacity(buffer, times.length - from, maxSize);
      const isRepeated = replaces && end > start && times[from] === xs[end - 1];
      if (isRepeated) reopen(buffer);
      append(buffer, times, values, extras, from, replaces);
      dropped += dropOld(buffer, maxSize, maxAge);
      if (late > 0 || isRepeated) streamId = {};
      if (outOfOrder.count() > MAX_OUT_OF_ORDER) mergeOutOfOrder();
    },
    columns() {
      if (outOfOrder.count() > 0) mergeOutOfOrder();
      const { xs, ys, extras, start, end } = buffer;
      const columns = {
        xs: xs.subarray(start, end),
        ys: ys.subarray(start, end),
        startIndex: dropped,
        streamId,
        extras: extraCount === 0 ? extras : extras.map((column) => column.subarray(start, end)),
      };
      if (end - start < MIN_LENGTH_FOR_EXTREMES) return columns;
      return { extremaIndex: readExtrema(buffer), ...columns };
    },
    meanGap(points) {
      const { xs, start, end } = buffer;
      return meanGap(xs, points, start, end);
    },
    rewind(time) {
      if (outOfOrder.count() > 0) mergeOutOfOrder();
      truncate(buffer, time);
      streamId = {};
    },
    oldestAccepted: () => (hasNoRoom() ? buffer.xs[buffer.start]! : Number.NEGATIVE_INFINITY),
  };
}

/** The values of one point besides the first. */
function readExtras(columns: readonly Column[], index: number): Column {
  return columns.length === 0 ? NO_VALUES : columns.map((column) => column[index]!);
}

/** Maximum number of points kept. */
function chooseSize(window: ChartWindow): number {
  if ("ms" in window) return MAX_WINDOW_POINTS;
  const { points } = window;
  return Math.min(RECENT_WINDOWS * points, Math.max(MAX_WINDOW_POINTS, points + POINTS_BEYOND));
}

/** Number of these ascending times that come before another. */
function countBefore(times: Column, time: number): number {
  let count = 0;
  while (count < times.length && times[count]! < time) count++;
  return count;
}
