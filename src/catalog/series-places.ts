import type { ChartOptions } from "../chart/inner-face.ts";
import { PlotcastError } from "../error.ts";
import type { SourceSeries } from "../ingest/measurement.ts";
import { MAX_CATALOG_SERIES, MAX_SERIES } from "../limits.ts";
import type { Hub } from "../live/hub.ts";
import type { KeptChart } from "../store/store.ts";
import { type ChartRows, createChartRows } from "./chart-rows.ts";
import { areTwoUnits, createKnownCharts } from "./known-charts.ts";
import { type Placement, placeSeries } from "./place-series.ts";
import { createPlacedSeries, type PlacedSeries } from "./placed-series.ts";
import { full, INFO, isInfo, type Refusal, TRY_AGAIN_MS } from "./refusal.ts";
import { keyOf } from "./series-key.ts";
import type { SourceLog } from "./source-log.ts";

/** Where there is no room for a series, those leave that were silent for this long: 10 minutes. */
const GONE_MS = 600_000;

/** Which chart each series comes to, and under which name; a chart is made for the first of its series. */
export interface SeriesPlaces {
  find(series: SourceSeries, source: SourceLog, now: number): PlacedSeries | Refusal;
  /** Notes how a chart came to be that is there already, and the names of its series. */
  adopt(chart: KeptChart, series: readonly string[]): void;
  /** The charts that something came to, each with the sources it comes from. */
  charts: ReadonlyMap<string, SourcedChart>;
  /** How each chart came to be, in the order in which they came. */
  reasons: ReadonlyMap<string, string>;
  /** Series that were not seen for long leave, and charts that nothing came to. */
  forget(now: number): void;
  /** Of a chart that somebody removed: what comes of its series has a new place. */
  letGo(chart: string): void;
}

export interface SourcedChart extends ChartRows {
  sources: Set<SourceLog>;
  /** When its silent series made room last, in epoch ms. */
  roomMadeMs: number;
}

export interface SeriesPlacesOptions {
  hub: Hub;
  /** When a chart took points last, or else when the hub began, in epoch ms. */
  takenMs: (chart: string) => number;
  /** Hears of each new chart. */
  onChart: (chart: { name: string; options: ChartOptions; reason: string }) => void;
  /** What was not seen for this long leaves, in ms. */
  forgetMs: number;
}

