import type { SourceSeries } from "../ingest/measurement.ts";
import type { ChartRows } from "./chart-rows.ts";
import { createCounterRate, createDeltaRate, type Rate } from "./rate.ts";

/** A series that has its place in a chart. */
export interface PlacedSeries {
  chart: ChartRows;
  /** Its name in the chart. */
  name: string;
  rate: Rate | undefined;
  factor: number;
  /** The unit that its sender says. */
  unit: string;
  /** Of a bucket: its histogram, and its upper bound. */
  bucket: { group: string; bound: number } | undefined;
  /** When it had its last value, in epoch ms. */
  seenMs: number;
  /** The moment of its last value that came without a time, in epoch ms. */
  arrivedMs: number;
  /** It was told that it has had an infinite value. */
  isInfiniteTold: boolean;
  /** It was not seen for long and has no place any more. */
  isForgotten: boolean;
}

export function createPlacedSeries(
  series: SourceSeries,
  chart: ChartRows,
  name: string,
  factor: number,
): PlacedSeries {
  const { unit } = series;
  const [rate, bucket] = [rateOf(series), bucketOf(series)];
  const moments = { seenMs: 0, arrivedMs: Number.NEGATIVE_INFINITY };
  const states = { isInfiniteTold: false, isForgotten: false };
  return { chart, name, factor, unit, rate, bucket, ...moments, ...states };
}

function rateOf({ kind, intervalMs }: SourceSeries): Rate | undefined {
  if (kind === "counter" || kind === "bucket") return createCounterRate();
  return kind === "delta" ? createDeltaRate(intervalMs) : undefined;
}

function bucketOf({ kind, labels }: SourceSeries): PlacedSeries["bucket"] {
  if (kind !== "bucket") return undefined;
  const bound = Number(labels.find(({ name }) => name === "le")?.value.replace("Inf", "Infinity"));
  const others = labels.filter(({ name }) => name !== "le");
  const group = JSON.stringify(others.map(({ name, value }) => [name, value]));
  return { group, bound: Number.isNaN(bound) ? Number.POSITIVE_INFINITY : bound };
}
