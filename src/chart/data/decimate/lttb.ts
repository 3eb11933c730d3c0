import { decimateM4 } from "./m4.ts";

/**
 * Of many points so many that look the same: the largest triangle of three buckets (Steinarsson,
 * "Downsampling Time Series for Visual Representation", 2013). Each run between gaps (NaN) keeps its
 * first and last point and its share of the rest, and one gap stays between two runs. Where the gaps
 * alone would leave no room for that, pixel columns' extremes stand instead.
 *
 * @param threshold at most so many points, gaps counted; at least 18 where there are many gaps.
 * @returns the indices to draw, ascending.
 */
export function lttb(
  xs: Float64Array,
  ys: Float64Array,
  from: number,
  to: number,
  threshold: number,
): number[] {
  const runs = runsOf(ys, from, to);
  const spare = threshold - leastOf(runs);
  if (spare < 0) return inColumns(xs, ys, from, to, threshold);
  const inner = innerOf(runs);
  const kept: number[] = [];
  let passed = 0;
  for (const { start, end } of runs) {
    if (kept.length > 0) kept.push(start - 1);
    const before = shareOf(passed, inner, spare);
    passed += Math.max(0, end - start - 2);
    addRun(xs, ys, start, end, shareOf(passed, inner, spare) - before, kept);
  }
  return kept;
}

/** Points without a gap between them. */
interface Run {
  start: number;
  end: number;
}

function runsOf(ys: Float64Array, from: number, to: number): Run[] {
  const runs: Run[] = [];
  let start = from;
  for (let i = from; i <= to; i++) {
    if (i < to && !Number.isNaN(ys[i])) continue;
    if (i > start) runs.push({ start, end: i });
    start = i + 1;
  }
  return runs;
}

/** How many points, gaps counted, cannot be spared. */
function leastOf(runs: Run[]): number {
  let least = Math.max(0, runs.length - 1);
  for (const { start, end } of runs) least += Math.min(2, end - start);
  return least;
}

function innerOf(runs: Run[]): number {
  let inner = 0;
  for (const { start, end } of runs) inner += Math.max(0, end - start - 2);
  return inner;
}

/** How many of the first `passed` inner points are kept, if `spare` of all are. */
function shareOf(passed: number, inner: number, spare: number): number {
  return inner <= spare ? passed : Math.floor((passed * spare) / inner);
}

const MOST_PER_COLUMN = 9;

function inColumns(
  xs: Float64Array,
  ys: Float64Array,
  from: number,
  to: number,
  threshold: number,
): number[] {
  const columns = Math.max(1, Math.floor(threshold / MOST_PER_COLUMN) - 1);
  const origin = xs[from]!;
  const span = xs[to - 1]! - origin;
  const perUnit = span > 0 ? columns / span : 0;
  return decimateM4({ xs, ys, startIndex: 0 }, from, to, { kind: "linear", origin, perUnit });
}

function addRun(
  xs: Float64Array,
  ys: Float64Array,
  start: number,
  end: number,
  buckets: number,
  kept: number[],
): void {
  kept.push(start);
  const every = (end - start - 2) / buckets;
  let chosen = start;
  for (let bucket = 0; bucket < buckets; bucket++) {
    const from = start + 1 + Math.floor(bucket * every);
    const isLast = bucket === buckets - 1;
    const to = isLast ? end - 1 : start + 1 + Math.floor((bucket + 1) * every);
    const next = isLast ? end : start + 1 + Math.floor((bucket + 2) * every);
    chosen = largestTriangle(xs, ys, chosen, from, to, next);
    kept.push(chosen);
  }
  if (end - start > 1) kept.push(end - 1);
}

/** The point of a bucket that spans most with the point chosen before and the next bucket's mean. */
function largestTriangle(
  xs: Float64Array,
  ys: Float64Array,
  before: number,
  from: number,
  to: number,
  next: number,
): number {
  const [x, y] = [xs[before]!, ys[before]!];
  let [sumX, sumY] = [0, 0];
  for (let i = to; i < next; i++) {
    // From the point before, so that times, which are large, lose no digits.
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
