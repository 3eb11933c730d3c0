import {
  type Check,
  either,
  finite,
  flag,
  functionOf,
  isRecord,
  listOf,
  numberBetween,
  oneOf,
  recordOf,
  text,
  integerBetween,
} from "./primitives.ts";
import { shown } from "../../../error.ts";
import type { ChartOptions, SeriesOptions } from "../options.ts";
import {
  bound,
  chartWindow,
  color,
  domain,
  locale,
  margin,
  numberFormat,
  pair,
  textOrFunction,
  time,
  timeZone,
  unit,
} from "./values.ts";

const MOST_NOTES = 1000;
const MOST_HIDDEN = 1000;
const MOST_colorS = 256;

const TONE = oneOf("neutral", "good", "warning", "bad");
const AXIS = oneOf("y", "y2");
const STACKING: Check = (value) =>
  value === "percent" || typeof value === "boolean" ? undefined : 'true, false or "percent"';

/** What each field of a record among the options should be. */
export const RECORD_CHECKS = {
  bollinger: { points: integerBetween(2, 1e6), deviations: numberBetween(0, 100) },
  thresholds: { value: finite, label: text, tone: TONE, axis: AXIS },
  bands: { from: bound, to: bound, label: text, tone: TONE, axis: AXIS },
  annotations: { time, x: finite, until: either(finite, time), label: text, tone: TONE },
  theme: {
    background: color,
    text: color,
    series: listOf(color, MOST_colorS),
    tones: recordOf({ neutral: color, good: color, warning: color, bad: color }),
    shades: listOf(color, MOST_colorS),
  },
};
const BOLLINGER = recordOf(RECORD_CHECKS.bollinger);
const THEME = recordOf(RECORD_CHECKS.theme, ["background", "text", "series"]);
const AVERAGE = integerBetween(2, 1e6);
const CURVE = oneOf("linear", "monotone", "catmullRom", "step");
const SCALE = oneOf("linear", "log", "symlog");

/** What each option of a series should be. */
export const SERIES_CHECKS: { [Name in keyof Required<SeriesOptions>]: Check } = {
  mark: oneOf("line", "area", "bar", "dot", "range", "candle", "box", "cell"),
  color: color,
  axis: AXIS,
  curve: CURVE,
  smooth: flag,
  stack: STACKING,
  dashed: flag,
  average: AVERAGE,
  bollinger: BOLLINGER,
};

/** What each option of a chart should be. */
export const OPTION_CHECKS: { [Name in keyof Required<ChartOptions>]: Check } = {
  type: oneOf(
    "line",
    "area",
    "bar",
    "scatter",
    "histogram",
    "heatMap",
    "candlestick",
    "range",
    "boxPlot",
    "pie",
    "donut",
    "gauge",
    "stat",
  ),
  title: text,
  xTitle: text,
  yTitle: text,
  y2Title: text,
  width: numberBetween(16, 10_000),
  height: numberBetween(16, 10_000),
  margin,
  variant: oneOf("sparkline", "static", "interactive", "live"),
  grid: flag,
  legend: flag,
  tooltips: flag,
  animate: flag,
  glide: flag,
  smooth: flag,
  curve: CURVE,
  stack: STACKING,
  horizontal: flag,
  xAxis: oneOf("time", "linear", "log", "ordinal", "band"),
  yScale: SCALE,
  y2Scale: SCALE,
  timeZone,
  locale,
  timeFormat: textOrFunction('a d3-time-format specifier such as "%H:%M"'),
  xFormat: numberFormat,
  yFormat: numberFormat,
  y2Format: numberFormat,
  yUnit: unit,
  y2Unit: unit,
  yDomain: domain,
  y2Domain: domain,
  zero: flag,
  thresholds: listOf(recordOf(RECORD_CHECKS.thresholds, ["value"]), MOST_NOTES),
  bands: listOf(recordOf(RECORD_CHECKS.bands, ["from", "to"]), MOST_NOTES),
  annotations: listOf(recordOf(RECORD_CHECKS.annotations), MOST_NOTES),
  average: AVERAGE,
  bollinger: BOLLINGER,
  binMs: numberBetween(1, 1e12),
  gapMs: numberBetween(0, 1e15),
  staleMs: numberBetween(1, 1e15),
  now: numberBetween(-8.64e15, 8.64e15),
  distinguish: oneOf("color", "shape"),
  reduce: oneOf("m4", "lttb"),
  measureText: functionOf("of text, font size and whether it is bold"),
  range: pair,
  middle: text,
  better: oneOf("higher", "lower", "neither"),
  hidden,
  series: seriesOptions,
  theme,
  description: text,
  note: text,
  empty: text,
  window: chartWindow,
  everyMs: numberBetween(1, 1e12),
  nonce: (value) =>
    typeof value === "string" && /^[\w+/=-]{1,256}$/.test(value) ? undefined : "a base64 text",
};

function hidden(value: unknown): string | undefined {
  return listOf(text, MOST_HIDDEN)(value) === undefined ? undefined : "an array of series names";
}

function seriesOptions(value: unknown): string | undefined {
  if (!isRecord(value)) return "an object of series options by name";
  const check = recordOf(SERIES_CHECKS);
  for (const [name, own] of Object.entries(value)) {
    const expected = check(own);
    if (expected !== undefined) return `${expected} (series ${shown(name)})`;
  }
  return undefined;
}

function theme(value: unknown): string | undefined {
  const names = oneOf("light", "dark", "auto");
  if (!isRecord(value)) return names(value) && `${names(value)}, or { background, text, series }`;
  const right = Array.isArray(value["series"]) && value["series"].length > 0;
  return right && THEME(value) === undefined
    ? undefined
    : "{ background, text, series } of CSS colours";
}
