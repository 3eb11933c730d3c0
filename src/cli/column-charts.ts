import type { ChartOptions } from "../chart/inner-face.ts";
import { PlotcastError } from "../error.ts";
import { VALUES_PER_STEP } from "../limits.ts";
import type { PlannedChart } from "./chart-plan.ts";
import type { InputHub } from "./create-input-hub.ts";
import type { Recording, Run } from "./recording.ts";
import { isAscending, type Points, sortPoints } from "./sort-points.ts";

/** The charts of a table's columns. */
export interface ColumnCharts {
  /**
   * Brings the charts up to date: makes those that the columns ask for, and hands on points that have come.
   * To be awaited before other points are recorded.
   */
  update(): Promise<void>;
  /** Puts points in order that came out of order, however often that was done. */
  end(): Promise<void>;
  /** Shows a remark on every chart. */
  setNote(note: string): void;
}

/** What charts of columns are made by. */
export interface ColumnChartsOptions {
  hub: InputHub;
  recording: Recording;
  plan(): PlannedChart[];
  optionsOf(chart: PlannedChart): ChartOptions;
  /** Charts show all points, so they are drawn anew where one comes late; else the hub sorts them in. */
  isWhole: boolean;
  /** Gets the error of a chart that cannot be, or cannot take its points. */
  report(problem: string): void;
  /** Gets how a chart came to be, whenever it did. */
  explain(chart: PlannedChart): void;
}

/** A chart as it is shown, and which points of each series it has. */
interface ShownChart {
  /** Its name, in which another one's may have been in the way. */
  name: string;
  options: string;
  plan: PlannedChart;
  pushed: Map<string, Pushed>;
  isOutOfOrder: boolean;
}

interface Pushed {
  run: Run;
  /** Points that were handed on, those that the run has dropped since included. */
  count: number;
  newest: number;
}

/** Charts with points out of order are not drawn anew more often than this. */
const REBUILD_MS = 1000;

