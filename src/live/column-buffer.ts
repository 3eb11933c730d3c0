import {
  createExtremaIndex,
  type ExtremaIndex,
  truncateIndex,
  extendIndex,
  INTERVAL_POINTS,
} from "../chart/inner-face.ts";

/**
 * Points as columns, in the order of time. They are added at the end and dropped at the front; the
 * rows in use are those from `start` to before `end`.
 */
export interface ColumnBuffer {
  xs: Float64Array;
  ys: Float64Array;
  /** Columns of the values besides the first. */
  extras: Float64Array[];
  start: number;
  end: number;
  /** An index of the extremes of `ys`, once it is asked for; it holds until the columns move. */
  extremaIndex: ExtremaIndex | undefined;
}

export type Column = readonly number[];

const FIRST_CAPACITY = 64;
/** Full columns keep a quarter of their size free, so that they seldom move. */
const FREE_FRACTION = 4;

/** @param extraCount number of values of a point besides the first. */
export function createColumnBuffer(extraCount: number): ColumnBuffer {
  return {
    xs: new Float64Array(FIRST_CAPACITY),
    ys: new Float64Array(FIRST_CAPACITY),
    extras: Array.from({ length: extraCount }, () => new Float64Array(FIRST_CAPACITY)),
    start: 0,
    end: 0,
    extremaIndex: undefined,
  };
}

/**
 * Makes room for `count` more rows at the end. Columns double until they hold `maxSize` rows.
 */
export function ensureCapacity(buffer: ColumnBuffer, count: number, maxSize: number): void {
  const { xs, ys, extras, start, end } = buffer;
  if (end + count <= xs.length) return;
  const capacity = Math.max(xs.length, chooseCapacity(end - start + count, maxSize));
  buffer.xs = moveColumn(xs, start, end, capacity);
  buffer.ys = moveColumn(ys, start, end, capacity);
  for (let k = 0; k < extras.length; k++) {
    extras[k] = moveColumn(extras[k]!, start, end, capacity);
  }
  buffer.start = 0;
  buffer.end = end - start;
  buffer.extremaIndex = undefined;
}

/**
 * Adds rows from index `from` on; none is older than the newest. There must be room for them.
 *
 * @param replaces whether a row takes the place of one of its time.
 */
export function append(
  buffer: ColumnBuffer,
  times: Column,
  values: Column,
  columns: readonly Column[],
  from: number,
  replaces = false,
): void {
  const { xs, ys, extras, start } = buffer;
  let { end } = buffer;
  for (let i = from; i < times.length; i++) {
    if (replaces && end > start && xs[end - 1] === times[i]) end--;
    xs[end] = times[i]!;
    ys[end] = values[i]!;
    for (let k = 0; k < extras.length; k++) extras[k]![end] = columns[k]![i]!;
    end++;
  }
  buffer.end = end;
}

/** Says that rows from the newest one on may change, before they do. */
export function reopen(buffer: ColumnBuffer): void {
  if (buffer.extremaIndex === undefined) return;
  truncateIndex(buffer.extremaIndex, Math.max(buffer.start, buffer.end - 1));
}

/**
 * Merges ascending rows into the others. It goes from the ends of both, so no row moves twice. There
 * must be room for them.
 *
 * @param replaces whether a row takes the place of another of its time.
 */
export function merge(
  buffer: ColumnBuffer,
  times: Column,
  values: Column,
  columns: readonly Column[],
  replaces = false,
): void {
  const { xs, ys, extras, start, end } = buffer;
  let old = end - 1;
  let place = end + times.length - 1;
  for (let i = times.length - 1; i >= 0; place--) {
    if (replaces && place < end + times.length - 1 && xs[place + 1] === times[i]) {
      i--;
      place++;
    } else if (old >= start && xs[old]! > times[i]!) {
      xs[place] = xs[old]!;
      ys[place] = ys[old]!;
      for (let k = 0; k < extras.length; k++) extras[k]![place] = extras[k]![old]!;
      old--;
    } else {
      if (replaces) old = skipMoment(xs, old, start, times[i]!);
      xs[place] = times[i]!;
      ys[place] = values[i]!;
      for (let k = 0; k < extras.length; k++) extras[k]![place] = columns[k]![i]!;
      i--;
    }
  }
  buffer.end = end + times.length;
  const isMoved = closeUp(buffer, old, place);
  if (buffer.extremaIndex === undefined) return;
  truncateIndex(buffer.extremaIndex, isMoved ? buffer.start : place + 1);
}

/** The index of the last row before those of a moment. */
function skipMoment(xs: Float64Array, from: number, start: number, time: number): number {
  let old = from;
  while (old >= start && xs[old] === time) old--;
  return old;
}

/** Moves the rows up to `old` to those behind `place`, where rows between them were replaced. @returns whether any were. */
function closeUp(buffer: ColumnBuffer, old: number, place: number): boolean {
  if (place <= old) return false;
  const { start } = buffer;
  const by = place - old;
  for (const column of [buffer.xs, buffer.ys, ...buffer.extras]) {
    column.copyWithin(start + by, start, old + 1);
  }
  buffer.start = start + by;
  return true;
}

/**
 * Drops the oldest rows until at most `maxSize` are left, and none is older than `maxAge` before the
 * newest, but for one and for the last few. @returns how many were dropped.
 */
export function dropOld(buffer: ColumnBuffer, maxSize: number, maxAge: number): number {
  const { xs, end } = buffer;
  const before = buffer.start;
  let start = Math.max(before, end - maxSize);
  while (start + INTERVAL_POINTS < end && xs[start + 1]! < xs[end - 1]! - maxAge) start++;
  buffer.start = start;
  return start - before;
}

/** Drops the rows after a time. */
export function truncate(buffer: ColumnBuffer, time: number): void {
  const { xs, start } = buffer;
  while (buffer.end > start && xs[buffer.end - 1]! > time) buffer.end--;
  if (buffer.extremaIndex !== undefined) truncateIndex(buffer.extremaIndex, buffer.end);
}

/** The index of the extremes of `ys`, up to date. */
export function readExtrema(buffer: ColumnBuffer): ExtremaIndex {
  const index = (buffer.extremaIndex ??= createExtremaIndex(buffer.ys));
  extendIndex(index, buffer.end);
  return index;
}

function chooseCapacity(size: number, maxSize: number): number {
  const full = Math.max(size, maxSize);
  return Math.min(2 * size, full + Math.ceil(full / FREE_FRACTION)) + FIRST_CAPACITY;
}

function moveColumn(
  column: Float64Array,
  start: number,
  end: number,
  length: number,
): Float64Array {
  if (length === column.length) return column.copyWithin(0, start, end);
  const larger = new Float64Array(length);
  larger.set(column.subarray(start, end));
  return larger;
}
