import { MAX_SOURCE_SERIES } from "../limits.ts";
import type { Measurement, SourceSeries } from "./measurement.ts";
import { cleanName } from "./names.ts";
import { createSeriesCache } from "./series-cache.ts";
import type { TableRow } from "./table-row.ts";

/**
 * Makes rows of a table measurements: each column is a field, and what a row is about is its label `key`.
 *
 * @param measurement what the table as a whole is called
 */
export function createRowMeasurements(measurement: string): (row: TableRow) => Measurement[] {
  const known = createSeriesCache<SourceSeries>({ maxEntries: MAX_SOURCE_SERIES });

  const columnUnits = createSeriesCache<string>({ maxEntries: MAX_SOURCE_SERIES });

  // A column of "12 MiB" has a plain 0 as well: that is no other series.
  function unitOf(name: string, told: string): string {
    if (told === "") return columnUnits.get(name) ?? "";
    columnUnits.set(name, told);
    return told;
  }

  function findSeries(name: string, { units, key = "" }: TableRow): SourceSeries {
    const unit = unitOf(name, units?.get(name) ?? "");
    const text = JSON.stringify([name, key, unit]);
    const found = known.get(text);
    if (found !== undefined) return found;
    const labels = key === "" ? [] : [{ name: "key", value: cleanName(key) }];
    const field = name === "value" ? "" : cleanName(name);
    const series = { measurement, field, labels, kind: "gauge" as const, unit };
    known.set(text, series);
    return series;
  }

  return (row) =>
    [...row.values].map(([name, value]) => ({
      series: findSeries(name, row),
      time: row.time,
      value: value ?? Number.NaN,
    }));
}
