import { type Chart, createChart } from "./chart.ts";
import { createKit } from "./chart-kit.ts";
import { figureRenderer } from "./figure-renderer.ts";
import { renderFigureTable } from "./figure-table.ts";
import type { FigureType } from "./figures/figure-type.ts";
import { listedLine, listedRange } from "./figures/listed-marks.ts";
import { gaugeFigure } from "./figures/gauge-figure.ts";
import { pieFigure } from "./figures/pie-figure.ts";
import { statFigure } from "./figures/stat-figure.ts";
import type { MarkType } from "./layout/mark-type.ts";
import { areaMark } from "./marks/area.ts";
import { barMark } from "./marks/bar.ts";
import { boxMark } from "./marks/box.ts";
import { candleMark } from "./marks/candle.ts";
import { cellMark } from "./marks/cell.ts";
import { dotMark } from "./marks/dot.ts";
import { lineMark } from "./marks/line.ts";
import { rangeMark } from "./marks/range.ts";
import type { ChartOptions } from "./options/options.ts";
import { createAxesRenderer } from "./renderer.ts";
import { renderAxesTable } from "./table.ts";

/** The kit of a chart with axes and these marks. */
const axes = (...own: MarkType[]) =>
  createKit(createAxesRenderer, renderAxesTable, [lineMark, rangeMark, ...own]);

/** The kit of a chart without axes. @param line lays lines out, where the figure draws them. */
const figure = (type: FigureType, line: MarkType = listedLine) =>
  createKit(figureRenderer(type), renderFigureTable, [line, listedRange]);

const LINE = /* @__PURE__ */ axes();
const AREA = /* @__PURE__ */ axes(areaMark);
const BAR = /* @__PURE__ */ axes(barMark);
const SCATTER = /* @__PURE__ */ axes(dotMark);
const HEATMAP = /* @__PURE__ */ axes(cellMark);
const CANDLESTICK = /* @__PURE__ */ axes(candleMark);
const BOXPLOT = /* @__PURE__ */ axes(boxMark);
const PIE = /* @__PURE__ */ figure(pieFigure);
const GAUGE = /* @__PURE__ */ figure(gaugeFigure);
const STAT = /* @__PURE__ */ figure(statFigure, lineMark);

/** The options of a chart; its function gives the type. */
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
  createChart("lineChart", "line", options, LINE);

/** A chart of areas down to zero; `stack: true` or `"percent"` stacks them. */
export const areaChart = (options: TypedOptions = {}): Chart =>
  createChart("areaChart", "area", options, AREA);

/**
 * A bar chart: bars side by side or, with `stack`, on each other; with `horizontal`, from left to
 * right.
 *
 * @example
 * barChart({ title: "Orders" }).add("2026", [{ x: "Mon", y: 12 }, { x: "Tue", y: 17 }]).render();
 */
export const barChart = (options: TypedOptions = {}): Chart =>
  createChart("barChart", "bar", options, BAR);

/** A chart of dots or, if points have a `size`, of bubbles. */
export const scatterChart = (options: TypedOptions = {}): Chart =>
  createChart("scatterChart", "scatter", options, SCATTER);

/** Counts values per bin. Takes plain numbers. Bins have round bounds, which stay as values come. */
export const histogram = (options: TypedOptions = {}): Chart =>
  createChart("histogram", "histogram", options, BAR);

/** A row of coloured cells for each series. */
export const heatMap = (options: TypedOptions = {}): Chart =>
  createChart("heatMap", "heatMap", options, HEATMAP);

/** Candles of `{ time, open, high, low, close }`. */
export const candlestickChart = (options: TypedOptions = {}): Chart =>
  createChart("candlestickChart", "candlestick", options, CANDLESTICK);

/** Bands from `low` to `high`, with a line if points have a `y`, too. */
export const rangeChart = (options: TypedOptions = {}): Chart =>
  createChart("rangeChart", "range", options, LINE);

/**
 * Quartiles, whiskers and outliers: a box for each series or, if points have a text as `x`, for each
 * of these texts.
 */
export const boxPlot = (options: TypedOptions = {}): Chart =>
  createChart("boxPlot", "boxPlot", options, BOXPLOT);

/**
 * Shares of a whole: a slice for the last value of each series or, with a single series whose points
 * have a text as `x`, for each of these texts. Past 12, the smallest become "Other".
 *
 * @example
 * pieChart({ title: "Browsers" }).add("Chrome", 63).add("Safari", 20).add("Firefox", 7).render();
 */
export const pieChart = (options: TypedOptions = {}): Chart =>
  createChart("pieChart", "pie", options, PIE);

/** A pie with a hole that shows the total, or the text `middle`. */
export const donutChart = (options: TypedOptions = {}): Chart =>
  createChart("donutChart", "donut", options, PIE);

/**
 * A dial for the last value of each series. It spans `range`; `bands` and `thresholds` colour parts
 * of it.
 *
 * @example
 * gauge({ yUnit: "%", thresholds: [{ value: 80, tone: "bad" }] }).add("CPU", 63).render();
 */
export const gauge = (options: TypedOptions = {}): Chart =>
  createChart("gauge", "gauge", options, GAUGE);

/**
 * A tile for each series: its last value, the change since the first, and a line of all values.
 *
 * @example
 * stat({ yUnit: "ms" }).add("Latency", [{ y: 12 }, { y: 15 }, { y: 11 }]).render();
 */
export const stat = (options: TypedOptions = {}): Chart =>
  createChart("stat", "stat", options, STAT);
