import type { ChartWindow, LineChartOptions } from "../chart/options.ts";
import type { Row, TimeInput, Value } from "../chart/point.ts";
import { PlotcastError, shown } from "../error.ts";
import { createPlainStream } from "../sse/plain-stream.ts";
import { type Broadcast, createBroadcast } from "./broadcast.ts";
import { checkHubOptions } from "./check-hub-options.ts";
import { createCycle } from "./cycle.ts";
import { createFrameSource, type FrameSource } from "./frame.ts";
import { createLiveChart, type LiveChart } from "./live-chart.ts";
import { createStats, type LiveStats } from "./stats.ts";
import type { Connection } from "./subscriber.ts";
import { type View, viewOf } from "./view.ts";

/** What a live hub can be told. */
export interface HubOptions {
  /** The charts by name, each with the options of its drawing. */
  charts?: Record<string, LineChartOptions>;
  /** What charts show of their points, unless their own options say. Default: the newest 60. */
  window?: ChartWindow;
  /** How often changed charts are drawn and sent, in ms. Default 1000. */
  everyMs?: number;
  /** The most charts there may be. Default 256. */
  maxCharts?: number;
  /** The most viewers at a time; one more is refused. Default 10,000. */
  maxSubscribers?: number;
  /** How long a silent connection waits for its next sign of life, in ms. Default 15,000. */
  keepAliveMs?: number;
  /** After what time a browser that lost its connection tries again, in ms, ± 50 %. Default 2000. */
  retryMs?: number;
  /** Told of errors in a drawing, such as one that a format function throws. Default: `console.error`. */
  onError?: (error: unknown) => void;
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
  pushRows(chart: string, rows: readonly Row[]): void;
  /** Shows a remark at a chart's top right, such as "input ended". */
  setNote(chart: string, note: string): void;
  /** The chart as it is now. @throws PlotcastError `CHART_UNKNOWN`. */
  draw(chart: string, look?: LineChartOptions): string;
  /**
   * Sends the frames of these charts to a connection, the present ones at once.
   *
   * @param named each event is named after its chart.
   * @throws PlotcastError `CHART_UNKNOWN`, `LIMIT_REACHED`, `CLOSED`.
   */
  subscribe(charts: string[], look: LineChartOptions, named: boolean, connection: Connection): void;
  stats(): LiveStats;
  /** Ends all connections and refuses new ones. */
  close(): void;
}

/** Past this, the oldest view's last drawing is forgotten; whoever watches it keeps it. */
const MOST_SOURCES = 1024;
const DEFAULT_WINDOW: ChartWindow = { points: 60 };

