import type { Annotation, ChartOptions, ChartWindow } from "../chart/options/options.ts";
import type { TimeInput, Value } from "../chart/options/point.ts";
import { PlotcastError } from "../error.ts";
import { createAdmission } from "./admission.ts";
import { type Broadcasts, createBroadcasts, type Wire } from "./broadcasts.ts";
import { createCare } from "./housekeeping.ts";
import { createCharts } from "./charts.ts";
import { createClock } from "./clock.ts";
import { createChangeCycle, createCycle } from "./cycle.ts";
import { createFrameSource } from "./frame.ts";
import { createFrameSources } from "./frame-sources.ts";
import { checkHubOptions, type HubOptions } from "./hub-options.ts";
import { jittered } from "./jitter.ts";
import { createLeaving } from "./shutdown.ts";
import type { InputRow } from "./row.ts";
import { createStats, type LiveStats } from "./stats.ts";
import type { Connection } from "./subscriber.ts";
import { type Look, type View, viewOf } from "./view.ts";

/** Takes points, draws each watched view once per cycle, and sends it to all who watch. */
export interface Hub {
  /** The names of the charts, in the order of their coming. */
  names(): string[];
  title(chart: string): string;
  /** Adds a chart. @throws PlotcastError `OPTION_INVALID`, `LIMIT_REACHED`. */
  addChart(name: string, options?: ChartOptions): void;
  has(name: string): boolean;
  /**
   * Takes one point per series, by the names of the series; `null` is a gap.
   *
   * The several values of a candle or a range come in one row. A chart with one such series takes
   * them by their names: `open`, `high`, `low` and `close`; `low`, `high` and, for the line between
   * them, `y`. With several, each stands behind the name of its series and a dot. With the option
   * `binMs` values are raw, one for each series, and make candles and ranges by themselves.
   *
   * @param time default: now.
   * @throws PlotcastError `CHART_UNKNOWN`, `POINT_INVALID`, `LIMIT_REACHED`; then nothing was taken.
   * @example
   * live.push("cpu", { user: 12.5, system: 3 });
   * live.push("wait", { low: 3, y: 7, high: 22 }); // type: "range"
   * live.push("price", { open: 101, high: 104, low: 100, close: 103 }); // type: "candlestick"
   * live.push("prices", { "ACME.open": 101, "ACME.high": 104, "ACME.low": 100, "ACME.close": 103 });
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
  /**
   * Marks what happened (a deploy, an alarm) as a line down the plot, or as a stretch of it. Without
   * a time it happened now. A chart keeps the newest 100 for as long as they can still be seen.
   *
   * @throws PlotcastError `CHART_UNKNOWN`, `OPTION_INVALID`.
   * @example
   * live.annotate("cpu", { label: "deploy 42", tone: "good" });
   */
  annotate(chart: string, annotation: Annotation): void;
  /** The chart as it is now. @throws PlotcastError `CHART_UNKNOWN`. */
  draw(chart: string, look?: Look): string;
  /** What the chart shows now, as an HTML table. @throws PlotcastError `CHART_UNKNOWN`. */
  table(chart: string, look?: Look): string;
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

/** @throws PlotcastError `OPTION_INVALID`, naming the option. */
export function createHub(options: HubOptions = {}): Hub {
  checkHubOptions(options);
  const { window = DEFAULT_WINDOW, everyMs = 1000, minMs = DEFAULT_MIN_MS } = options;
  const { addCharts = false, maxCharts = 256, maxViews = 64 } = options;
  const { maxSubscribers = 10_000, maxPerAddress = 1000, onError = console.error } = options;
  const { retryMs = 2000, maxAgeMs = 600_000 } = options;
  const counters = createStats();
  const clock = createClock();
  const admission = createAdmission(maxSubscribers, maxPerAddress);
  const leaving = createLeaving();
  const pace = everyMs === "change" ? minMs : everyMs;
  const charts = createCharts({ window, everyMs: pace, addCharts, maxCharts });
  const sources = createFrameSources((view) => {
    const chart = charts.named(view.chart);
    return createFrameSource(view, chart, (frame) => counters.drawn(chart.name, frame));
  }, maxViews);
  const broadcasts: Broadcasts = createBroadcasts({
    sources,
    most: () => maxViews * Math.max(1, charts.names().length),
    onSent: counters.sent,
    onPrimer: counters.primed,
    onError,
    comeBackMs: () => leaving.comeBackMs(retryMs, admission.count()),
  });
  const cycle = (everyMs === "change" ? createChangeCycle : createCycle)(pace, (lagMs) => {
    counters.cycle(lagMs);
    for (const broadcast of broadcasts) broadcast.cycle();
  });
  const care = createCare(options, broadcasts);

  function viewNamed(name: string, look?: Look): View {
    const { own, ownView } = charts.named(name);
    return look === undefined ? ownView : viewOf(name, look, own);
  }

  function pushRows(name: string, rows: readonly InputRow[]): void {
    charts.push(name, rows, clock());
    cycle.changed();
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

  function subscribe(names: string[], look: Look, wire: Wire, connection: Connection): void {
    admit(names, look, wire.address);
    const inOrder = charts.names().filter((name) => names.includes(name));
    const broadcast = broadcasts.of(
      inOrder.map((name) => viewNamed(name, look)),
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

  function takeLeave(): void {
    leaving.begin();
    cycle.stop();
    for (const broadcast of broadcasts) broadcast.leave();
  }

  function dropAll(): void {
    for (const broadcast of broadcasts) broadcast.drop();
  }

  for (const [name, chartOptions] of Object.entries(options.charts ?? {})) {
    charts.add(name, chartOptions);
  }

  return {
    names: charts.names,
    title: (name) => charts.named(name).title,
    has: charts.has,
    addChart: (name, chartOptions: ChartOptions = {}) => charts.add(name, chartOptions),
    push: (name, values, time) => {
      pushRows(name, [time === undefined ? { values } : { time, values }]);
    },
    pushRows,
    annotate: (name, annotation) => {
      charts.named(name).annotate(annotation, clock());
      cycle.changed();
    },
    setNote: (name, note) => {
      charts.named(name).setNote(note);
      cycle.changed();
    },
    draw: (name, look) => sources.borrow(viewNamed(name, look)).draw().svg,
    table: (name, look = {}) => charts.named(name).table(look),
    admit,
    subscribe,
    stats: () => counters.read(charts.names(), sources.watched(), admission.count()),
    async drain(withinMs = 5000) {
      takeLeave();
      if (admission.count() > 0) await leaving.untilGone(withinMs);
      dropAll();
    },
    close() {
      takeLeave();
      dropAll();
    },
  };
}
