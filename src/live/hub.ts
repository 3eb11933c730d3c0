import type { Annotation, ChartOptions, TimeInput, Value } from "../chart/inner-face.ts";
import type { Join } from "./audience.ts";
import type { Wire } from "./broadcasts.ts";
import type { AskedName } from "./chart-names.ts";
import type { InputRow } from "./row.ts";
import type { LiveStats } from "./stats.ts";
import type { Connection } from "./subscriber.ts";
import type { ViewOptions } from "./view.ts";
import type { ChartTimes } from "./view-window.ts";

/**
 * Takes points, draws each watched view once per cycle, and sends it to everyone who watches. `Name` are
 * the names of its charts, as far as the compiler knows them; a `Hub` without it takes any.
 */
export interface Hub<Name extends string = string> {
  /** The names of the charts, in the order in which they were added. */
  names(): Name[];
  title(chart: Name): string;
  /** How much time a chart shows and keeps. @throws PlotcastError `CHART_UNKNOWN`. */
  times(chart: Name): ChartTimes;
  /**
   * Adds a chart.
   *
   * @returns the hub itself, as one that takes the new name, too.
   * @throws PlotcastError `OPTION_INVALID`, `LIMIT_REACHED`.
   */
  addChart<Added extends string>(name: Added, options?: ChartOptions): Hub<Name | Added>;
  has(name: string): boolean;
  /**
   * Removes a chart with all it has. Its viewers are sent away; asking again, they hear that it is not
   * there, and get one that is added under its name.
   *
   * @throws PlotcastError `CHART_UNKNOWN`.
   */
  removeChart(name: Name): void;
  /**
   * Removes a series with its points. A push of the same name begins it anew. Series leave by themselves
   * when others come and all their points are out of sight.
   *
   * @returns whether there was one.
   * @throws PlotcastError `CHART_UNKNOWN`.
   */
  removeSeries(chart: Name, series: string): boolean;
  /** Removes all points, series and added annotations of a chart. @throws PlotcastError `CHART_UNKNOWN`. */
  clear(chart: Name): void;
  /**
   * The chart that a viewer asks for, by its name or with a size, as in `cpu@400x260`; if there is one. So
   * a name that comes from outside becomes one that the hub takes.
   */
  chartOf(asked: string): Name | undefined;
  /**
   * Adds one point to each series, by its name; `null` is a gap.
   *
   * The values of a candle or a range come in one row. A chart with one such series takes them by
   * their names: `open`, `high`, `low` and `close`; or `low`, `high` and, for the line between them,
   * `y`. With several, the name of the series and a dot stand before each. With the option `binMs`
   * values are raw, one for each series, and the chart makes candles and ranges of them.
   *
   * @param time default: now.
   * @throws PlotcastError `CHART_UNKNOWN`, `POINT_INVALID`, `LIMIT_REACHED`; nothing is added then.
   * @example
   * live.push("cpu", { user: 12.5, system: 3 });
   * live.push("wait", { low: 3, y: 7, high: 22 }); // type: "range"
   * live.push("price", { open: 101, high: 104, low: 100, close: 103 }); // type: "candlestick"
   * live.push("prices", { "ACME.open": 101, "ACME.high": 104, "ACME.low": 100, "ACME.close": 103 });
   */
  push(chart: Name, values: Record<string, Value> | Map<string, Value>, time?: TimeInput): void;
  /**
   * Adds several rows at once: all of them, or none where one is wrong. Rows further ahead of the
   * clock than `maxAhead` are left out, and reported to `onError`.
   *
   * @returns the number of rows added.
   * @throws PlotcastError as `push` does.
   */
  pushRows(chart: Name, rows: readonly InputRow[]): number;
  /**
   * As `pushRows`, for thousands of rows: between its steps everybody else has a turn.
   *
   * @returns the number of rows added. It rejects as `pushRows` throws.
   */
  pushInSlices(chart: Name, rows: readonly InputRow[]): Promise<number>;
  /** Shows a remark at a chart's top right, such as "input ended". */
  setNote(chart: Name, note: string): void;
  /** Says why a chart is empty, as long as it is: "silent for 42 s". */
  setEmpty(chart: Name, text: string): void;
  /**
   * Marks an event (a deploy, an alarm) as a line or a band across the plot. Its default time is
   * now. A chart keeps the newest 100, each for as long as it can be seen.
   *
   * @throws PlotcastError `CHART_UNKNOWN`, `OPTION_INVALID`.
   * @example
   * live.annotate("cpu", { label: "deploy 42", tone: "good" });
   */
  annotate(chart: Name, annotation: Annotation): void;
  /**
   * The chart as it is now; it may be asked for with its size.
   *
   * @throws PlotcastError `CHART_UNKNOWN`; `OPTION_INVALID` where the chart cannot be looked at that way.
   */
  draw(chart: AskedName<Name>, view?: ViewOptions): string;
  /**
   * Draws several charts, in their order. Many take a while: meanwhile viewers get their frames, and
   * requests are answered.
   *
   * @param onWork gets how long it takes, in ms, part by part.
   * @returns a promise that rejects with PlotcastError `CHART_UNKNOWN`, or what a drawing throws.
   */
  drawAll(
    charts: readonly AskedName<Name>[],
    view?: ViewOptions,
    onWork?: (ms: number) => void,
  ): Promise<string[]>;
  /**
   * What the chart shows now, as an HTML table; it may be asked for with its size.
   *
   * @throws PlotcastError as `draw` does.
   */
  table(chart: AskedName<Name>, view?: ViewOptions): string;
  /**
   * The same for charts of very many points: meanwhile viewers get their frames, and requests are
   * answered. Points that come meanwhile are not in it.
   *
   * @param onWork as for `drawAll`.
   * @returns a promise that rejects with what `table` throws.
   */
  tableInSlices(
    chart: AskedName<Name>,
    view?: ViewOptions,
    onWork?: (ms: number) => void,
  ): Promise<string>;
  /**
   * Checks that one more viewer may watch these charts over such a wire, and that they can be drawn. To
   * be called before a response begins.
   *
   * @param charts names, perhaps with a size behind them, such as `cpu@400x260`.
   * @returns what subscribes a connection, as `subscribe` does, without working it all out again.
   * @throws PlotcastError as `draw` does, `FULL`, `LIMIT_REACHED`, `CLOSED`, or what a drawing throws
   * where no chart can be drawn.
   */
  admit(charts: readonly string[], view: ViewOptions, wire: Wire): Join;
  /**
   * Sends the frames of these charts to a connection, beginning with the current ones.
   *
   * @throws PlotcastError as `admit` does.
   */
  subscribe(charts: readonly string[], view: ViewOptions, wire: Wire, connection: Connection): void;
  stats(): LiveStats;
  /**
   * Refuses new viewers and sends the others away, each with its own delay to reconnect after.
   * Resolves when all have gone; connections still open after `timeoutMs` are closed.
   *
   * @param timeoutMs default 5000.
   */
  drain(timeoutMs?: number): Promise<void>;
  /** Ends all connections at once and refuses new ones. */
  close(): void;
}
