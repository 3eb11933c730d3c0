/** `plotcast`: charts as SVG text, in Node, browsers and workers. */
export {
  type LineChart,
  lineChart,
  type SeriesOptions,
  type TextSink,
} from "./chart/line-chart.ts";
export type { LineLayout, Tick } from "./chart/layout.ts";
export type { ChartWindow, Curve, LineChartOptions, Margin, Variant } from "./chart/options.ts";
export type { Columns, Point, TimeInput, TimePoint, Value, XPoint } from "./chart/point.ts";
export { darkTheme, lightTheme, type Theme, type ThemeName } from "./chart/theme.ts";
export { type ErrorCode, PlotcastError } from "./error.ts";
