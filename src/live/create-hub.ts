import { createAudience } from "./audience.ts";
import { createCharts } from "./charts.ts";
import { createClock } from "./clock.ts";
import { createFrameSource } from "./frame.ts";
import { createFrameSources } from "./frame-sources.ts";
import type { History, PastColumns } from "./history.ts";
import type { Hub } from "./hub.ts";
import { type HubOptions, resolveHubOptions } from "./hub-options.ts";
import { createPast, type Past } from "./past.ts";
import { wantedPoints } from "./still.ts";
import { createPictures } from "./pictures.ts";
import type { Journal, PointColumns } from "./journal.ts";
import type { InputRow } from "./row.ts";
import { slicesFor } from "./slices.ts";
import { createCounters } from "./stats.ts";
import { readTimes } from "./view-window.ts";

const DEFAULT_DRAIN_MS = 5000;

/** Takes points as columns, as those have them who read protocols or keep points. */
export interface ColumnsIntake {
  /**
   * Gives points to a chart, in slices. Those too far ahead of the clock are refused, as `pushRows` does.
   *
   * @returns the number of points taken.
   * @throws PlotcastError `CHART_UNKNOWN`, `LIMIT_REACHED`; nothing is taken then.
   */
  take(chart: string, columns: ReadonlyMap<string, PointColumns>): Promise<number>;
  /**
   * What a chart needs of the past to look as before: the newest `count` points of each series and, where it shows
   * a stretch of time, all of the last `ms` of it. It takes none that are newer than `until`, in epoch ms.
   *
   * @throws PlotcastError `CHART_UNKNOWN`.
   */
  wanted(chart: string): { count: number; ms: number; until: number };
  /** All points of a chart in memory, by the names that they came under. @throws PlotcastError `CHART_UNKNOWN`. */
  inMemory(chart: string): PastColumns;
  /** The same as `take` for points that are kept already. */
  restore(chart: string, columns: ReadonlyMap<string, PointColumns>): Promise<number>;
  /** Removes the series of a chart that are not fed any more. @throws PlotcastError `CHART_UNKNOWN`. */
  keepOnly(chart: string, isFed: (series: string) => boolean): void;
  /** When a chart took points last, or else when the hub began, in epoch ms. @throws PlotcastError `CHART_UNKNOWN`. */
  takenMs(chart: string): number;
}

/** A hub, a way in for columns of points, and what it knows of times before those it shows. */
export interface OpenHub {
  hub: Hub;
  columns: ColumnsIntake;
  past: Past;
}

/** @throws PlotcastError `OPTION_INVALID`, naming the option. */
export function createHub(options: HubOptions = {}): Hub {
  return openHub(options).hub;
}

/** What a program has besides the options of its hub. */
export interface HubParts {
  /** Hears of all points that charts take. */
  journal?: Journal | undefined;
  /** Whether a point takes the place of another of its series and time. Default `false`. */
  replaces?: boolean | undefined;
  /** Reads points that are kept beyond what is in memory. */
  history?: History | undefined;
}

/** @throws PlotcastError `OPTION_INVALID`, naming the option. */
export function openHub(options: HubOptions, parts: HubParts = {}): OpenHub {
  const settings = resolveHubOptions(options);
  const { everyMs, minMs } = settings;
  const counters = createCounters();
  const clock = createClock();
  const paceMs = everyMs === "change" ? minMs : everyMs;
  const { journal, history, replaces } = parts;
  const charts = createCharts({
    ...settings,
    everyMs: paceMs,
    replaces,
    journal: history === undefined ? journal : { add: takeDown },
    isKept: history !== undefined,
  });
  const sources = createFrameSources(
    (view) => createFrameSource(view, past.chartOf(view), { clock, onDraw: counters.drawn }),
    { countCharts: () => charts.count() },
  );
  const { holds } = counters;
  const cycles = slicesFor("cycles", holds.add);
  const input = slicesFor("input", holds.add);
  const past = createPast({
    charts,
    history,
    clock,
    slices: input,
    onChange: () => audience.signalChange(),
    onError: settings.onError,
  });
  const audience = createAudience({ settings, charts, sources, slices: cycles, counters });
  for (const [name, chart] of Object.entries(settings.charts)) charts.add(name, chart);

  const startMs = clock();

  /** Of points that charts have taken. */
  function takeDown(name: string, points: ReadonlyMap<string, PointColumns>): void {
    journal?.add(name, points);
    past.add(name, points);
  }

  function take(name: string, rows: readonly InputRow[]): number {
    const taken = charts.push(name, rows, clock());
    audience.signalChange();
    return taken;
  }

  async function takeColumns(
    name: string,
    columns: ReadonlyMap<string, PointColumns>,
    isKept: boolean,
  ): Promise<number> {
    const restoring = isKept ? undefined : history?.ready?.(name);
    if (restoring !== undefined) await restoring;
    const taken = await input.begin(charts.pushColumns(name, columns, clock(), isKept));
    audience.signalChange();
    return taken;
  }

  const hub: Hub = {
    names: charts.names,
    title: (name) => charts.get(name).title,
    times: (name) => readTimes(charts.get(name).viewDefaults),
    has: charts.has,
    chartOf: charts.chartOf,
    addChart(name, chart = {}) {
      charts.add(name, chart);
      return hub;
    },
    removeChart(name) {
      charts.remove(name);
      sources.forget(name);
      audience.endOf(name);
      counters.forget(name);
      past.forget(name);
    },
    removeSeries(name, series) {
      const isKnown = charts.get(name).removeSeries(series);
      if (isKnown) audience.signalChange();
      return isKnown;
    },
    clear(name) {
      charts.get(name).clear();
      audience.signalChange();
    },
    push: (name, values, time) => {
      take(name, [time === undefined ? { values } : { time, values }]);
    },
    pushRows: (name, rows) => holds.measure(() => take(name, rows)),
    async pushInSlices(name, rows) {
      const restoring = history?.ready?.(name);
      if (restoring !== undefined) await restoring;
      const taken = await input.begin(charts.pushInSteps(name, rows, clock()));
      audience.signalChange();
      return taken;
    },
    annotate: (name, annotation) => {
      charts.get(name).annotate(annotation, clock());
      audience.signalChange();
    },
    setNote: (name, note) => {
      charts.get(name).setNote(note);
      audience.signalChange();
    },
    setEmpty: (name, text) => {
      charts.get(name).setEmpty(text);
      audience.signalChange();
    },
    ...createPictures({ charts, sources, past, slices: input, clock }),
    admit: audience.admit,
    subscribe: (names, view, wire, connection) => audience.admit(names, view, wire)(connection),
    stats: () =>
      counters.read({
        names: charts.names(),
        views: sources.countWatched(),
        subscribers: audience.count(),
        refused: (name) => charts.get(name).refused(),
      }),
    drain: (timeoutMs = DEFAULT_DRAIN_MS) => audience.drain(timeoutMs),
    close: audience.close,
  };
  const columns: ColumnsIntake = {
    take: (name, points) => takeColumns(name, points, false),
    inMemory: (name) => charts.get(name).columns(),
    wanted(name) {
      const chart = charts.get(name);
      return { ...wantedPoints(chart.window), until: clock() + chart.maxAheadMs() };
    },
    restore: (name, points) => takeColumns(name, points, true),
    keepOnly(name, isFed) {
      for (const series of charts.get(name).columns().keys()) {
        if (!isFed(series)) hub.removeSeries(name, series);
      }
    },
    takenMs: (name) => Math.max(startMs, charts.get(name).takenMs()),
  };
  return { hub, columns, past };
}
