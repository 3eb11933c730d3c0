import { PlotcastError, shown } from "../error.ts";
import {
  type Check,
  either,
  finite,
  flag,
  functionOf,
  isRecord,
  listOf,
  numberFrom,
  oneOf,
  recordOf,
  text,
  wholeFrom,
} from "./checks.ts";
import { isLocale } from "./labels/locale.ts";
import { isNumberSpecifier } from "./labels/number-label.ts";
import type { ChartOptions, SeriesOptions } from "./options.ts";
import { isColor } from "./theme.ts";
import { epochMs, EXPECTED_TIME } from "./time/time-input.ts";
import { isTimeZone } from "./time/time-zone.ts";
import { isUnit } from "./labels/unit.ts";

const MOST_NOTES = 1000;
const MOST_HIDDEN = 1000;
const MOST_COLORS = 256;

const TONE = oneOf("neutral", "good", "warning", "bad");
const AXIS = oneOf("y", "y2");
const STACKING: Check = (value) =>
  value === "percent" || typeof value === "boolean" ? undefined : 'true, false or "percent"';
const COLOR: Check = (value) => (isColor(value) ? undefined : 'a CSS colour such as "#2563eb"');

/** What each field of a record among the options should be. */
export const RECORD_CHECKS = {
  bollinger: { points: wholeFrom(2, 1e6), deviations: numberFrom(0, 100) },
  thresholds: { value: finite, label: text, tone: TONE, axis: AXIS },
  bands: { from: bound, to: bound, label: text, tone: TONE, axis: AXIS },
  annotations: { time, x: finite, until: either(finite, time), label: text, tone: TONE },
  theme: {
    background: COLOR,
    text: COLOR,
    series: listOf(COLOR, MOST_COLORS),
    tones: recordOf({ neutral: COLOR, good: COLOR, warning: COLOR, bad: COLOR }),
    shades: listOf(COLOR, MOST_COLORS),
  },
};
const BOLLINGER = recordOf(RECORD_CHECKS.bollinger);
const THEME = recordOf(RECORD_CHECKS.theme, ["background", "text", "series"]);
const AVERAGE = wholeFrom(2, 1e6);
const CURVE = oneOf("linear", "monotone", "catmullRom", "step");
const SCALE = oneOf("linear", "log", "symlog");

/** What each option of a series should be. */
export const SERIES_CHECKS: { [Name in keyof Required<SeriesOptions>]: Check } = {
  mark: oneOf("line", "area", "bar", "dot", "range", "candle", "box", "cell"),
  color: COLOR,
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
  width: numberFrom(16, 10_000),
  height: numberFrom(16, 10_000),
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
  binMs: numberFrom(1, 1e12),
  gapMs: numberFrom(0, 1e15),
  staleMs: numberFrom(1, 1e15),
  now: numberFrom(-8.64e15, 8.64e15),
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
  everyMs: numberFrom(1, 1e12),
  nonce: (value) =>
    typeof value === "string" && /^[\w+/=-]{1,256}$/.test(value) ? undefined : "a base64 text",
};

/**
 * Refuses options that no chart could be drawn with.
 *
 * @param where names the chart in the message, such as `chart "cpu"`.
 * @throws PlotcastError `OPTION_INVALID`, naming the chart, the option and what it should be.
 */
export function checkOptions(options: ChartOptions, where: string): void {
  checkAll(options, OPTION_CHECKS, where);
  checkTogether(options, where);
}

/** The same for the options of one series. */
export function checkSeriesOptions(options: SeriesOptions, where: string): void {
  checkAll(options, SERIES_CHECKS, where);
}

function checkAll(options: object, checks: Record<string, Check>, where: string): void {
  if (!isRecord(options)) {
    throw new PlotcastError("OPTION_INVALID", `${where}: expected options, got ${shown(options)}`);
  }
  for (const name of Object.keys(options)) {
    const value = options[name];
    if (value === undefined) continue;
    const check = Object.hasOwn(checks, name) ? checks[name] : undefined;
    if (check === undefined) throw unknownOption(name, checks, where);
    const expected = check(value);
    if (expected !== undefined) fail(where, name, expected, value);
  }
}

