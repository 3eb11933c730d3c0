import type { Series, SeriesOptions } from "../chart/inner-face.ts";
import { MAX_SERIES } from "../limits.ts";
import type { Arrivals } from "./arrivals.ts";
import type { FieldMapping } from "./field-mapping.ts";
import type { SeriesColumns } from "./group-rows.ts";
import type { PointWindow } from "./point-window.ts";

/** One series of a live chart: its points, and how they come. */
export interface OneSeries {
  window: PointWindow;
  arrivals: Arrivals;
}

/** Time of the newest point of all; minus infinity where there is none. */
export function newestOf(all: Iterable<OneSeries>): number {
  let newest = Number.NEGATIVE_INFINITY;
  for (const { arrivals } of all) newest = Math.max(newest, arrivals.newest());
  return newest;
}

/** Drops the points after a time. @returns how many. */
export function rewind({ window, arrivals }: OneSeries, time: number): number {
  if (arrivals.newest() <= time) return 0;
  const before = window.columns().xs.length;
  window.rewind(time);
  const { xs } = window.columns();
  arrivals.rewind(xs.at(-1) ?? Number.NEGATIVE_INFINITY);
  return before - xs.length;
}

/** How long this many points of the fastest series take, in ms; 0 where it is not known. */
export function spanOf(all: Iterable<OneSeries>, points: number): number {
  let shortest = Number.POSITIVE_INFINITY;
  for (const { window } of all) {
    const gap = window.meanGap(points);
    if (gap > 0) shortest = Math.min(shortest, gap * points);
  }
  return Number.isFinite(shortest) ? shortest : 0;
}

/** A series as the chart takes it. @param xKind what its xs are: moments, or numbers. */
export function toSeries(
  name: string,
  window: PointWindow,
  mapping: FieldMapping,
  options: Record<string, SeriesOptions>,
  xKind: Series["xKind"],
): Series {
  const { xs, ys, startIndex, streamId, extremaIndex, extras } = window.columns();
  const series: Series = { name, xKind, xs, ys, startIndex, streamId };
  if (extremaIndex !== undefined) series.extremaIndex = extremaIndex;
  const fields = mapping.nameExtras(name, ys, extras);
  if (fields !== undefined) series.fields = fields;
  const color = Object.hasOwn(options, name) ? options[name]!.color : undefined;
  if (color !== undefined) series.color = color;
  return series;
}

/** Forgets series whose newest point is older than a time: names that nobody pushes any more. */
export function removeGone(
  all: Map<string, OneSeries>,
  before: number,
  staying: readonly string[],
): void {
  for (const [name, { arrivals }] of all) {
    if (arrivals.newest() < before && !staying.includes(name)) all.delete(name);
  }
}

/**
 * Of a past with more series than a chart may have, those stay that have the newest points: it forgets
 * others.
 *
 * @returns the columns of those that stay.
 */
export function keepNewest(
  all: Map<string, OneSeries>,
  columns: ReadonlyMap<string, SeriesColumns>,
): ReadonlyMap<string, SeriesColumns> {
  const newest = new Map<string, number>();
  for (const [name, { arrivals }] of all) newest.set(name, arrivals.newest());
  for (const [name, { times }] of columns) {
    const own = times.at(-1) ?? Number.NEGATIVE_INFINITY;
    newest.set(name, Math.max(own, newest.get(name) ?? Number.NEGATIVE_INFINITY));
  }
  if (newest.size <= MAX_SERIES) return columns;
  const leaving = [...newest].toSorted((a, b) => b[1] - a[1]).slice(MAX_SERIES);
  const staying = new Map(columns);
  for (const [name] of leaving) {
    all.delete(name);
    staying.delete(name);
  }
  return staying;
}
