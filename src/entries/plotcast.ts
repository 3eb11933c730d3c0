/** `plotcast`: charts as SVG text, in Node, browsers and workers. */
export { chart } from "../chart/any-chart.ts";
export type { Chart, TextSink } from "../chart/chart.ts";
export {
  areaChart,
  barChart,
  boxPlot,
  candlestickChart,
  donutChart,
  gauge,
  heatMap,
  histogram,
  lineChart,
  pieChart,
  rangeChart,
  scatterChart,
  stat,
  type TypedOptions,
} from "../chart/chart-types.ts";
export type { FullLayout as ChartLayout } from "../chart/renderer.ts";
export * from "../chart/mark-constructors.ts";
export type {
  AxisName,
  ChartType,
  Curve,
  MarkKind,
  Stacking,
  Variant,
} from "../chart/options/choices.ts";
export type * from "../chart/options/options.ts";
export type * from "../chart/options/reference-options.ts";
export type * from "../chart/options/series-options.ts";
export type * from "../chart/options/point.ts";
export type { Mark, MarkOptions } from "../chart/svg/define-constructor.ts";
export { fromSpec } from "../chart/spec/from-spec.ts";
export { styleHash } from "../chart/svg/style-hash.ts";
export type { Tick } from "../chart/layout/axes/tick.ts";
export type { TimeInput } from "../chart/format/time/time-input.ts";
export type { MeasureText } from "../chart/format/text/text-width.ts";
export {
  darkTheme,
  lightTheme,
  pageTheme,
  type Theme,
  type ThemeName,
  type Tone,
} from "../chart/options/theme.ts";
export { type ErrorCode, PlotcastError } from "../error.ts";
