import { decimateM4, type DecimatedColumns } from "./m4.ts";

/**
 * Picks points that look like all of them: the largest triangle of three buckets (Steinarsson,
 * "Downsampling Time Series for Visual Representation", 2013). Each run between gaps (NaN) keeps its
 * first and last point and its share of the rest, and one gap stays between two runs. Where the gaps
 * alone leave no room for that, it picks the extremes of pixel columns instead.
 *
 * @param threshold how many points to pick at most, gaps counted; at least 18 where there are many gaps.
 * @returns the indices to draw, ascending.
 */
export function lttb(
  xs: Float64Array,
  ys: Float64Array,
  from: number,
  to: number,
  threshold: number,
): number[] {
  const runs = findRuns(ys, from, to);
  const spare = threshold - countRequired(runs);
  if (spare < 0) return decimateByColumn(xs, ys, from, to, threshold);
  const points = { xs, ys, startIndex: 0 };
  const inner = countInner(runs);
  const picked: number[] = [];
  let passed = 0;
  for (const run of runs) {
    if (picked.length > 0) picked.push(run.start - 1);
    const before = innerQuota(passed, inner, spare);
    passed += Math.max(0, run.end - run.start - 2);
    sampleRun(points, run, innerQuota(passed, inner, spare) - before, picked);
  }
  return picked;
}

/** Points without a gap between them, from `start` to before `end`. */
interface Run {
  start: number;
  end: number;
}

function findRuns(ys: Float64Array, from: number, to: number): Run[] {
  const runs: Run[] = [];
  let start = from;
  for (let i = from; i <= to; i++) {
    if (i < to && !Number.isNaN(ys[i])) continue;
    if (i > start) runs.push({ start, end: i });
    start = i + 1;
  }
  return runs;
}

/** How many points are picked in any case: both ends of each run, and a gap between two runs. */
function countRequired(runs: Run[]): number {
  let required = Math.max(0, runs.length - 1);
  for (const { start, end } of runs) required += Math.min(2, end - start);
  return required;
}

/** How many points lie between the ends of their runs. */
function countInner(runs: Run[]): number {
  let inner = 0;
  for (const { start, end } of runs) inner += Math.max(0, end - start - 2);
  return inner;
}

/** How many of the first `passed` inner points are picked, if `spare` of all are. */
function innerQuota(passed: number, inner: number, spare: number): number {
  return inner <= spare ? passed : Math.floor((passed * spare) / inner);
}

const MAX_PER_COLUMN = 9;

function decimateByColumn(
  xs: Float64Array,
  ys: Float64Array,
  from: number,
  to: number,
  threshold: number,
): number[] {
  const columns = Math.max(1, Math.floor(threshold / MAX_PER_COLUMN) - 1);
  const origin = xs[from]!;
  const span = xs[to - 1]! - origin;
  const perUnit = span > 0 ? columns / span : 0;
  return decimateM4({ xs, ys, startIndex: 0 }, from, to, { kind: "linear", origin, perUnit });
}

/** Picks both ends of a run, and a point from each of `buckets` buckets between them. */
function sampleRun(
  points: DecimatedColumns,
  { start, end }: Run,
  buckets: number,
  picked: number[],
): void {
  picked.push(start);
  const perBucket = (end - start - 2) / buckets;
  let chosen = start;
  for (let bucket = 0; bucket < buckets; bucket++) {
    const from = start + 1 + Math.floor(bucket * perBucket);
    const isLast = bucket === buckets - 1;
    const to = isLast ? end - 1 : start + 1 + Math.floor((bucket + 1) * perBucket);
    const next = isLast ? end : start + 1 + Math.floor((bucket + 2) * perBucket);
    chosen = largestTriangle(points, chosen, from, to, next);
    picked.push(chosen);
  }
  if (end - start > 1) picked.push(end - 1);
}

/**
 * The point of the bucket from `from` to before `to` that spans the largest triangle with the point
 * `before`, chosen last, and the mean of the bucket behind, which ends before `next`.
 */
function largestTriangle(
  { xs, ys }: DecimatedColumns,
  before: number,
  from: number,
  to: number,
  next: number,
): number {
  const [x, y] = [xs[before]!, ys[before]!];
  let [sumX, sumY] = [0, 0];
  for (let i = to; i < next; i++) {
    // Relative to the point before, so that times, which are large, lose no digits.
    sumX += xs[i]! - x;
    sumY += ys[i]! - y;
  }
  const [meanX, meanY] = [sumX / (next - to), sumY / (next - to)];
  let largest = -1;
  let chosen = from;
  for (let i = from; i < to; i++) {
    const area = Math.abs((xs[i]! - x) * meanY - (ys[i]! - y) * meanX);
    if (area > largest) {
      largest = area;
      chosen = i;
    }
  }
  return chosen;
}
