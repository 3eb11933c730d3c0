import { describeWrongEpoch } from "./epoch-unit.ts";
import type { Label } from "./measurement.ts";

/** A metric of OpenTelemetry, from whichever encoding. */
export interface OtlpMetric {
  name: string;
  description: string;
  unit: string;
  /** Undefined where it has no points, or is of a type that is not known here. */
  type: "gauge" | "sum" | "histogram" | "exponential" | "summary" | undefined;
  isMonotonic: boolean;
  /** Whether a point tells what has come since the last one, not since the beginning. */
  isDelta: boolean;
  points: OtlpPoint[];
}

/** A data point. Each type of metric has some of its fields. */
export interface OtlpPoint {
  attributes: OtlpAttributes;
  /** Epoch ms: undefined where it has none, NaN where it is wrong. */
  time: number | undefined;
  /** What is wrong with its time, where that is NaN. */
  wrongTime: string;
  /** Since when it counts. */
  start: number | undefined;
  /** NaN where there is none. */
  value: number;
  flags: number;
  count: number;
  /** NaN where there is none. */
  sum: number;
  bucketCounts: number[];
  bounds: number[];
  scale: number;
  zeroCount: number;
  positive: OtlpBuckets;
  negative: OtlpBuckets;
  quantiles: { quantile: number; value: number }[];
}

/** Buckets whose bounds grow by a constant factor. */
export interface OtlpBuckets {
  offset: number;
  counts: number[];
}

/** What names a point among those of its metric, or a resource. */
export interface OtlpAttributes {
  labels: Label[];
  /** How many came; labels are kept of the first ones. */
  count: number;
}

/** A process or a host, with its metrics as its encoding has them. */
export interface OtlpResource<T> {
  attributes: OtlpAttributes;
  metrics: T[];
}

/** The flag of a point that says that there is no value. */
export const NO_VALUE = 1;

/** Sets the time of a point , in epoch ms: NaN where its nanoseconds are no moment. */
export function setTime(point: OtlpPoint, ms: number | undefined, nanos: number): void {
  point.time = ms;
  if (Number.isNaN(ms ?? 0)) point.wrongTime = describeWrongEpoch(nanos, "ns");
}

export function createMetric(): OtlpMetric {
  return {
    name: "",
    description: "",
    unit: "",
    type: undefined,
    isMonotonic: false,
    isDelta: false,
    points: [],
  };
}

export function createPoint(): OtlpPoint {
  return {
    attributes: createAttributes(),
    time: undefined,
    wrongTime: "",
    start: undefined,
    value: Number.NaN,
    flags: 0,
    count: 0,
    sum: Number.NaN,
    bucketCounts: [],
    bounds: [],
    scale: 0,
    zeroCount: 0,
    positive: { offset: 0, counts: [] },
    negative: { offset: 0, counts: [] },
    quantiles: [],
  };
}

export function createAttributes(): OtlpAttributes {
  return { labels: [], count: 0 };
}
