import type { ChartWindow, LineChartOptions } from "../chart/options.ts";
import type { TimeInput, Value } from "../chart/point.ts";
import { PlotcastError, shown } from "../error.ts";
import { createPlainStream } from "../sse/plain-stream.ts";
import { createSharedStream } from "../sse/shared-stream.ts";
import { type Broadcast, createBroadcast } from "./broadcast.ts";
import { checkHubOptions, type HubOptions } from "./hub-options.ts";
import { checkChartName } from "./chart-name.ts";
import { createCycle } from "./cycle.ts";
import { createFrameSource } from "./frame.ts";
import { createFrameSources } from "./frame-sources.ts";
import { createLiveChart, type LiveChart } from "./live-chart.ts";
import { createStats, type LiveStats } from "./stats.ts";
import { type InputRow, valuesOf } from "./row.ts";
import type { Connection } from "./subscriber.ts";
import { type Look, type View, viewOf } from "./view.ts";

/** How frames come to a viewer. */
export interface Wire {
  /** Each event is named after its chart. */
  named: boolean;
  /** One gzip stream for all, rather than plain text. */
  gzip: boolean;
}

/** Takes points, draws each watched view once per cycle, and sends it to all who watch. */
export interface Hub {
  /** The names of the charts, in the order of their coming. */
  names(): string[];
  title(chart: string): string;
  /** Adds a chart. @throws PlotcastError `OPTION_INVALID`, `LIMIT_REACHED`. */
  addChart(name: string, options?: LineChartOptions): void;
  has(name: string): boolean;
  /**
   * Takes one point per series.
   *
   * @param time default: now.
   * @throws PlotcastError `CHART_UNKNOWN`, `POINT_INVALID`, `LIMIT_REACHED`; then nothing was taken.
   */
  push(chart: string, values: Record<string, Value> | Map<string, Value>, time?: TimeInput): void;
  /**
   * Takes several rows at once: all of them, or none where one is wrong.
   *
   * @throws PlotcastError as `push` does.
   */
  pushRows(chart: string, rows: readonly InputRow[]): void;
  /** Shows a remark at a chart's top right, such as "input ended". */
  setNote(chart: string, note: string): void;
  /** The chart as it is now. @throws PlotcastError `CHART_UNKNOWN`. */
  draw(chart: string, look?: Look): string;
  /**
   * Makes sure that one more may watch these charts, and that they can be drawn: to be asked before
   * a connection is promised anything.
   *
   * @throws PlotcastError `CHART_UNKNOWN`, `LIMIT_REACHED`, `CLOSED`, or what a drawing throws.
   */
  admit(charts: string[], look: Look): void;
  /**
   * Sends the frames of these charts to a connection, the present ones at once.
   *
   * @param wire how: each event named after its chart, and compressed or not.
   * @throws PlotcastError as `admit` does.
   */
  subscribe(charts: string[], look: Look, wire: Wire, connection: Connection): void;
  stats(): LiveStats;
  /** Ends all connections and refuses new ones. */
  close(): void;
}

const DEFAULT_WINDOW: ChartWindow = { points: 60 };

