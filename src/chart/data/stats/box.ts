import { dropGaps, selectQuantile } from "./quantiles.ts";

/** What a box plot shows of some values. */
export interface BoxSummary {
  q1: number;
  median: number;
  q3: number;
  /** The ends of the whiskers. */
  low: number;
  high: number;
  /** Values beyond the whiskers, ascending; if there are too many, those furthest away. */
  outliers: Float64Array;
  /** How many more outliers there are. */
  moreOutliers: number;
  /** The number of values. */
  count: number;
}

const WHISKER = 1.5;

/**
 * Tukey's box (Exploratory Data Analysis, 1977): quartiles, and whiskers to the last values
 * within 1.5 interquartile ranges of the box. A whisker never ends inside the box (as matplotlib):
 * where no value lies between box and fence, it has no length. NaN is left out.
 *
 * @param maxOutliers how many outliers are listed (default 30).
 * @returns `undefined` where there are no values.
 */
export function summarizeBox(values: Float64Array, maxOutliers = 30): BoxSummary | undefined {
  const present = dropGaps(values);
  if (present.length === 0) return undefined;
  const q1 = selectQuantile(present, 0.25);
  const median = selectQuantile(present, 0.5);
  const q3 = selectQuantile(present, 0.75);
  const reach = WHISKER * (q3 - q1);
  const [low, high] = whiskers(present, q1, q3, reach);
  const beyond = present.filter((value) => value < q1 - reach || value > q3 + reach).sort();
  const outliers = keepFurthest(beyond, q1, q3, maxOutliers);
  const moreOutliers = beyond.length - outliers.length;
  return { q1, median, q3, low, high, outliers, moreOutliers, count: present.length };
}

function whiskers(
  present: Float64Array,
  q1: number,
  q3: number,
  reach: number,
): [low: number, high: number] {
  let low = q1;
  let high = q3;
  for (let i = 0; i < present.length; i++) {
    const value = present[i]!;
    if (value < low && value >= q1 - reach) low = value;
    if (value > high && value <= q3 + reach) high = value;
  }
  return [low, high];
}

/** The `most` values furthest from the box, of ascending ones: some from the front, the rest from the end. */
function keepFurthest(beyond: Float64Array, q1: number, q3: number, most: number): Float64Array {
  if (beyond.length <= most) return beyond;
  let front = 0;
  let end = beyond.length;
  while (front + beyond.length - end < most) {
    if (q1 - beyond[front]! >= beyond[end - 1]! - q3) front++;
    else end--;
  }
  const kept = new Float64Array(most);
  kept.set(beyond.subarray(0, front));
  kept.set(beyond.subarray(end), front);
  return kept;
}
