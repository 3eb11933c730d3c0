import type { ChartOptions } from "../chart/inner-face.ts";
import { PlotcastError } from "../error.ts";
import type { Measurement, SourceSeries } from "../ingest/measurement.ts";
import { MAX_CATALOG_SERIES, MAX_SERIES } from "../limits.ts";
import type { ColumnsIntake } from "../live/create-hub.ts";
import type { Hub } from "../live/hub.ts";
import { slicesFor } from "../live/slices.ts";
import type { SourceContext, Taken } from "../sources/source.ts";
import type { SourceReport } from "../sources/source-report.ts";
import { type ChartRows, createChartRows } from "./chart-rows.ts";
import { createPlacedSeries, keyOf, type PlacedSeries } from "./placed-series.ts";
import { placeSeries } from "./place-series.ts";
import { full, INFO, isInfo, type Refusal, TRY_AGAIN_MS } from "./refusal.ts";
import { createSourceLog, type SourceLog } from "./source-log.ts";

/** Makes charts of whatever comes, unasked, and says how each came to be. */
export interface Catalog {
  /** What a source of this name hands on to; always the same. */
  contextOf(source: string): SourceContext;
  /** Notes how a chart came to be that is there already. */
  adopt(chart: string, reason: string): void;
  /** How each chart came to be, in the order in which they came. */
  reasons(): ReadonlyMap<string, string>;
  sources(): SourceReport[];
  /** Says on charts whose source is silent or in trouble, and lets go of what was not seen for long. */
  sweep(now: number): void;
}

export interface CatalogOptions {
  hub: Hub;
  columns: ColumnsIntake;
  /** As those of a keeper. */
  mark(): number;
  settled(since: number): Promise<boolean>;
  /** Hears of each new chart. */
  onChart: (chart: { name: string; options: ChartOptions; reason: string }) => void;
  /** What was not seen for this long leaves, in ms. */
  forgetMs: number;
}

