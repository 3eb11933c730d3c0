import type { ChartWindow, LineChartOptions } from "../chart/options.ts";
import type { TimeInput, Value } from "../chart/point.ts";
import { PlotcastError, shown } from "../error.ts";
import type { Encoding } from "../sse/accept-encoding.ts";
import { gzip } from "../sse/gzip.ts";
import { createPlainStream } from "../sse/plain-stream.ts";
import { createSharedStream } from "../sse/shared-stream.ts";
import { zstd } from "../sse/zstd.ts";
import { createAdmission } from "./admission.ts";
import { type Broadcast, createBroadcast } from "./broadcast.ts";
import { checkHubOptions, type HubOptions } from "./hub-options.ts";
import { checkChartName } from "./chart-name.ts";
import { createCare } from "./care.ts";
import { createClock } from "./clock.ts";
import { createChangeCycle, createCycle } from "./cycle.ts";
import { createFrameSource } from "./frame.ts";
import { createFrameSources } from "./frame-sources.ts";
import { jittered } from "./jitter.ts";
import { createLeaving } from "./leaving.ts";
import { createLiveChart, type LiveChart } from "./live-chart.ts";
import { createStats, type LiveStats } from "./stats.ts";
import { type InputRow, valuesOf } from "./row.ts";
import type { Connection } from "./subscriber.ts";
import { type Look, type View, viewOf } from "./view.ts";

/** How frames come to a viewer. */
export interface Wire {
  /** Each event is named after its chart. */
  named: boolean;
  /** One compressed stream for all, or plain text. */
  encoding: Encoding;
  /** Where the viewer connects from, if that is known. */
  address?: string | undefined;
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
   * @param address where the viewer connects from, if that is known.
   * @throws PlotcastError `CHART_UNKNOWN`, `FULL`, `LIMIT_REACHED`, `CLOSED`, or what a drawing throws.
   */
  admit(charts: string[], look: Look, address?: string): void;
  /**
   * Sends the frames of these charts to a connection, the present ones at once.
   *
   * @throws PlotcastError as `admit` does.
   */
  subscribe(charts: string[], look: Look, wire: Wire, connection: Connection): void;
  stats(): LiveStats;
  /**
   * Refuses new viewers and takes leave of those that are there, each with a time of its own after
   * which to come back. Resolved when all have gone; whoever has not after `withinMs` is cut off.
   *
   * @param withinMs default 5000.
   */
  drain(withinMs?: number): Promise<void>;
  /** Ends all connections at once and refuses new ones. */
  close(): void;
}

const DEFAULT_WINDOW: ChartWindow = { points: 60 };

const DEFAULT_MIN_MS = 100;
const STREAMS = {
  identity: createPlainStream,
  gzip: () => createSharedStream(gzip),
  zstd: () => createSharedStream(zstd),
};

/** @throws PlotcastError `OPTION_INVALID`, naming the option. */
export function createHub(options: HubOptions = {}): Hub {
  checkHubOptions(options);
  const { window = DEFAULT_WINDOW, everyMs = 1000, minMs = DEFAULT_MIN_MS } = options;
  const { addCharts = false, maxCharts = 256, maxViews = 64 } = options;
  const { maxSubscribers = 10_000, maxPerAddress = 1000, onError = console.error } = options;
  const { retryMs = 2000, maxAgeMs = 600_000 } = options;
  const charts = new Map<string, LiveChart>();
  const broadcasts = new Map<string, Broadcast>();
  const counters = createStats();
  const admission = createAdmission(maxSubscribers, maxPerAddress);
  const clock = createClock();
  const sources = createFrameSources((view) => {
    const chart = chartNamed(view.chart);
    return createFrameSource(view, chart, (frame) => counters.drawn(chart.name, frame));
  }, maxViews);
  const cycle = everyMs === "change" ? createChangeCycle(minMs, turn) : createCycle(everyMs, turn);
  const care = createCare(options, broadcasts);
  const leaving = createLeaving();

  function turn(lagMs: number): void {
    counters.cycle(lagMs);
    for (const broadcast of broadcasts.values()) broadcast.cycle();
  }

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
    return createLiveChart(name, chartOptions, window, everyMs === "change" ? minMs : everyMs);
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
    chart.push(rows, clock());
    charts.set(name, chart);
    cycle.changed();
  }

  function viewNamed(name: string, look: Look): View {
    return viewOf(name, look, chartNamed(name).own);
  }

  function admit(names: string[], look: Look, address?: string): void {
    if (leaving.hasBegun()) {
      throw new PlotcastError("CLOSED", "live: expected an open hub, but it was closed");
    }
    admission.check(address);
    for (const view of names.map((name) => viewNamed(name, look))) {
      sources.check(view);
      sources.borrow(view).draw();
    }
  }

  function broadcastOf(views: View[], { named, encoding }: Wire): Broadcast {
    const key = JSON.stringify([named, encoding, ...views.map((view) => view.key)]);
    const known = broadcasts.get(key);
    if (known !== undefined) return known;
    checkStreams(broadcasts.size, maxViews * charts.size);
    const broadcast = createBroadcast({
      sources: views.map(sources.take),
      stream: STREAMS[encoding](),
      named,
      onSent: counters.sent,
      onPrimer: counters.primed,
      onError,
      comeBackMs: () => leaving.comeBackMs(retryMs, admission.count()),
      onEmpty: () => {
        broadcasts.delete(key);
        views.forEach(sources.release);
      },
    });
    broadcasts.set(key, broadcast);
    return broadcast;
  }

  function subscribe(names: string[], look: Look, wire: Wire, connection: Connection): void {
    admit(names, look, wire.address);
    const order = [...charts.keys()];
    const ordered = names.toSorted((a, b) => order.indexOf(a) - order.indexOf(b));
    const broadcast = broadcastOf(
      ordered.map((name) => viewNamed(name, look)),
      wire,
    );
    const leave = admission.enter(wire.address);
    cycle.start();
    care.start();
    broadcast.subscribe(connection, {
      retryMs: jittered(retryMs, 0.5),
      stayMs: jittered(maxAgeMs, 0.2),
      onEnd: () => {
        leave();
        if (admission.count() > 0) return;
        cycle.stop();
        care.stop();
        leaving.allGone();
      },
    });
  }

  async function drain(withinMs = 5000): Promise<void> {
    leaving.begin();
    cycle.stop();
    for (const broadcast of broadcasts.values()) broadcast.leave();
    if (admission.count() > 0) await leaving.untilGone(withinMs);
    for (const broadcast of broadcasts.values()) broadcast.drop();
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
    setNote: (name, note) => {
      chartNamed(name).setNote(note);
      cycle.changed();
    },
    draw: (name, look = {}) => sources.borrow(viewNamed(name, look)).draw().svg,
    admit,
    subscribe,
    stats: () => counters.read([...charts.keys()], sources.watched(), admission.count()),
    drain,
    close() {
      leaving.begin();
      cycle.stop();
      for (const broadcast of broadcasts.values()) broadcast.leave();
      for (const broadcast of broadcasts.values()) broadcast.drop();
    },
  };
}

/** Charts can be watched together in more ways than there is memory for. */
function checkStreams(count: number, most: number): void {
  if (count < most) return;
  const message = `live: expected at most ${most} different streams at a time`;
  throw new PlotcastError("LIMIT_REACHED", message);
}