/** @throws PlotcastError `OPTION_INVALID`, naming the option. */
export function createHub(options: HubOptions = {}): Hub {
  checkHubOptions(options);
  const { window = DEFAULT_WINDOW, everyMs = 1000, addCharts = false, maxCharts = 256 } = options;
  const { maxSubscribers = 10_000, keepAliveMs = 15_000, retryMs = 2000 } = options;
  const { onError = console.error } = options;
  const charts = new Map<string, LiveChart>();
  const broadcasts = new Map<string, Broadcast>();
  const counters = createStats();
  const sources = createFrameSources((view) => {
    const chart = chartNamed(view.chart);
    return createFrameSource(view, chart, (frame) => counters.drawn(chart.name, frame));
  });
  const cycle = createCycle(everyMs, () => {
    counters.cycles++;
    for (const broadcast of broadcasts.values()) counters.sent(broadcast.cycle());
  });
  const keepAlive = createCycle(keepAliveMs / 2, () => {
    for (const broadcast of broadcasts.values()) broadcast.keepAlive(keepAliveMs / 2);
  });
  let closed = false;

  function chartNamed(name: string): LiveChart {
    const chart = charts.get(name);
    if (chart !== undefined) return chart;
    const known = [...charts.keys()].map(shown).slice(0, 10).join(", ") || "none";
    throw new PlotcastError(
      "CHART_UNKNOWN",
      `chart ${shown(name)}: expected one that there is (${known})`,
    );
  }

  function createChart(name: string, chartOptions: LineChartOptions): LiveChart {
    if (charts.size >= maxCharts) {
      const message = `chart ${shown(name)}: expected at most ${maxCharts} charts`;
      throw new PlotcastError("LIMIT_REACHED", message);
    }
    checkChartName(name);
    return createLiveChart(name, chartOptions, window, everyMs);
  }

  function addChart(name: string, chartOptions: LineChartOptions = {}): void {
    if (charts.has(name)) {
      const message = `chart ${shown(name)}: expected a new name, but it is taken`;
      throw new PlotcastError("OPTION_INVALID", message);
    }
    charts.set(name, createChart(name, chartOptions));
  }

  function pushRows(name: string, rows: readonly InputRow[]): void {
    const chart = addCharts
      ? (charts.get(name) ?? createChart(name, { title: name, grid: true }))
      : chartNamed(name);
    chart.push(rows, Date.now());
    charts.set(name, chart);
  }

  function admit(names: string[], look: Look): void {
    if (closed) throw new PlotcastError("CLOSED", "live: expected an open hub, but it was closed");
    if (counters.subscribers >= maxSubscribers) {
      const message = `live: expected at most ${maxSubscribers} subscribers`;
      throw new PlotcastError("LIMIT_REACHED", message);
    }
    for (const name of names) sources.borrow(viewOf(chartNamed(name).name, look)).draw();
  }

  function broadcastOf(views: View[], { named, gzip }: Wire): Broadcast {
    const key = JSON.stringify([named, gzip, ...views.map((view) => view.key)]);
    const known = broadcasts.get(key);
    if (known !== undefined) return known;
    const broadcast = createBroadcast({
      sources: views.map(sources.take),
      stream: gzip ? createSharedStream() : createPlainStream(),
      named,
      onBytes: (source, bytes) => counters.wrote(source.chart.name, bytes),
      onError,
      onEmpty: () => {
        broadcasts.delete(key);
        views.forEach(sources.release);
      },
    });
    broadcasts.set(key, broadcast);
    return broadcast;
  }

  function subscribe(names: string[], look: Look, wire: Wire, connection: Connection): void {
    admit(names, look);
    const views = names.map((name) => viewOf(name, look));
    counters.subscribers++;
    cycle.start();
    keepAlive.start();
    broadcastOf(views, wire).subscribe(connection, jittered(retryMs), () => {
      counters.subscribers--;
      if (counters.subscribers > 0) return;
      cycle.stop();
      keepAlive.stop();
    });
  }

  for (const [name, chartOptions] of Object.entries(options.charts ?? {})) {
    addChart(name, chartOptions);
  }

  return {
    names: () => [...charts.keys()],
    title: (name) => chartNamed(name).title,
    has: (name) => charts.has(name),
    addChart,
    push: (name, values, time) => {
      const checked = valuesOf(name, values);
      pushRows(name, [time === undefined ? { values: checked } : { time, values: checked }]);
    },
    pushRows,
    setNote: (name, note) => chartNamed(name).setNote(note),
    draw: (name, look = {}) => sources.borrow(viewOf(chartNamed(name).name, look)).draw().svg,
    admit,
    subscribe,
    stats: () => counters.read([...charts.keys()], sources.watched()),
    close() {
      closed = true;
      for (const broadcast of broadcasts.values()) broadcast.end();
      cycle.stop();
      keepAlive.stop();
    },
  };
}

// After a restart not all browsers come back in the same moment.
function jittered(ms: number): number {
  return ms * (0.5 + Math.random());
}