export function createSeriesPlaces({
  hub,
  takenMs,
  onChart,
  forgetMs,
}: SeriesPlacesOptions): SeriesPlaces {
  const charts = new Map<string, SourcedChart>();
  const reasons = new Map<string, string>();
  /** By what tells them apart, and by the object that their reader has for them. */
  const placed = new Map<string, PlacedSeries>();
  const known = new WeakMap<SourceSeries, PlacedSeries | Refusal>();
  const knownCharts = createKnownCharts();
  let allMadeRoomMs = Number.NEGATIVE_INFINITY;

  function find(series: SourceSeries, source: SourceLog, now: number): PlacedSeries | Refusal {
    const last = known.get(series);
    if (last !== undefined && holds(last, now)) return last;
    const found = place(series, source, now);
    known.set(series, found);
    return found;
  }

  function place(series: SourceSeries, source: SourceLog, now: number): PlacedSeries | Refusal {
    if (isInfo(series)) return INFO;
    const key = keyIn(series);
    const other = placed.get(key);
    if (other !== undefined) return other;
    try {
      if (placed.size >= MAX_CATALOG_SERIES) makeRoomInAll(now);
      if (placed.size >= MAX_CATALOG_SERIES) throw full(`at most ${MAX_CATALOG_SERIES} series`);
      const own = makePlace(series, source, now);
      placed.set(key, own);
      return own;
    } catch (error) {
      if (!(error instanceof PlotcastError)) throw error;
      return { reason: error.message, untilMs: now + TRY_AGAIN_MS };
    }
  }

  /** One whose sender has changed its unit has another place. */
  function keyIn(series: SourceSeries): string {
    const key = keyOf(series);
    return areTwoUnits(placed.get(key)?.unit, series.unit) ? `${key} ${series.unit}` : key;
  }

  function makePlace(series: SourceSeries, source: SourceLog, now: number): PlacedSeries {
    const placement = placeSeries(series);
    const { factor, ...how } = placement;
    if (hub.has(placement.chart)) knownCharts.found(placement.chart);
    const chart = knownCharts.chartFor(placement);
    const rows = charts.get(chart) ?? createSourcedChart(chart);
    if (rows.series.size >= MAX_SERIES) makeRoom(rows, now);
    // All histograms of a chart share its rows.
    const name = series.kind === "bucket" ? placement.series : freeName(placement, rows);
    if (rows.series.size >= MAX_SERIES && !rows.series.has(name)) {
      throw full(`at most ${MAX_SERIES} series in the chart ${JSON.stringify(chart)}`);
    }
    addChart(chart, how.options, `from ${source.name}: ${how.reason}`);
    charts.set(chart, rows);
    rows.series.set(name, (rows.series.get(name) ?? 0) + 1);
    return createPlacedSeries(series, rows, name, factor);
  }

  function freeName({ series, fullSeries, ownSeries }: Placement, rows: ChartRows): string {
    const names = [series, fullSeries, ownSeries];
    // Where it has points by a longer name, another one has the short name, and may come after it this time.
    const before = names.findLastIndex((name) => knownCharts.hadSeries(rows.name, name));
    const free = names.slice(Math.max(0, before)).find((name) => !rows.series.has(name));
    return free ?? ownSeries;
  }

  function addChart(name: string, chartOptions: ChartOptions, reason: string): void {
    const isNew = !hub.has(name);
    if (isNew) {
      hub.addChart(name, chartOptions);
      knownCharts.added(name, chartOptions);
    }
    if (reasons.has(name)) return;
    reasons.set(name, reason);
    // What a push made before is kept as it is.
    if (isNew) onChart({ name, options: chartOptions, reason });
  }

  function leave(key: string, own: PlacedSeries): void {
    own.isForgotten = true;
    placed.delete(key);
    const { series } = own.chart;
    const others = (series.get(own.name) ?? 1) - 1;
    if (others > 0) series.set(own.name, others);
    else series.delete(own.name);
  }

  /** Where pods and containers come and go, those that are gone are not waited for. */
  function makeRoom(rows: SourcedChart, now: number): void {
    if (Math.abs(now - rows.roomMadeMs) < TRY_AGAIN_MS) return;
    rows.roomMadeMs = now;
    for (const [key, own] of placed) {
      if (own.chart !== rows || now - own.seenMs < GONE_MS) continue;
      leave(key, own);
      if (!rows.series.has(own.name) && hub.has(rows.name)) hub.removeSeries(rows.name, own.name);
    }
  }

  function makeRoomInAll(now: number): void {
    if (Math.abs(now - allMadeRoomMs) < TRY_AGAIN_MS) return;
    allMadeRoomMs = now;
    for (const [key, own] of placed) if (now - own.seenMs >= GONE_MS) leave(key, own);
  }

  function forget(now: number): void {
    for (const [key, own] of placed) if (now - own.seenMs >= forgetMs) leave(key, own);
    for (const name of hub.names()) if (isForgotten(name, now)) remove(name);
  }

  /** A chart of which nothing is placed has what pushes gave it, or what was there before a restart. */
  function isForgotten(chart: string, now: number): boolean {
    const isFed = (charts.get(chart)?.series.size ?? 0) > 0;
    return !isFed && now - takenMs(chart) >= forgetMs;
  }

  function remove(chart: string): void {
    charts.delete(chart);
    reasons.delete(chart);
    knownCharts.forget(chart);
    hub.removeChart(chart);
  }

  function letGo(chart: string): void {
    for (const [key, own] of placed) {
      if (own.chart.name !== chart) continue;
      own.isForgotten = true;
      placed.delete(key);
    }
    charts.delete(chart);
    reasons.delete(chart);
    knownCharts.forget(chart);
  }

  return {
    find,
    adopt(chart, series) {
      reasons.set(chart.name, chart.reason);
      knownCharts.adopt(chart, series);
    },
    charts,
    reasons,
    forget,
    letGo,
  };
}

function createSourcedChart(name: string): SourcedChart {
  return { sources: new Set(), roomMadeMs: Number.NEGATIVE_INFINITY, ...createChartRows(name) };
}

function holds(found: PlacedSeries | Refusal, now: number): boolean {
  return "untilMs" in found ? now < found.untilMs : !found.isForgotten;
}
