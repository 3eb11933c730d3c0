// @ts-check
// Live charts of every type, with endless rows of noisy values, the same in every run.
import { chance } from "./made.js";

/**
 * @typedef {Record<string, number>} Values
 *
 * @typedef {(levels: readonly number[], random: () => number) => Values} Row Makes a row from the
 *   current level of each series.
 *
 * @typedef {object} LiveType
 * @property {string} name
 * @property {import("../../src/entries/plotcast.ts").ChartOptions} options
 * @property {Row} row
 */

const START = Date.UTC(2026, 0, 15, 10);
const EVERY_MS = 1000;
const POINTS = 30;
const NAMES = ["North", "East", "South", "West"];
const common = { title: "Live", grid: true };

/** @type {LiveType[]} */
export const LIVE_TYPES = [
  { name: "line", options: { ...common, smooth: true }, row: several(1) },
  { name: "three lines", options: common, row: several(3) },
  { name: "area", options: { ...common, type: "area" }, row: several(1) },
  { name: "area, stacked", options: { ...common, type: "area", stack: true }, row: several(3) },
  { name: "area, percent", options: { ...common, type: "area", stack: "percent" }, row: several(3) },
  { name: "bar", options: { ...common, type: "bar" }, row: several(1) },
  { name: "bar, grouped", options: { ...common, type: "bar" }, row: several(3) },
  { name: "bar, stacked", options: { ...common, type: "bar", stack: true }, row: several(3) },
  { name: "scatter", options: { ...common, type: "scatter" }, row: several(2) },
  { name: "range", options: { ...common, type: "range" }, row: range },
  { name: "candlestick", options: { ...common, type: "candlestick" }, row: candle },
  {
    name: "candlestick of raw prices",
    options: { ...common, type: "candlestick", binMs: 5000 },
    row: several(1),
  },
  {
    name: "range of raw values",
    options: { ...common, type: "range", binMs: 5000 },
    row: several(1),
  },
  { name: "heat map", options: { ...common, type: "heatMap" }, row: several(4) },
  {
    name: "average and Bollinger",
    options: { ...common, average: 10, bollinger: {} },
    row: several(1),
  },
  {
    name: "bars and a line on y2",
    options: { ...common, series: { North: { mark: "bar" }, East: { axis: "y2", smooth: true } } },
    row: several(2),
  },
  {
    name: "thresholds and bands",
    options: {
      ...common,
      thresholds: [{ value: 30, label: "high" }],
      bands: [{ from: 10, to: 20, label: "fine", tone: "good" }],
    },
    row: several(1),
  },
  { name: "histogram", options: { ...common, type: "histogram" }, row: several(1) },
  { name: "box plot", options: { ...common, type: "boxPlot" }, row: several(4) },
];

/**
 * Draws the endless frames of a full window, each with one more point than the last. Times are a
 * few ms off, as real ones are.
 *
 * @param {LiveType} type
 * @param {typeof import("../../src/entries/live.ts").createLive} createLive
 */
export function* drawTypeFrames(type, createLive) {
  const { options } = type;
  const live = createLive({
    charts: { a: options },
    window: { points: POINTS },
    everyMs: EVERY_MS,
  });
  const next = rowsOf(type);
  const random = chance(7);
  // The y axis holds the values of four windows; before that it still grows.
  const before = 5 * POINTS * (options.binMs === undefined ? 1 : options.binMs / EVERY_MS);
  for (let count = 0; ; count++) {
    live.push("a", next(), START + count * EVERY_MS + Math.round((random() - 0.5) * 6));
    if (count >= before) yield live.draw("a");
  }
}

/**
 * Creates a source of rows, in which each series wanders around a level of its own.
 *
 * @param {LiveType} type
 */
function rowsOf({ row }) {
  const random = chance(20260115);
  const levels = NAMES.map((_, i) => 20 + 4 * i);
  return () => {
    for (const [i, level] of levels.entries()) {
      levels[i] = level + (random() - 0.5) * 4 + (20 + 4 * i - level) * 0.1;
    }
    return row(levels, random);
  };
}

/**
 * @param {number} count
 * @returns {Row}
 */
function several(count) {
  return (levels) =>
    Object.fromEntries(NAMES.slice(0, count).map((name, i) => [name, levels[i] ?? 0]));
}

/** @type {Row} */
function range([middle = 0], random) {
  return { low: middle - 2 - random(), y: middle, high: middle + 2 + random() };
}

/** @type {Row} */
function candle([close = 0, other = 0], random) {
  const open = close + (random() - 0.5) * 4;
  const spread = Math.abs(other % 2);
  return { open, high: Math.max(open, close) + spread, low: Math.min(open, close) - spread, close };
}
