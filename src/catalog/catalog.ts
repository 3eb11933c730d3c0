import { describeValue, PlotcastError } from "../error.ts";
import type { Measurement } from "../ingest/measurement.ts";
import type { ColumnsIntake } from "../live/create-hub.ts";
import type { PointColumns } from "../live/journal.ts";
import { slicesFor } from "../live/slices.ts";
import { ownMoment } from "../own-moment.ts";
import type { SourceContext, Taken } from "../sources/source.ts";
import type { SourceReport } from "../sources/source-report.ts";
import type { KeptChart } from "../store/store.ts";
import type { ChartRows } from "./chart-rows.ts";
import type { PlacedSeries } from "./placed-series.ts";
import { createSeriesPlaces, type SeriesPlacesOptions } from "./series-places.ts";
import { createSourceLog, type SourceLog } from "./source-log.ts";

/** Makes charts of whatever comes, unasked, and says how each came to be. */
export interface Catalog {
  /** What a source of this name hands on to; always the same. */
  contextOf(source: string): SourceContext;
  /** Notes how a chart came to be that is there already, and the names of its series. */
  adopt(chart: KeptChart, series: readonly string[]): void;
  /** How each chart came to be, in the order in which they came. */
  reasons(): ReadonlyMap<string, string>;
  sources(): SourceReport[];
  /** Says on charts whose source is silent or in trouble, and lets go of what was not seen for long. */
  sweep(now: number): void;
}

export interface CatalogOptions extends Omit<SeriesPlacesOptions, "takenMs"> {
  columns: ColumnsIntake;
  /** As those of a keeper. */
  mark(): number;
  settled(since: number): Promise<boolean>;
  /** Hears that a source has trouble as a whole, or another one, or (undefined) none any more. */
  onTrouble?: (source: string, trouble: string | undefined) => void;
}

export function createCatalog(options: CatalogOptions): Catalog {
  const { hub, columns, mark, settled, onChart, forgetMs, onTrouble = () => {} } = options;
  const input = slicesFor("input");
  const places = createSeriesPlaces({ hub, takenMs: columns.takenMs, onChart, forgetMs });
  const logs = new Map<string, SourceLog>();
  const contexts = new Map<string, SourceContext>();

  /** Puts measurements to their charts. @returns those charts, and how many have no place. */
  function sort(measurements: readonly Measurement[], log: SourceLog, now: number) {
    const touched = new Set<ChartRows>();
    const refused = { count: 0, reason: undefined as string | undefined };
    let passedOver = 0;
    for (const { series, time, value, spanMs } of measurements) {
      const own = places.find(series, log, now);
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
      const hasGap = addValue(own, value, time ?? momentOf(own, now), spanMs);
      if (hasGap) tellInfinite(own, log);
    }
    log.passedOver(passedOver);
    return { touched, refused };
  }

  async function give(rows: ChartRows, points: Map<string, PointColumns>): Promise<number> {
    try {
      return await columns.take(rows.name, points);
    } catch (error) {
      if (!(error instanceof PlotcastError) || error.code !== "LIMIT_REACHED") throw error;
      // The chart is full of what was there before a restart, or was not seen for long: it holds no place here.
      columns.keepOnly(rows.name, (series) => rows.series.has(series));
      return columns.take(rows.name, points);
    }
  }

  async function push(rows: ChartRows): Promise<Taken> {
    const { columns: points, count } = rows.take();
    if (count === 0) return { taken: 0, refused: 0 };
    try {
      const taken = await give(rows, points);
      const refused = count - taken;
      return { taken, refused, reason: refused > 0 ? "a time too far ahead" : undefined };
    } catch (error) {
      // The chart was removed meanwhile, or has no room.
      if (!hub.has(rows.name)) places.letGo(rows.name);
      const reason = error instanceof Error ? error.message : String(error);
      return { taken: 0, refused: count, reason };
    }
  }

  async function take(measurements: readonly Measurement[], log: SourceLog): Promise<Taken> {
    const now = Date.now();
    const since = mark();
    const { touched, refused } = sort(measurements, log, now);
    for (const { name } of touched) places.charts.get(name)?.sources.add(log);
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
      setTrouble(trouble) {
        log.setTrouble(trouble);
        onTrouble(source, trouble);
      },
      run: (work) => input.begin(work),
    };
  }

  return {
    contextOf(source) {
      const context = contexts.get(source) ?? createContext(source);
      contexts.set(source, context);
      return context;
    },
    adopt: places.adopt,
    reasons: () => places.reasons,
    sources: () => Array.from(logs.values(), (log) => log.report()),
    sweep(now) {
      places.forget(now);
      for (const { name, sources } of places.charts.values()) {
        if (hub.has(name)) hub.setNote(name, silenceOf(sources, now));
        else places.letGo(name);
      }
    },
  };
}

/** Why nothing comes to a chart: as long as one of its sources goes on, something does. */
function silenceOf(sources: Iterable<SourceLog>, now: number): string {
  const all = Array.from(sources, (source) => source.silence(now));
  return all.includes("") ? "" : all.slice(0, MAX_TOLD_SOURCES).join("; ");
}

const MAX_TOLD_SOURCES = 3;

/** Of what comes without a time. Two values of a counter within a millisecond would be a rate without bounds. */
function momentOf(own: PlacedSeries, now: number): number {
  if (own.rate !== undefined) return now;
  own.arrivedMs = ownMoment(own.arrivedMs, now);
  return own.arrivedMs;
}

/** @returns whether there is a gap in the place of an infinite value, as no chart can show it. */
function addValue(own: PlacedSeries, given: number, time: number, spanMs?: number): boolean {
  const { chart, name, rate, factor, bucket } = own;
  const value = orGap(given);
  const drawn = rate === undefined ? value : rate.next(value, time, spanMs);
  if (drawn === undefined) return isInfinite(given);
  const scaled = drawn * factor;
  if (bucket === undefined) chart.add(name, time, orGap(scaled));
  else chart.heat.add(time, bucket.group, bucket.bound, name, drawn);
  return isInfinite(given) || isInfinite(scaled);
}

function orGap(value: number): number {
  return isInfinite(value) ? Number.NaN : value;
}

function isInfinite(value: number): boolean {
  return Math.abs(value) === Infinity;
}

/** Once for each series: one that is always infinite would push all other problems out of sight. */
function tellInfinite(own: PlacedSeries, log: SourceLog): void {
  if (own.isInfiniteTold) return;
  own.isInfiniteTold = true;
  const where = `chart ${describeValue(own.chart.name)}, series ${describeValue(own.name)}`;
  log.noted({ message: `${where}: an infinite value, which is a gap in the chart` });
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
