import { POINTS_PER_READ } from "../limits.ts";
import type { History, PastColumns, PastPoints } from "./history.ts";
import { countPoints } from "./reduced-points.ts";
import type { TimeRange } from "./time-range.ts";

/** The first slice is short, as nobody knows how many points it has; … */
const FIRST_MS = 10_000;

/** … the next ones grow or shrink by this at most. */
const FACTOR = 8;

/** Many points may follow on few: a slice of more than this many times what is wanted is read in parts. */
const TOO_MANY = 4;

/**
 * Reads a range from its beginning to its end in slices of time, so that as much of it is in memory as a
 * reader takes at once.
 */
export async function* readInSlices(
  history: History,
  chart: string,
  range: TimeRange,
): AsyncGenerator<PastColumns> {
  const kept = await history.extent(chart);
  if (kept === undefined) return;
  const end = Math.min(range.to, kept.to);
  let from = Math.max(range.from, kept.from);
  let after = Number.NEGATIVE_INFINITY;
  for (let length = FIRST_MS; from <= end; ) {
    length = await shorten(history, chart, from, Math.min(length, end - from));
    const to = from + length;
    const points = behind(await history.read(chart, { from, to }), after);
    yield points;
    if (to >= end) return;
    const factor = POINTS_PER_READ / Math.max(1, countPoints(points));
    length = Math.max(1, length) * Math.max(1 / FACTOR, Math.min(FACTOR, factor));
    // Both ends belong to a range: what is of this very moment was in this slice.
    from = after = to;
  }
}

/** The length of a slice of which not too many points are known. */
async function shorten(
  history: History,
  chart: string,
  from: number,
  wanted: number,
): Promise<number> {
  for (let length = wanted; ; length /= FACTOR) {
    const count = await history.count(chart, { from, to: from + length });
    if (count <= TOO_MANY * POINTS_PER_READ || length < 1) return length;
  }
}

function behind(columns: PastColumns, after: number): PastColumns {
  const rest = new Map<string, PastPoints>();
  for (const [name, { times, values }] of columns) {
    let first = 0;
    while (first < times.length && times[first]! <= after) first++;
    rest.set(name, { times: cut(times, first), values: cut(values, first) });
  }
  return rest;
}

function cut(column: ArrayLike<number>, first: number): ArrayLike<number> {
  if (first === 0) return column;
  if (column instanceof Float64Array) return column.subarray(first);
  return Array.prototype.slice.call(column, first) as number[];
}
