import { PlotcastError, shown } from "../error.ts";
import { isNumberSpecifier } from "./number-label.ts";
import type { LineChartOptions } from "./options.ts";
import { isColor } from "./theme.ts";
import { isTimeZone } from "./time-zone.ts";

/** What an option should have been, where its value is wrong. */
type Check = (value: unknown) => string | undefined;

const LONGEST_TEXT = 1000;

const CHECKS: { [Name in keyof Required<LineChartOptions>]: Check } = {
  title: text,
  xTitle: text,
  yTitle: text,
  width: numberFrom(16, 10_000),
  height: numberFrom(16, 10_000),
  margin,
  variant: oneOf("sparkline", "static", "interactive", "live"),
  grid: flag,
  legend: flag,
  tooltips: flag,
  animate: flag,
  smooth: flag,
  curve: oneOf("linear", "monotone", "catmullRom", "step"),
  xAxis: oneOf("time", "linear", "ordinal"),
  timeZone,
  timeFormat: textOrFunction('a d3-time-format specifier such as "%H:%M"'),
  xFormat: numberFormat,
  yFormat: numberFormat,
  yDomain,
  hidden,
  theme,
  description: text,
  note: text,
  empty: text,
  window: chartWindow,
  everyMs: numberFrom(1, 1e12),
};

/**
 * Refuses options that no chart could be drawn with.
 *
 * @param where names the chart in the message, such as `chart "cpu"`.
 * @throws PlotcastError `OPTION_INVALID`, naming the chart, the option and what it should be.
 */
export function checkOptions(options: LineChartOptions, where: string): void {
  if (!isRecord(options)) {
    throw new PlotcastError("OPTION_INVALID", `${where}: expected options, got ${shown(options)}`);
  }
  for (const [name, value] of Object.entries(options)) {
    if (value !== undefined) checkOption(name, value, where);
  }
  checkTogether(options, where);
}

function checkOption(name: string, value: unknown, where: string): void {
  const check = Object.hasOwn(CHECKS, name) ? CHECKS[name as keyof LineChartOptions] : undefined;
  if (check === undefined) {
    const known = Object.keys(CHECKS).join(", ");
    throw new PlotcastError(
      "OPTION_INVALID",
      `${where}: option ${printable(name)}: expected one of ${known}`,
    );
  }
  const expected = check(value);
  if (expected !== undefined) fail(where, name, expected, value);
}

function checkTogether(options: LineChartOptions, where: string): void {
  const { window, xAxis } = options;
  if (xAxis === "ordinal" && window !== undefined && "ms" in window) {
    fail(where, "window", "{ points } where xAxis is ordinal, as events have no duration", window);
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

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function text(value: unknown): string | undefined {
  if (typeof value === "string" && value.length <= LONGEST_TEXT) return undefined;
  return `a text of at most ${LONGEST_TEXT} characters`;
}

function flag(value: unknown): string | undefined {
  return typeof value === "boolean" ? undefined : "true or false";
}

function numberFrom(least: number, most: number): Check {
  return (value) =>
    typeof value === "number" && value >= least && value <= most
      ? undefined
      : `a number from ${least} to ${most}`;
}

function oneOf(...names: string[]): Check {
  return (value) =>
    typeof value === "string" && names.includes(value)
      ? undefined
      : `one of ${names.map((name) => `"${name}"`).join(", ")}`;
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

function isBound(value: unknown): boolean {
  return value === null || (typeof value === "number" && Number.isFinite(value));
}

function yDomain(value: unknown): string | undefined {
  const expected = "[low, high] with low < high, each a finite number or null";
  if (!Array.isArray(value) || value.length !== 2 || !value.every(isBound)) return expected;
  return value[0] === null || value[1] === null || value[0] < value[1] ? undefined : expected;
}

function hidden(value: unknown): string | undefined {
  if (Array.isArray(value) && value.every((name) => typeof name === "string")) return undefined;
  return "an array of series names";
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
  const { background, text: textColor, series } = value;
  const colors = [background, textColor, ...(Array.isArray(series) ? series : [])];
  const right = Array.isArray(series) && series.length > 0 && colors.every(isColor);
  return right ? undefined : "{ background, text, series } of CSS colours";
}

function chartWindow(value: unknown): string | undefined {
  const expected = "{ points } from 1 to 10,000,000 or { ms } from 1 to 1e12";
  if (!isRecord(value) || Object.keys(value).length !== 1) return expected;
  const { points, ms } = value;
  if (Number.isInteger(points) && numberFrom(1, 1e7)(points) === undefined) return undefined;
  return numberFrom(1, 1e12)(ms) === undefined ? undefined : expected;
}
