import type { ChartOptions } from "../../src/live.ts";
import { numbers } from "../sse/texts.ts";

type Values = Record<string, number>;

/** Makes a row of what the levels are now. */
type Row = (levels: readonly number[], random: () => number) => Values;

/** A live chart, with rows of noisy values that go on for ever: the same in every run. */
export interface LiveType {
  name: string;
  options: ChartOptions;
  row: Row;
  slides?: boolean;
}

const NAMES = ["North", "East", "South", "West"];
const look: ChartOptions = { title: "Live", grid: true };

export const LIVE_TYPES: LiveType[] = [
  { name: "line", options: { ...look, smooth: true }, row: several(1) },
  { name: "three lines", options: look, row: several(3) },
  { name: "area", options: { ...look, type: "area" }, row: several(1) },
  { name: "area, stacked", options: { ...look, type: "area", stack: true }, row: several(3) },
  { name: "area, percent", options: { ...look, type: "area", stack: "percent" }, row: several(3) },
  { name: "bar", options: { ...look, type: "bar" }, row: several(1) },
  { name: "bar, grouped", options: { ...look, type: "bar" }, row: several(3) },
  { name: "bar, stacked", options: { ...look, type: "bar", stack: true }, row: several(3) },
  { name: "scatter", options: { ...look, type: "scatter" }, row: several(2) },
  { name: "range", options: { ...look, type: "range" }, row: range },
  { name: "candlestick", options: { ...look, type: "candlestick" }, row: candle },
  {
    name: "candlestick of raw prices",
    options: { ...look, type: "candlestick", binMs: 5000 },
    row: several(1),
  },
  {
    name: "range of raw values",
    options: { ...look, type: "range", binMs: 5000 },
    row: several(1),
  },
  { name: "heat map", options: { ...look, type: "heatMap" }, row: several(4) },
  {
    name: "average and Bollinger",
    options: { ...look, average: 10, bollinger: {} },
    row: several(1),
  },
  {
    name: "bars and a line on y2",
    options: { ...look, series: { North: { mark: "bar" }, East: { axis: "y2", smooth: true } } },
    row: several(2),
  },
  {
    name: "thresholds and bands",
    options: {
      ...look,
      thresholds: [{ value: 30, label: "high" }],
      bands: [{ from: 10, to: 20, label: "fine", tone: "good" }],
    },
    row: several(1),
  },
  { name: "histogram", options: { ...look, type: "histogram" }, row: several(1), slides: false },
  { name: "box plot", options: { ...look, type: "boxPlot" }, row: several(4), slides: false },
];

/** The rows of one run: each series goes its own way around its own level. */
export function rowsOf({ row }: LiveType): () => Values {
  const random = numbers(20260115);
  const levels = NAMES.map((_, i) => 20 + 4 * i);
  return () => {
    for (let i = 0; i < levels.length; i++) {
      const level = levels[i] ?? 0;
      levels[i] = level + (random() - 0.5) * 4 + (20 + 4 * i - level) * 0.1;
    }
    return row(levels, random);
  };
}

function several(count: number): Row {
  return (levels) =>
    Object.fromEntries(NAMES.slice(0, count).map((name, i) => [name, levels[i] ?? 0]));
}

function range([middle = 0]: readonly number[], random: () => number): Values {
  return { low: middle - 2 - random(), y: middle, high: middle + 2 + random() };
}

function candle([close = 0, other = 0]: readonly number[], random: () => number): Values {
  const open = close + (random() - 0.5) * 4;
  const spread = Math.abs(other % 2);
  return { open, high: Math.max(open, close) + spread, low: Math.min(open, close) - spread, close };
}
