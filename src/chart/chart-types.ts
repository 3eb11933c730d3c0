import { type Chart, createChart } from "./chart.ts";
import type { ChartOptions } from "./options/options.ts";

/** The options of a chart whose type is given by its function. */
export type TypedOptions = Omit<ChartOptions, "type">;

/**
 * A line chart.
 *
 * @throws PlotcastError `OPTION_INVALID`, naming the option and what it should be.
 * @example
 * const svg = lineChart({ title: "Live Sensor Data", grid: true, smooth: true })
 *   .add("Sensor", [{ time: "2026-03-01T12:00:00Z", y: 21.4 }, { time: "2026-03-01T12:00:02Z", y: 21.9 }])
 *   .render();
 */
export const lineChart = (options: TypedOptions = {}): Chart =>
  createTypedChart("lineChart", "line", options);

/** A chart of areas that stand on zero; `stack: true` or `"percent"` puts them on each other. */
export const areaChart = (options: TypedOptions = {}): Chart =>
  createTypedChart("areaChart", "area", options);

/**
 * A bar chart: side by side, or `stack`ed, or `horizontal`.
 *
 * @example
 * barChart({ title: "Orders" }).add("2026", [{ x: "Mon", y: 12 }, { x: "Tue", y: 17 }]).render();
 */
export const barChart = (options: TypedOptions = {}): Chart =>
  createTypedChart("barChart", "bar", options);

/** A chart of dots or, where points have a `size`, of bubbles. */
export const scatterChart = (options: TypedOptions = {}): Chart =>
  createTypedChart("scatterChart", "scatter", options);

/** How many values lie in each bin. Takes plain numbers. Bins are round, and stay as values come. */
export const histogram = (options: TypedOptions = {}): Chart =>
  createTypedChart("histogram", "histogram", options);

/** A row of coloured cells for each series. */
export const heatMap = (options: TypedOptions = {}): Chart =>
  createTypedChart("heatMap", "heatMap", options);

/** Candles of `{ time, open, high, low, close }`. */
export const candlestickChart = (options: TypedOptions = {}): Chart =>
  createTypedChart("candlestickChart", "candlestick", options);

/** Stretches from `low` to `high`, with a line where points have a `y`, too. */
export const rangeChart = (options: TypedOptions = {}): Chart =>
  createTypedChart("rangeChart", "range", options);

/**
 * Quartiles, whiskers and outliers of each series' values or, where points have a text as `x`, of
 * the values at each of these.
 */
export const boxPlot = (options: TypedOptions = {}): Chart =>
  createTypedChart("boxPlot", "boxPlot", options);

/**
 * Shares of a whole: a slice for each series, as large as its last value; or, of one series whose
 * points have a text as `x`, for each of these. Past 12, the smallest are gathered into "Other".
 *
 * @example
 * pieChart({ title: "Browsers" }).add("Chrome", 63).add("Safari", 20).add("Firefox", 7).render();
 */
export const pieChart = (options: TypedOptions = {}): Chart =>
  createTypedChart("pieChart", "pie", options);

/** A pie with a hole, in which the total stands, or the text `middle`. */
export const donutChart = (options: TypedOptions = {}): Chart =>
  createTypedChart("donutChart", "donut", options);

/**
 * A dial for each series, with its last value. It goes from one end of `range` to the other;
 * `bands` and `thresholds` colour stretches of it.
 *
 * @example
 * gauge({ yUnit: "%", thresholds: [{ value: 80, tone: "bad" }] }).add("CPU", 63).render();
 */
export const gauge = (options: TypedOptions = {}): Chart =>
  createTypedChart("gauge", "gauge", options);

/**
 * A tile for each series: its last value, how much that is more or less than the first, and a line
 * of all of them.
 *
 * @example
 * stat({ yUnit: "ms" }).add("Latency", [{ y: 12 }, { y: 15 }, { y: 11 }]).render();
 */
export const stat = (options: TypedOptions = {}): Chart =>
  createTypedChart("stat", "stat", options);

function createTypedChart(
  where: string,
  type: NonNullable<ChartOptions["type"]>,
  options: TypedOptions,
): Chart {
  return createChart(where, type, options);
}
