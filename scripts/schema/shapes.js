// What each option looks like in JSON. That it agrees with what fromSpec takes is what
// test/chart/spec/schema.test.ts is for.
import { fileURLToPath } from "node:url";
import { namesOf } from "./docs.js";

const OPTIONS = fileURLToPath(new URL("../../src/chart/options/options.ts", import.meta.url));

/** @typedef {Record<string, unknown>} Shape */

const text = { type: "string", maxLength: 1000 };
const flag = { type: "boolean" };
const number = { type: "number" };
const unit = { type: "string", minLength: 1, maxLength: 40 };
const specifier = { type: "string", maxLength: 1000 };
export const moment = { type: ["number", "string"] };
export const value = { type: ["number", "null"] };

/** @param {string[]} names */
const oneOf = (...names) => ({ enum: names });

/** @param {string} type in options.ts */
const oneOfType = (type) => oneOf(...namesOf(OPTIONS, type));

/**
 * @param {number} minimum
 * @param {number} maximum
 */
const from = (minimum, maximum) => ({ type: "number", minimum, maximum });

/**
 * @param {number} minimum
 * @param {number} maximum
 */
const wholeFrom = (minimum, maximum) => ({ type: "integer", minimum, maximum });

/**
 * @param {Shape} items
 * @param {number} maxItems
 */
export const listOf = (items, maxItems) => ({ type: "array", items, maxItems });

/**
 * @param {Record<string, Shape>} properties
 * @param {string[]} required
 */
export const record = (properties, required = []) => ({
  type: "object",
  properties,
  ...(required.length > 0 ? { required } : {}),
  additionalProperties: false,
});

const color = {
  type: "string",
  pattern:
    "^(?:#[0-9a-fA-F]{3,8}|[a-zA-Z]{3,30}|" +
    "(?:[rR][gG][bB][aA]?|[hH][sS][lL][aA]?|[hH][wW][bB]|[lL][aA][bB]|[lL][cC][hH]|" +
    "[oO][kK][lL][aA][bB]|[oO][kK][lL][cC][hH]|[cC][oO][lL][oO][rR])\\([\\w .,%/+-]{1,80}\\))$",
};
const tone = oneOfType("Tone");
const axis = oneOfType("AxisName");
const curve = oneOfType("Curve");
const scale = oneOf("linear", "log", "symlog");
const stack = { enum: [true, false, "percent"] };
const average = wholeFrom(2, 1e6);
const bollinger = record({ points: wholeFrom(2, 1e6), deviations: from(0, 100) });
const pixels = from(0, 5000);
const bounds = { type: "array", items: value, minItems: 2, maxItems: 2 };

export const threshold = record({ value: number, label: text, tone, axis }, ["value"]);
export const band = record({ from: value, to: value, label: text, tone, axis }, ["from", "to"]);
export const annotation = record({ time: moment, x: number, until: moment, label: text, tone });
export const theme = record(
  {
    background: color,
    text: color,
    series: { ...listOf(color, 256), minItems: 1 },
    tones: record({ neutral: color, good: color, warning: color, bad: color }),
    shades: listOf(color, 256),
  },
  ["background", "text", "series"],
);

/** @type {Record<string, Shape>} */
export const seriesOptions = {
  mark: oneOfType("MarkKind"),
  color,
  axis,
  curve,
  smooth: flag,
  stack,
  dashed: flag,
  average,
  bollinger,
};

/** @type {Record<string, Shape>} */
export const chartOptions = {
  type: oneOfType("ChartType"),
  title: text,
  xTitle: text,
  yTitle: text,
  y2Title: text,
  width: from(16, 10_000),
  height: from(16, 10_000),
  margin: { anyOf: [pixels, record({ top: pixels, right: pixels, bottom: pixels, left: pixels })] },
  variant: oneOfType("Variant"),
  grid: flag,
  legend: flag,
  tooltips: flag,
  animate: flag,
  glide: flag,
  smooth: flag,
  curve,
  stack,
  horizontal: flag,
  xAxis: oneOf("time", "linear", "log", "ordinal", "band"),
  yScale: scale,
  y2Scale: scale,
  timeZone: { type: "string" },
  locale: { type: "string", maxLength: 100 },
  timeFormat: specifier,
  xFormat: specifier,
  yFormat: specifier,
  y2Format: specifier,
  yUnit: unit,
  y2Unit: unit,
  yDomain: bounds,
  y2Domain: bounds,
  zero: flag,
  thresholds: listOf({ $ref: "#/$defs/threshold" }, 1000),
  bands: listOf({ $ref: "#/$defs/band" }, 1000),
  annotations: listOf({ $ref: "#/$defs/annotation" }, 1000),
  average,
  bollinger,
  binMs: from(1, 1e12),
  gapMs: from(0, 1e15),
  staleMs: from(1, 1e15),
  now: from(-8.64e15, 8.64e15),
  distinguish: oneOf("color", "shape"),
  reduce: oneOf("m4", "lttb"),
  range: { type: "array", items: number, minItems: 2, maxItems: 2 },
  middle: text,
  better: oneOf("higher", "lower", "neither"),
  hidden: listOf(text, 1000),
  theme: { anyOf: [oneOf("light", "dark", "auto"), { $ref: "#/$defs/theme" }] },
  description: text,
  note: text,
  empty: text,
  window: {
    anyOf: [
      record({ points: wholeFrom(1, 1e7) }, ["points"]),
      record({ ms: from(1, 1e12) }, ["ms"]),
    ],
  },
  everyMs: from(1, 1e12),
  nonce: { type: "string", pattern: "^[\\w+/=-]{1,256}$" },
};

const place = { type: ["number", "string"], maxLength: 1000 };

/** @type {Record<string, Shape>} */
export const pointFields = {
  time: {
    ...moment,
    description: "When: epoch milliseconds, or ISO 8601 (UTC without an offset).",
  },
  x: { ...place, description: "Where: a number, or the name of a category." },
  y: { ...value, description: "The value; null is a gap." },
  low: { ...value, description: "Of a range or a candle: the least." },
  high: { ...value, description: "Of a range or a candle: the most." },
  open: { ...value, description: "Of a candle: what it opened with." },
  close: { ...value, description: "Of a candle: what it closed with." },
  size: { type: "number", minimum: 0, description: "Of a bubble: what its area stands for." },
  label: { ...text, description: "Names the point on an ordinal axis and in its tooltip." },
  color: { ...color, description: "A CSS colour of its own." },
};
