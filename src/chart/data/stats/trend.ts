/** What a sentence can say of a run of values. */
export interface Trend {
  /** The number of values, without gaps. */
  count: number;
  first: number;
  last: number;
  min: number;
  max: number;
  /** The index of the first point with the lowest value, and of the first with the highest. */
  minAt: number;
  maxAt: number;
  direction: "rising" | "falling" | "steady";
}

/**
 * The first, last, lowest and highest value of a column from index `from` to before `to`, and its
 * direction. xs ascending; NaN is skipped.
 *
 * It rises (or falls) where the line of least squares explains at least a quarter of the variance
 * (|r| >= 1/2) and is unlikely to be chance: t = r sqrt((n - 2) / (1 - r²)) is at least 2, the usual
 * test of a correlation at about 5 %. So one spike, noise, or a wave that comes back is no trend. Two
 * values have a direction if they differ. Values that differ by less than a 10^12th of their size
 * count as equal.
 *
 * @returns `undefined` where there are no values.
 */
export function computeTrend(
  xs: Float64Array,
  ys: Float64Array,
  from = 0,
  to = ys.length,
): Trend | undefined {
  let count = 0;
  let firstAt = -1;
  let lastAt = -1;
  let minAt = -1;
  let maxAt = -1;
  let min = Number.POSITIVE_INFINITY;
  let max = Number.NEGATIVE_INFINITY;
  for (let i = from; i < to; i++) {
    const y = ys[i]!;
    if (Number.isNaN(y)) continue;
    if (count++ === 0) firstAt = i;
    lastAt = i;
    if (y < min) min = ys[(minAt = i)]!;
    if (y > max) max = ys[(maxAt = i)]!;
  }
  if (count === 0) return undefined;
  const direction = findDirection(xs, ys, { firstAt, lastAt, min, max });
  return { count, first: ys[firstAt]!, last: ys[lastAt]!, min, max, minAt, maxAt, direction };
}

const MIN_RELATIVE_SPAN = 1e-12;
const MIN_EXPLAINED = 1 / 4;
// Two points lie on their line, but for rounding.
const ROUNDING = 1e-9;

/** The first and last point with a value, and the extent of the values. */
interface ValueRun {
  firstAt: number;
  lastAt: number;
  min: number;
  max: number;
}

function findDirection(
  xs: Float64Array,
  ys: Float64Array,
  { firstAt, lastAt, min, max }: ValueRun,
): Trend["direction"] {
  // Both are relative to the middle and half of their extent, so nothing cancels or overflows.
  const middleX = xs[firstAt]! / 2 + xs[lastAt]! / 2;
  const middleY = min / 2 + max / 2;
  const halfX = xs[lastAt]! / 2 - xs[firstAt]! / 2;
  const halfY = max / 2 - min / 2;
  if (halfX <= 0 || halfY <= MIN_RELATIVE_SPAN * Math.max(-min, max)) return "steady";
  let count = 0;
  let sumX = 0;
  let sumY = 0;
  let sumXX = 0;
  let sumXY = 0;
  let sumYY = 0;
  for (let i = firstAt; i <= lastAt; i++) {
    const y = (ys[i]! - middleY) / halfY;
    if (Number.isNaN(y)) continue;
    const x = (xs[i]! - middleX) / halfX;
    count++;
    sumX += x;
    sumY += y;
    sumXX += x * x;
    sumXY += x * y;
    sumYY += y * y;
  }
  const shared = sumXY - (sumX * sumY) / count;
  const explained =
    (shared * shared) / ((sumXX - (sumX * sumX) / count) * (sumYY - (sumY * sumY) / count));
  // t² = r² (n - 2) / (1 - r²) >= 4, solved for r².
  const needed = Math.max(MIN_EXPLAINED, 4 / (count + 2));
  if (!(explained >= needed - ROUNDING)) return "steady";
  return shared > 0 ? "rising" : "falling";
}
