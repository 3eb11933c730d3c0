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
  /** Of a bucket: its histogram, and its upper bound. */
  bucket: { group: string; bound: number } | undefined;
  /** When it had its last value, in epoch ms. */
  seenMs: number;
  /** It was not seen for long and has no place any more. */
  isForgotten: boolean;
}

export function createPlacedSeries(
  series: SourceSeries,
  chart: ChartRows,
  name: string,
  factor: number,
): PlacedSeries {
  const rate = rateOf(series);
  return { chart, name, factor, rate, bucket: bucketOf(series), seenMs: 0, isForgotten: false };
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

/** What tells a series from all others, whichever source it comes from. */
export function keyOf({ measurement, field, labels, kind, chart = "" }: SourceSeries): string {
  const pairs = labels.map(({ name, value }) => JSON.stringify([name, value]));
  const sorted = pairs.toSorted((a, b) => (a < b ? -1 : 1));
  return JSON.stringify([measurement, field, kind, chart, sorted]);
}
