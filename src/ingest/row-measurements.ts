import { MAX_SOURCE_SERIES } from "../limits.ts";
import type { Measurement, SourceSeries } from "./measurement.ts";
import { cleanName } from "./names.ts";
import { createSeriesCache } from "./series-cache.ts";
import type { TableRow } from "./table-row.ts";
import { convert } from "./unit.ts";

/**
 * Makes rows of a table measurements: each column is a field, and what a row is about is its label `key`.
 *
 * @param measurement what the table as a whole is called
 */
export function createRowMeasurements(measurement: string): (row: TableRow) => Measurement[] {
  const known = createSeriesCache<SourceSeries>({ maxEntries: MAX_SOURCE_SERIES });

  const columnUnits = createSeriesCache<string>({ maxEntries: MAX_SOURCE_SERIES });

  // A column of "12 MiB" has a plain 0 as well, and one of "250ms" has "1.5s": those are no other series.
  function unitOf(name: string, told: string): string {
    const known = columnUnits.get(name);
    if (told === "" || (known !== undefined && convert(1, told, known) !== undefined))
      return known ?? "";
    columnUnits.set(name, told);
    return told;
  }

  function findSeries(name: string, unit: string, { key = "" }: TableRow): SourceSeries {
    const text = JSON.stringify([name, key, unit]);
    const found = known.get(text);
    if (found !== undefined) return found;
    const labels = key === "" ? [] : [{ name: "key", value: cleanName(key) }];
    const field = name === "value" ? "" : cleanName(name);
    const series = { measurement, field, labels, kind: "gauge" as const, unit };
    known.set(text, series);
    return series;
  }

  function toMeasurement(name: string, value: number | null, row: TableRow): Measurement {
    const told = row.units?.get(name) ?? "";
    const unit = unitOf(name, told);
    const number = value ?? Number.NaN;
    return {
      series: findSeries(name, unit, row),
      time: row.time,
      value: told === "" ? number : (convert(number, told, unit) ?? number),
    };
  }

  return (row) => [...row.values].map(([name, value]) => toMeasurement(name, value, row));
}
