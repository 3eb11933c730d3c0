import { MAX_BUCKETS } from "../limits.ts";
import type { Bucket } from "./otlp-buckets.ts";

/** Adds up the buckets of a histogram whose points tell what has come since the last one. */
export interface BucketTotals {
  /** @returns all buckets that there were so far, from the lowest bound to the highest. */
  add(buckets: readonly Bucket[]): Bucket[];
}

/** Which buckets a point has may change: a new one begins with what was counted below its bound. */
export function createBucketTotals(): BucketTotals {
  let totals: Bucket[] = [];
  return {
    add(buckets) {
      const les = new Set([...totals, ...buckets].map(({ le }) => le));
      const before = les.size > MAX_BUCKETS ? [] : totals;
      const wanted = les.size > MAX_BUCKETS ? buckets.map(({ le }) => le) : [...les];
      totals = wanted
        .sort((a, b) => boundOf(a) - boundOf(b))
        .map((le) => ({ le, count: countAt(before, le) + countAt(buckets, le) }));
      return totals;
    },
  };
}

/** How much lies at a bound or below. */
function countAt(buckets: readonly Bucket[], le: string): number {
  return buckets.findLast((bucket) => boundOf(bucket.le) <= boundOf(le))?.count ?? 0;
}

function boundOf(le: string): number {
  return le === "+Inf" ? Number.POSITIVE_INFINITY : Number(le);
}
