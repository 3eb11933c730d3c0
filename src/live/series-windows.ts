import { MAX_SERIES } from "../limits.ts";
import type { ChartWindow, Series, SeriesOptions } from "../chart/inner-face.ts";
import { PlotcastError, describeValue } from "../error.ts";
import type { FieldMapping } from "./field-mapping.ts";
import { groupRows } from "./group-rows.ts";
import { createPointWindow, type PointWindow } from "./point-window.ts";
import type { CheckedRow } from "./row.ts";

/** The points of one chart: a window for each series. */
export interface SeriesWindows {
  /** Takes one row of a chart without fields: what most cycles bring. @returns whether it has values. */
  pushRow(row: CheckedRow): boolean;
  /** Takes rows, all or none. @returns whether they have values. */
  pushRows(rows: CheckedRow[]): boolean;
  /** Time of the newest point, in epoch ms; minus infinity where there is none. */
  newest(): number;
  windows(): Iterable<PointWindow>;
  /** All points kept, as the chart takes them. */
  series(): Series[];
}

/** @param chart the chart's name, for errors. */
export function createSeriesWindows(
  chart: string,
  window: ChartWindow,
  mapping: FieldMapping,
  options: Record<string, SeriesOptions> = {},
): SeriesWindows {
  const windows = new Map<string, PointWindow>();
  let newest = Number.NEGATIVE_INFINITY;

  function getOrCreate(series: string): PointWindow {
    let found = windows.get(series);
    if (found === undefined) {
      found = createPointWindow(window, mapping.countExtras(series));
      windows.set(series, found);
    }
    return found;
  }

  return {
    pushRow({ ms, names, values }) {
      checkSeriesCount(chart, names, windows);
      for (let i = 0; i < names.length; i++) getOrCreate(names[i]!).push([ms], [values[i]!]);
      if (names.length === 0) return false;
      newest = Math.max(newest, ms);
      return true;
    },
    pushRows(rows) {
      const columns = groupRows(rows, mapping);
      checkSeriesCount(chart, columns.keys(), windows);
      for (const [series, { times, values, extras }] of columns) {
        getOrCreate(series).push(times, values, extras);
        newest = Math.max(newest, times[times.length - 1] ?? newest);
      }
      return columns.size > 0;
    },
    newest: () => newest,
    windows: () => windows.values(),
    series: () => {
      const all: Series[] = [];
      for (const [name, own] of windows) all.push(toSeries(name, own, mapping, options));
      return all;
    },
  };
}

function toSeries(
  name: string,
  window: PointWindow,
  mapping: FieldMapping,
  options: Record<string, SeriesOptions>,
): Series {
  const { xs, ys, startIndex, streamId, extremaIndex, extras } = window.columns();
  const series: Series = { name, xKind: "time", xs, ys, startIndex, streamId };
  if (extremaIndex !== undefined) series.extremaIndex = extremaIndex;
  const fields = mapping.nameExtras(name, ys, extras);
  if (fields !== undefined) series.fields = fields;
  const color = Object.hasOwn(options, name) ? options[name]!.color : undefined;
  if (color !== undefined) series.color = color;
  return series;
}

function checkSeriesCount(
  chart: string,
  names: Iterable<string>,
  known: ReadonlyMap<string, unknown>,
): void {
  let count = known.size;
  for (const series of names) if (!known.has(series)) count++;
  if (count <= MAX_SERIES) return;
  const message = `chart ${describeValue(chart)}: expected at most ${MAX_SERIES} series, got ${count}`;
  throw new PlotcastError("LIMIT_REACHED", message);
}