function unknownOption(name: string, checks: Record<string, Check>, where: string): PlotcastError {
  const known = Object.keys(checks).join(", ");
  const message = `${where}: option ${printable(name)}: expected one of ${known}`;
  return new PlotcastError("OPTION_INVALID", message);
}

function checkTogether({ window, xAxis, horizontal, type }: ChartOptions, where: string): void {
  if (xAxis === "ordinal" && window !== undefined && "ms" in window) {
    fail(where, "window", "{ points } where xAxis is ordinal, as events have no duration", window);
  }
  if (horizontal === true && type !== undefined && type !== "bar") {
    fail(where, "horizontal", "false, as only bars lie down", horizontal);
  }
}

function fail(where: string, name: string, expected: string, value: unknown): never {
  throw new PlotcastError(
    "OPTION_INVALID",
    `${where}: option ${name}: expected ${expected}, got ${shown(value)}`,
  );
}

function printable(name: string): string {
  return JSON.stringify(name.slice(0, 60)).slice(1, -1);
}

function textOrFunction(example: string): Check {
  return (value) =>
    typeof value === "function" || text(value) === undefined
      ? undefined
      : `${example}, or a function`;
}

function numberFormat(value: unknown): string | undefined {
  if (typeof value === "function") return undefined;
  if (typeof value === "string" && isNumberSpecifier(value)) return undefined;
  return 'a d3-format specifier such as ".1f" or "~s", or a function';
}

function timeZone(value: unknown): string | undefined {
  if (typeof value === "string" && isTimeZone(value)) return undefined;
  return 'an IANA name such as "Europe/Berlin"';
}

function locale(value: unknown): string | undefined {
  if (typeof value === "string" && isLocale(value)) return undefined;
  return 'a BCP 47 tag such as "de-DE"';
}

function unit(value: unknown): string | undefined {
  return typeof value === "string" && isUnit(value) ? undefined : "a text of 1 to 40 characters";
}

function time(value: unknown): string | undefined {
  const isTime = typeof value === "string" || typeof value === "number" || value instanceof Date;
  return isTime && !Number.isNaN(epochMs(value)) ? undefined : EXPECTED_TIME.slice(9);
}

function bound(value: unknown): string | undefined {
  return value === null || finite(value) === undefined ? undefined : "a finite number or null";
}

function domain(value: unknown): string | undefined {
  const expected = "[low, high] with low < high, each a finite number or null";
  if (!Array.isArray(value) || value.length !== 2) return expected;
  if (value.some((one) => bound(one) !== undefined)) return expected;
  return value[0] === null || value[1] === null || value[0] < value[1] ? undefined : expected;
}

function pair(value: unknown): string | undefined {
  const right = domain(value) === undefined && !(value as unknown[]).includes(null);
  return right ? undefined : "[low, high] with low < high, each a finite number";
}

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

function margin(value: unknown): string | undefined {
  const sides = isRecord(value) ? value : { top: value };
  const known = ["top", "right", "bottom", "left"];
  const isPixels = numberFrom(0, 5000);
  const right = Object.entries(sides).every(
    ([side, pixels]) =>
      known.includes(side) && (pixels === undefined || isPixels(pixels) === undefined),
  );
  return right ? undefined : "pixels from 0 to 5000, or { top, right, bottom, left } of them";
}

function theme(value: unknown): string | undefined {
  const names = oneOf("light", "dark", "auto");
  if (!isRecord(value)) return names(value) && `${names(value)}, or { background, text, series }`;
  const right = Array.isArray(value["series"]) && value["series"].length > 0;
  return right && THEME(value) === undefined
    ? undefined
    : "{ background, text, series } of CSS colours";
}

function chartWindow(value: unknown): string | undefined {
  const expected = "{ points } from 1 to 10,000,000 or { ms } from 1 to 1e12";
  if (!isRecord(value) || Object.keys(value).length !== 1) return expected;
  const { points, ms } = value;
  if (Number.isInteger(points) && numberFrom(1, 1e7)(points) === undefined) return undefined;
  return numberFrom(1, 1e12)(ms) === undefined ? undefined : expected;
}