export function createCatalog(options: CatalogOptions): Catalog {
  const { hub, columns, mark, settled, onChart, forgetMs } = options;
  const input = slicesFor("input");
  const charts = new Map<string, ChartRows & { sources: Set<SourceLog> }>();
  const reasons = new Map<string, string>();
  const logs = new Map<string, SourceLog>();
  const contexts = new Map<string, SourceContext>();
  /** By what tells them apart, and by the object that their reader has for them. */
  const placed = new Map<string, PlacedSeries>();
  const known = new WeakMap<SourceSeries, PlacedSeries | Refusal>();

  function findPlace(series: SourceSeries, log: SourceLog, now: number): PlacedSeries | Refusal {
    const last = known.get(series);
    if (last !== undefined && holds(last, now)) return last;
    const found = place(series, log, now);
    known.set(series, found);
    return found;
  }

  function place(series: SourceSeries, log: SourceLog, now: number): PlacedSeries | Refusal {
    if (isInfo(series)) return INFO;
    const key = keyOf(series);
    const other = placed.get(key);
    if (other !== undefined) return other;
    try {
      if (placed.size >= MAX_CATALOG_SERIES) throw full(`at most ${MAX_CATALOG_SERIES} series`);
      const own = makePlace(series, log);
      placed.set(key, own);
      return own;
    } catch (error) {
      if (!(error instanceof PlotcastError)) throw error;
      return { reason: error.message, untilMs: now + TRY_AGAIN_MS };
    }
  }

  function makePlace(series: SourceSeries, source: SourceLog): PlacedSeries {
    const { chart, series: short, fullSeries, factor, ...how } = placeSeries(series);
    const rows = charts.get(chart) ?? { sources: new Set(), ...createChartRows(chart) };
    // All histograms of a chart share its rows.
    const isShared = series.kind === "bucket";
    const name = rows.series.has(short) && !isShared ? fullSeries : short;
    if (rows.series.size >= MAX_SERIES && !rows.series.has(name)) {
      throw full(`at most ${MAX_SERIES} series in the chart ${JSON.stringify(chart)}`);
    }
    addChart(chart, how.options, `from ${source.name}: ${how.reason}`);
    charts.set(chart, rows);
    rows.series.set(name, (rows.series.get(name) ?? 0) + 1);
    return createPlacedSeries(series, rows, name, factor);
  }

  function addChart(name: string, chartOptions: ChartOptions, reason: string): void {
    const isNew = !hub.has(name);
    if (isNew) hub.addChart(name, chartOptions);
    if (reasons.has(name)) return;
    reasons.set(name, reason);
    // What a push made before is kept as it is.
    if (isNew) onChart({ name, options: chartOptions, reason });
  }

  /** Puts measurements to their charts. @returns those charts, and how many have no place. */
  function sort(measurements: readonly Measurement[], log: SourceLog, now: number) {
    const touched = new Set<ChartRows>();
    const refused = { count: 0, reason: undefined as string | undefined };
    let passedOver = 0;
    for (const { series, time = now, value, spanMs } of measurements) {
      const own = findPlace(series, log, now);
      if ("untilMs" in own) {
        if (own.isInfo === true) passedOver++;
        else {
          refused.count++;
          refused.reason ??= own.reason;
        }
        continue;
      }
      own.seenMs = now;
      touched.add(own.chart);
      addValue(own, value, time, spanMs);
    }
    log.passedOver(passedOver);
    return { touched, refused };
  }

  async function push(rows: ChartRows): Promise<Taken> {
    const { columns: points, count } = rows.take();
    if (count === 0) return { taken: 0, refused: 0 };
    try {
      const taken = await columns.take(rows.name, points);
      const refused = count - taken;
      return { taken, refused, reason: refused > 0 ? "a time too far ahead" : undefined };
    } catch (error) {
      // The chart was removed meanwhile, or has no room.
      if (!hub.has(rows.name)) letGo(rows.name);
      const reason = error instanceof Error ? error.message : String(error);
      return { taken: 0, refused: count, reason };
    }
  }

  async function take(measurements: readonly Measurement[], log: SourceLog): Promise<Taken> {
    const now = Date.now();
    const since = mark();
    const { touched, refused } = sort(measurements, log, now);
    for (const { name } of touched) charts.get(name)?.sources.add(log);
    const pushed = await Promise.all([...touched].map(push));
    const all = addUp(pushed, refused.count, refused.reason);
    // First values of counters draw nothing yet, but nothing of them is lost.
    const result = { ...all, taken: measurements.length - all.refused };
    log.took(result, now);
    return (await settled(since)) ? result : { ...result, isKept: false };
  }

  function logOf(source: string): SourceLog {
    const log = logs.get(source) ?? createSourceLog(source);
    logs.set(source, log);
    return log;
  }

  function createContext(source: string): SourceContext {
    const log = logOf(source);
    return {
      take: (measurements) => take(measurements, log),
      note: log.noted,
      setTrouble: log.setTrouble,
      run: (work) => input.begin(work),
    };
  }

  /** Series that were not seen for long make room; a chart without any is removed. */
  function forget(now: number): void {
    for (const [key, own] of placed) {
      if (now - own.seenMs < forgetMs) continue;
      own.isForgotten = true;
      placed.delete(key);
      const { series, name } = own.chart;
      const others = (series.get(own.name) ?? 1) - 1;
      if (others > 0) series.set(own.name, others);
      else series.delete(own.name);
      if (series.size > 0) continue;
      charts.delete(name);
      reasons.delete(name);
      if (hub.has(name)) hub.removeChart(name);
    }
  }

  /** Of a chart that somebody removed: what comes of its series has a new place. */
  function letGo(chart: string): void {
    for (const [key, own] of placed) {
      if (own.chart.name !== chart) continue;
      own.isForgotten = true;
      placed.delete(key);
    }
    charts.delete(chart);
    reasons.delete(chart);
  }

  return {
    contextOf(source) {
      const context = contexts.get(source) ?? createContext(source);
      contexts.set(source, context);
      return context;
    },
    adopt: (chart, reason) => void reasons.set(chart, reason),
    reasons: () => reasons,
    sources: () => Array.from(logs.values(), (log) => log.report()),
    sweep(now) {
      forget(now);
      for (const { name, sources } of charts.values()) {
        if (hub.has(name)) hub.setNote(name, silenceOf(sources, now));
        else letGo(name);
      }
    },
  };
}

function holds(found: PlacedSeries | Refusal, now: number): boolean {
  return "untilMs" in found ? now < found.untilMs : !found.isForgotten;
}

/** Why nothing comes to a chart: as long as one of its sources goes on, something does. */
function silenceOf(sources: Iterable<SourceLog>, now: number): string {
  const all = Array.from(sources, (source) => source.silence(now));
  return all.includes("") ? "" : all.slice(0, MAX_TOLD_SOURCES).join("; ");
}

const MAX_TOLD_SOURCES = 3;

function addValue(own: PlacedSeries, value: number, time: number, spanMs?: number): void {
  const { chart, name, rate, factor, bucket } = own;
  const drawn = rate === undefined ? value : rate.next(value, time, spanMs);
  if (drawn === undefined) return;
  if (bucket === undefined) chart.add(name, time, drawn * factor);
  else chart.heat.add(time, bucket.group, bucket.bound, name, drawn);
}

function addUp(all: readonly Taken[], refused: number, reason: string | undefined): Taken {
  const sum: Taken = { taken: 0, refused, reason };
  for (const one of all) {
    sum.taken += one.taken;
    sum.refused += one.refused;
    sum.reason ??= one.reason;
  }
  return sum;
}