export function createColumnCharts(settings: ColumnChartsOptions): ColumnCharts {
  const { hub, recording, plan, optionsOf, isWhole, report, explain } = settings;
  const { live, origins } = hub;
  const shown = new Map<string, ShownChart>();
  let planned = -1;
  let rebuilt = Number.NEGATIVE_INFINITY;

  function reconcile(): void {
    const charts = new Map(plan().map((one) => [one.name, one]));
    for (const [name, { options }] of shown) {
      const next = charts.get(name);
      if (next !== undefined && JSON.stringify(optionsOf(next)) === options) continue;
      if (live.has(shown.get(name)!.name)) live.removeChart(shown.get(name)!.name);
      origins.remove(shown.get(name)!.name);
      shown.delete(name);
    }
    for (const [name, chart] of charts) {
      const own = shown.get(name);
      if (own === undefined) add(chart);
      else keep(own, chart);
    }
  }

  function add(chart: PlannedChart): void {
    const options = optionsOf(chart);
    const name = live.has(chart.name) ? `${chart.name} (2)` : chart.name;
    attempt(() => {
      live.addChart(name, options);
      const text = JSON.stringify(options);
      shown.set(chart.name, {
        name,
        options: text,
        plan: chart,
        pushed: new Map(),
        isOutOfOrder: false,
      });
      explain({ ...chart, name });
    });
  }

  /** Series that have gone to another chart leave this one. */
  function keep(own: ShownChart, chart: PlannedChart): void {
    for (const series of own.pushed.keys()) {
      if (chart.series.has(series)) continue;
      live.removeSeries(own.name, series);
      own.pushed.delete(series);
    }
    own.plan = chart;
  }

  function attempt(call: () => void): void {
    try {
      call();
    } catch (error) {
      if (!(error instanceof PlotcastError)) throw error;
      report(error.message);
    }
  }

  async function pushNew(own: ShownChart): Promise<void> {
    const columns = new Map<string, Points>();
    for (const [series, run] of own.plan.series) {
      const pushed = own.pushed.get(series) ?? { run, count: 0, newest: Number.NEGATIVE_INFINITY };
      const from = Math.max(0, pushed.count - run.dropped);
      const times = run.xs.view(from);
      if (times.length === 0) continue;
      const isInOrder = times[0]! >= pushed.newest && isAscending(times);
      if (!isInOrder && isWhole) own.isOutOfOrder = true;
      const part = { times, values: run.ys.view(from) };
      columns.set(series, isInOrder ? part : sortPoints(part));
      const newest = Math.max(pushed.newest, columns.get(series)!.times.at(-1)!);
      own.pushed.set(series, { run, count: run.dropped + run.xs.length, newest });
    }
    if (columns.size > 0 && !own.isOutOfOrder) await push(own, columns);
  }

  /** All points once more, in order: the hub takes one that is long past for one of a clock set back. */
  async function rebuild(own: ShownChart): Promise<void> {
    own.isOutOfOrder = false;
    live.clear(own.name);
    own.pushed.clear();
    const columns = new Map<string, Points>();
    for (const [series, run] of own.plan.series) {
      const all = sortPoints({ times: run.xs.view(0), values: run.ys.view(0) });
      columns.set(series, all);
      const newest = all.times.at(-1) ?? Number.NEGATIVE_INFINITY;
      own.pushed.set(series, { run, count: run.dropped + run.xs.length, newest });
    }
    await push(own, columns);
  }

  async function push(
    { name, plan: chart }: ShownChart,
    columns: ReadonlyMap<string, Points>,
  ): Promise<void> {
    const { type = "line" } = optionsOf(chart);
    try {
      for (const part of cutColumns(columns, type === "candlestick" || type === "range")) {
        if (live.has(name)) origins.count(await hub.columns.take(name, part));
      }
    } catch (error) {
      if (!(error instanceof PlotcastError)) throw error;
      report(error.message);
    }
  }

  async function rebuildSome(): Promise<void> {
    const some = [...shown.values()].filter(({ isOutOfOrder }) => isOutOfOrder);
    for (const own of some) await rebuild(own);
    if (some.length > 0) rebuilt = performance.now();
  }

  async function update(): Promise<void> {
    if (planned !== recording.revision()) reconcile();
    planned = recording.revision();
    for (const own of shown.values()) await pushNew(own);
    if (performance.now() - rebuilt >= REBUILD_MS) await rebuildSome();
  }

  return {
    update,
    async end() {
      // Now it is known that no more rows come.
      planned = -1;
      await update();
      await rebuildSome();
    },
    setNote(note) {
      for (const { name } of shown.values()) if (live.has(name)) live.setNote(name, note);
    },
  };
}

/**
 * Parts of columns that are taken in one go: of long ones one by one, as each has to move now and then while it
 * grows; the values of a row together, where points have several or are few.
 */
function* cutColumns(
  columns: ReadonlyMap<string, Points>,
  hasFields: boolean,
): Generator<Map<string, { times: number[]; values: number[] }>> {
  const longest = Math.max(0, ...Array.from(columns.values(), ({ times }) => times.length));
  const isTogether = hasFields || longest * columns.size <= VALUES_PER_STEP;
  const count = isTogether ? columns.size : 1;
  const step = Math.max(1, Math.floor(VALUES_PER_STEP / Math.max(1, count)));
  for (let from = 0; from < longest; from += step) {
    let part = new Map<string, { times: number[]; values: number[] }>();
    for (const [series, { times, values }] of columns) {
      if (from >= times.length) continue;
      const cut = (column: Float64Array) => Array.from(column.subarray(from, from + step));
      part.set(series, { times: cut(times), values: cut(values) });
      if (isTogether) continue;
      yield part;
      part = new Map();
    }
    if (part.size > 0) yield part;
  }
}
