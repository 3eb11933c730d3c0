import type { SourceSeries } from "../ingest/measurement.ts";

/** What tells a series from all others, whichever source it comes from. */
export function keyOf({ measurement, field, labels, kind, chart = "" }: SourceSeries): string {
  const pairs = labels.map(({ name, value }) => JSON.stringify([name, value]));
  const sorted = pairs.toSorted((a, b) => (a < b ? -1 : 1));
  return JSON.stringify([measurement, field, kind, chart, sorted]);
}
