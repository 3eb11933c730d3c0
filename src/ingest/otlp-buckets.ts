import { MAX_BUCKETS } from "../limits.ts";
import type { OtlpBuckets, OtlpPoint } from "./otlp-metric.ts";

/** A bucket of a histogram by its upper bound, with how many values lie in it or below. */
export interface Bucket {
  /** As Prometheus writes it: "0.5", "+Inf". */
  le: string;
  count: number;
}

/**
 * Sums up the buckets of a histogram with given bounds.
 *
 * @returns a text that says what is wrong with them
 */
export function explicitBuckets({ bucketCounts, bounds }: OtlpPoint): Bucket[] | string {
  if (bucketCounts.length === 0) return [];
  if (bucketCounts.length !== bounds.length + 1) {
    return `expected one bucket more than bounds, got ${bucketCounts.length} and ${bounds.length}`;
  }
  if (bucketCounts.length > MAX_BUCKETS) {
    return `expected at most ${MAX_BUCKETS} buckets, got ${bucketCounts.length}`;
  }
  const isGrowing = bounds.every((bound, at) => at === 0 || bound > (bounds[at - 1] as number));
  if (!isGrowing || bounds.some(Number.isNaN)) return "expected bounds that grow";
  let count = 0;
  return bucketCounts.map((own, index) => {
    count += own;
    return { le: bound(bounds[index]), count };
  });
}

function bound(value: number | undefined): string {
  return value === undefined || value === Number.POSITIVE_INFINITY ? "+Inf" : String(value);
}

/** Buckets at the powers of two: they stay the same, however the sender's change with what comes. */
const COARSEST = 0;

/** Senders have 160, and seldom more. */
const MAX_SENT_BUCKETS = 10_000;

/**
 * Sums up the buckets of an exponential histogram, of which there can be very many, to fewer: at most
 * `MAX_BUCKETS`, each as wide as some of the sender's.
 *
 * @returns a text that says what is wrong with them
 */
export function exponentialBuckets(point: OtlpPoint): Bucket[] | string {
  const { scale, positive, zeroCount, negative, count } = point;
  if (!isWhole(scale) || !isWhole(positive.offset)) return "expected a whole scale and offset";
  if (positive.counts.length > MAX_SENT_BUCKETS)
    return `expected at most ${MAX_SENT_BUCKETS} buckets`;
  const below = zeroCount + negative.counts.reduce((sum, own) => sum + own, 0);
  const merged = mergeBuckets(positive, scale);
  const buckets: Bucket[] = below > 0 ? [{ le: "0", count: below }] : [];
  let sum = below;
  for (let index = merged.first; index <= merged.last; index++) {
    sum += merged.counts.get(index) ?? 0;
    buckets.push({ le: bound(2 ** ((index + 1) * merged.width)), count: sum });
  }
  if (buckets.at(-1)?.le === "+Inf") buckets.pop();
  buckets.push({ le: "+Inf", count: Math.max(sum, count) });
  return buckets;
}

interface Merged {
  /** How many powers of two one spans. */
  width: number;
  first: number;
  last: number;
  counts: Map<number, number>;
}

/** Bucket `i` of scale `s` reaches from 2^(i · 2^-s) to 2^((i + 1) · 2^-s). */
function mergeBuckets({ offset, counts }: OtlpBuckets, scale: number): Merged {
  const filled = [...counts.keys()].filter((index) => (counts[index] ?? 0) > 0);
  if (filled.length === 0) return { width: 1, first: 0, last: -1, counts: new Map() };
  const first = offset + (filled[0] ?? 0);
  const last = offset + (filled.at(-1) ?? 0);
  let to = Math.min(scale, COARSEST);
  while (spanAt(first, last, scale - to) > MAX_BUCKETS / 2) to--;
  const merged = new Map<number, number>();
  for (const index of filled) {
    const place = placeAt(offset + index, scale - to);
    merged.set(place, (merged.get(place) ?? 0) + (counts[index] ?? 0));
  }
  const ends = { first: placeAt(first, scale - to), last: placeAt(last, scale - to) };
  return { width: 2 ** -to, ...ends, counts: merged };
}

function placeAt(index: number, halvings: number): number {
  return Math.floor(index / 2 ** halvings);
}

function spanAt(first: number, last: number, halvings: number): number {
  return placeAt(last, halvings) - placeAt(first, halvings);
}

/** Within the 32 bits that the format has for it. */
function isWhole(value: number): boolean {
  return Number.isInteger(value) && Math.abs(value) < 2 ** 32;
}