/** @throws PlotcastError `OPTION_INVALID`, naming the option. */
export function createHub(options: HubOptions = {}): Hub {
  checkHubOptions(options);
  const {
    window = DEFAULT_WINDOW,
    everyMs = 1000,
    maxCharts = 256,
    maxSubscribers = 10_000,
  } = options;
  const { keepAliveMs = 15_000, retryMs = 2000, onError = console.error } = options;
  const charts = new Map<string, LiveChart>();
  const sources = new Map<string, FrameSource>();
  const broadcasts = new Map<string, Broadcast>();
  const counters = createStats();
  const cycle = createCycle(everyMs, runCycle);
  let closed = false;

  function runCycle(): void {
    counters.cycles++;
    for (const broadcast of broadcasts.values()) {
      try {
        counters.sent(broadcast.cycle(performance.now()));
      } catch (error) {
        onError(error);
      }
    }
  }

  function chartNamed(name: string): LiveChart {
    const chart = charts.get(name);
    if (chart !== undefined) return chart;
    const known = [...charts.keys()].map(shown).slice(0, 10).join(", ") || "none";
    throw new PlotcastError(
      "CHART_UNKNOWN",
      `chart ${shown(name)}: no such chart; there is ${known}`,
    );
  }

  function sourceOf(view: View): FrameSource {
    let source = sources.get(view.key);
    if (source === undefined) {
      const chart = chartNamed(view.chart);
      source = createFrameSource(view, chart, (frame) => counters.drawn(chart.name, frame));
      if (sources.size >= MOST_SOURCES) sources.delete(sources.keys().next().value ?? "");
      sources.set(view.key, source);
    }
    return source;
  }

  function broadcastOf(views: View[], named: boolean): [key: string, Broadcast] {
    const key = JSON.stringify([named, ...views.map((view) => view.key)]);
    let broadcast = broadcasts.get(key);
    if (broadcast === undefined) {
      broadcast = createBroadcast({
        sources: views.map(sourceOf),
        stream: createPlainStream(),
        named,
        keepAliveMs,
        onBytes: (source, bytes) => counters.wrote(source.chart.name, bytes),
      });
      broadcasts.set(key, broadcast);
    }
    return [key, broadcast];
  }

  /** What nobody watches is not kept. */
  function release(key: string): void {
    if (broadcasts.get(key)?.size === 0) broadcasts.delete(key);
    if (counters.subscribers > 0) return;
    cycle.stop();
    sources.clear();
  }

  function addChart(name: string, chartOptions: LineChartOptions = {}): void {
    if (charts.size >= maxCharts) {
      throw new PlotcastError(
        "LIMIT_REACHED",
        `chart ${shown(name)}: expected at most ${maxCharts} charts`,
      );
    }
    checkChartName(name, charts);
    charts.set(name, createLiveChart(name, chartOptions, window, everyMs));
  }

  for (const [name, chartOptions] of Object.entries(options.charts ?? {}))
    addChart(name, chartOptions);

  return {
    names: () => [...charts.keys()],
    title: (name) => chartNamed(name).title,
    has: (name) => charts.has(name),
    addChart,
    push(name, values, time = Date.now()) {
      const named = values instanceof Map ? values : new Map(Object.entries(values));
      chartNamed(name).push([{ time, values: named }], time);
    },
    pushRows: (name, rows) => chartNamed(name).push(rows, Date.now()),
    setNote: (name, note) => chartNamed(name).setNote(note),
    draw: (name, look = {}) => sourceOf(viewOf(chartNamed(name).name, look)).draw().svg,
    subscribe(names, look, named, connection) {
      if (closed)
        throw new PlotcastError("CLOSED", "live: expected an open hub, but it was closed");
      if (counters.subscribers >= maxSubscribers) {
        throw new PlotcastError(
          "LIMIT_REACHED",
          `live: expected at most ${maxSubscribers} subscribers`,
        );
      }
      for (const name of names) chartNamed(name);
      const [key, broadcast] = broadcastOf(
        names.map((name) => viewOf(name, look)),
        named,
      );
      counters.subscribers++;
      cycle.start();
      broadcast.subscribe(connection, jittered(retryMs), () => {
        counters.subscribers--;
        release(key);
      });
    },
    stats: () => counters.read([...charts.keys()]),
    close() {
      closed = true;
      for (const broadcast of broadcasts.values()) broadcast.end();
      cycle.stop();
    },
  };
}

// After a restart not all browsers come back in the same moment.
function jittered(ms: number): number {
  return ms * (0.5 + Math.random());
}

const LONGEST_NAME = 200;
const BREAKS_FRAMING = /[\r\n\0]/;

function checkChartName(name: string, charts: ReadonlyMap<string, unknown>): void {
  if (name === "" || name.length > LONGEST_NAME || BREAKS_FRAMING.test(name)) {
    const expected = `expected a name of 1 to ${LONGEST_NAME} characters on one line`;
    throw new PlotcastError("OPTION_INVALID", `chart ${shown(name)}: ${expected}`);
  }
  if (charts.has(name)) {
    throw new PlotcastError(
      "OPTION_INVALID",
      `chart ${shown(name)}: expected a new name, but it is taken`,
    );
  }
}
