import type { Series } from "../chart/inner-face.ts";
import type { PointWindow } from "./point-window.ts";
import type { PastColumns, PastPoints } from "./history.ts";
import type { PointColumns } from "./journal.ts";

/** The points of series by the names that they are pushed under: those of candles and ranges have several. */
export function columnsBySeries(all: readonly Series[]): PastColumns {
  const columns = new Map<string, PastPoints>();
  for (const { name, xs, ys, fields = {} } of all) {
    const own = Object.entries(fields).filter(([, values]) => values !== undefined);
    const hasLine = !own.some(([, values]) => values === ys);
    if (hasLine) columns.set(name, { times: xs, values: ys });
    for (const [field, values] of own) {
      columns.set(`${name}.${field}`, { times: xs, values });
    }
  }
  return columns;
}

/** Points of all series that follow on each other, of their own: what they were taken from may change. */
export interface ColumnSlice {
  points: Map<string, PointColumns>;
  /** They are all that there are up to this time. */
  end: number;
}

/** A time such that what comes after it comes at `from`, or later. */
export function justBefore(from: number): number {
  return from - Math.max(Number.MIN_VALUE, Math.abs(from) * Number.EPSILON);
}

/**
 * The next points after a time and up to another one: all series that have any, as they are from then to one
 * moment.
 *
 * @param most about how many there are in all.
 * @returns undefined where none follow.
 */
export function nextSlice(
  columns: PastColumns,
  after: number,
  to: number,
  most: number,
): ColumnSlice | undefined {
  const left: Left[] = [];
  let count = 0;
  for (const [name, { times, values }] of columns) {
    const first = countUpTo(times, after);
    const last = countUpTo(times, to);
    if (last > first) left.push({ name, times, values, first, last });
    count += last - first;
  }
  if (count === 0) return undefined;
  const end = chooseEnd(left, most / count, to);
  const points = new Map<string, PointColumns>();
  for (const { name, times, values, first } of left) {
    const next = countUpTo(times, end);
    points.set(name, { times: copy(times, first, next), values: copy(values, first, next) });
  }
  return { points, end };
}

/** The points of a series that follow, by their places. */
interface Left extends PastPoints {
  name: string;
  first: number;
  last: number;
}

/** Of a slice, series with fewer points do not say where it ends: it would be short. */
const MIN_OF_SERIES = 8;

/** Where a slice ends that has a part of the points of each series, or of the one with the least time less. */
function chooseEnd(left: readonly Left[], part: number, to: number): number {
  if (part >= 1) return to;
  const shares = left.map(({ first, last }) => Math.floor((last - first) * part));
  const least = Math.min(MIN_OF_SERIES, Math.max(...shares));
  let end = to;
  for (const [i, { times, first }] of left.entries()) {
    if (shares[i]! < least) continue;
    end = Math.min(end, times[first + Math.max(1, shares[i]!) - 1]!);
  }
  return end;
}

/** How many of these ascending times are no later than another. */
function countUpTo(times: ArrayLike<number>, time: number): number {
  let low = 0;
  let high = times.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (times[middle]! <= time) low = middle + 1;
    else high = middle;
  }
  return low;
}

function copy(column: ArrayLike<number>, first: number, end: number): number[] {
  return column instanceof Float64Array
    ? Array.from(column.subarray(first, end))
    : (Array.prototype.slice.call(column, first, end) as number[]);
}

/** The time from which on all series have points; infinity where none has. */
export function oldestOf(windows: Iterable<PointWindow>): number {
  let oldest = Number.NEGATIVE_INFINITY;
  for (const window of windows) oldest = Math.max(oldest, window.columns().xs[0] ?? Infinity);
  return oldest === Number.NEGATIVE_INFINITY ? Number.POSITIVE_INFINITY : oldest;
}
