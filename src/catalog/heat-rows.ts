import { MAX_HEAT_BUCKETS } from "../limits.ts";

/** The buckets of the histograms of one chart, until a batch is whole, and of a few moments before. */
export interface HeatRows {
  /**
   * @param group what tells one histogram from another, such as its labels without `le`.
   * @param bound the bucket's upper bound.
   * @param rate how much the bucket and all smaller ones have grown, per second.
   */
  add(time: number, group: string, bound: number, series: string, rate: number): void;
  /**
   * Gives what each bucket alone has grown by, over all histograms, from the highest bound to the lowest, as
   * the first row of a heat map stands at its top; for each moment of which something has come since the last time.
   */
  flush(add: (series: string, time: number, value: number) => void): void;
}

interface Bucket {
  bound: number;
  series: string;
  rate: number;
}

/** What is known of one moment. */
interface Moment {
  /** By group, and by series. */
  groups: Map<string, Map<string, Bucket>>;
  count: number;
}

/**
 * Histograms that differ in other labels are added up: a chart of each would be hundreds. Those of one moment
 * may come in several batches, so all that is known of it counts again with each.
 */
export function createHeatRows(): HeatRows {
  const moments = new Map<number, Moment>();
  const changed = new Set<number>();
  let count = 0;

  function momentOf(time: number): Moment {
    const known = moments.get(time);
    if (known !== undefined) return known;
    const created = { groups: new Map(), count: 0 };
    moments.set(time, created);
    return created;
  }

  /** The last two stay in any case: one may still come while the next one has begun. */
  function forgetOldest(): void {
    for (const [time, moment] of moments) {
      if (count <= MAX_HEAT_BUCKETS || moments.size <= 2) return;
      moments.delete(time);
      count -= moment.count;
    }
  }

  return {
    add(time, group, bound, series, rate) {
      const moment = momentOf(time);
      changed.add(time);
      let buckets = moment.groups.get(group);
      if (buckets === undefined) moment.groups.set(group, (buckets = new Map()));
      const before = buckets.size;
      buckets.set(series, { bound, series, rate });
      moment.count += buckets.size - before;
      count += buckets.size - before;
    },
    flush(add) {
      for (const time of changed) {
        const { groups } = momentOf(time);
        for (const { series, rate } of addUp(groups.values())) add(series, time, rate);
      }
      changed.clear();
      forgetOldest();
    },
  };
}

function addUp(groups: Iterable<Map<string, Bucket>>): Bucket[] {
  const sums = new Map<string, Bucket>();
  for (const buckets of groups) {
    let below = 0;
    for (const { bound, series, rate } of [...buckets.values()].sort(byBound)) {
      const own = Math.max(0, rate - below);
      below = rate;
      const sum = sums.get(series);
      if (sum === undefined) sums.set(series, { bound, series, rate: own });
      else sum.rate += own;
    }
  }
  return [...sums.values()].sort((a, b) => byBound(b, a));
}

function byBound(a: Bucket, b: Bucket): number {
  return a.bound - b.bound;
}
