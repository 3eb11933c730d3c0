import { expect, test } from "vitest";
import type { ChartOptions } from "../../../../src/chart/options/options.ts";
import { CHART_OPTIONS } from "../../../../src/chart/options/validate/schema.ts";
import { lineChart, PlotcastError } from "../../../../src/entries/plotcast.ts";
import { refusal } from "../../../support/refusal.ts";

const NOT_A_TEXT = [5, null, {}, [], true, Symbol("s"), "x".repeat(1001)];
const NOT_A_FLAG = ["true", 1, 0, null, {}, "grid"];
const NOT_PIXELS = ["800", Number.NaN, Number.POSITIVE_INFINITY, -1, 0, 15, 10_001, null, {}, 5n];
const NOT_A_UNIT = ["", 5, null, {}, [], "x".repeat(41)];
const CSS = 'red;}</style><script>alert("x")</script>';

/** For each option, values that no chart can be drawn with. */
const WRONG: { [Name in keyof Required<ChartOptions>]: unknown[] } = {
  title: NOT_A_TEXT,
  xTitle: NOT_A_TEXT,
  yTitle: NOT_A_TEXT,
  description: NOT_A_TEXT,
  note: NOT_A_TEXT,
  empty: NOT_A_TEXT,
  middle: NOT_A_TEXT,
  better: ["Higher", "", true, null, "toString"],
  width: NOT_PIXELS,
  height: NOT_PIXELS,
  margin: [
    -1,
    "5",
    Number.NaN,
    5001,
    null,
    [],
    { top: "1" },
    { left: -1 },
    { start: 1 },
    { all: 5 },
  ],
  variant: ["Static", "", null, 1, "__proto__", ["live"]],
  grid: NOT_A_FLAG,
  legend: NOT_A_FLAG,
  legendLinks: [1, null, {}, "a".repeat(501)],
  tooltips: NOT_A_FLAG,
  animate: NOT_A_FLAG,
  smooth: NOT_A_FLAG,
  curve: ["bezier", null, true, "toString"],
  type: ["Line", "", null, "__proto__", ["bar"], "bubble"],
  y2Title: NOT_A_TEXT,
  glide: NOT_A_FLAG,
  stack: ["true", 1, null, {}, "Percent"],
  horizontal: NOT_A_FLAG,
  xAxis: ["logarithmic", null, "constructor", 5],
  yScale: ["log10", null, true, "toString", "band"],
  y2Scale: ["log10", null, true, "toString", "band"],
  locale: ["", null, 5, "x", "de_DE", `en"><script>`],
  y2Format: ["nonsense", "<script>", 5, null, {}],
  tooltipFormat: ["nonsense", "<script>", 5, null, {}],
  y2TooltipFormat: ["nonsense", "<script>", 5, null, {}],
  values: ["shares", "", true, null, "toString"],
  yUnit: NOT_A_UNIT,
  y2Unit: NOT_A_UNIT,
  y2Domain: [5, null, [], [2, 1], [0, Number.NaN], ["0", 1]],
  zero: NOT_A_FLAG,
  thresholds: [
    ...[5, null, {}, "80", [5], [null], [[]], [{}], [{ value: Number.NaN }], [{ value: "80" }]],
    ...[[{ value: 1, label: 5 }], [{ value: 1, tone: CSS }], [{ value: 1, axis: "x" }]],
    ...[[{ value: 1, colour: "red" }], Array.from({ length: 1001 }, () => ({ value: 1 }))],
  ],
  bands: [
    ...[5, null, [{}], [{ from: 1 }], [{ from: 1, to: Number.NaN }], [{ from: "1", to: 2 }]],
    ...[[{ from: 1, to: 2, tone: "red" }], [{ from: 1, to: 2, label: null }]],
  ],
  annotations: [
    ...[5, null, [5], [{ time: "yesterday" }], [{ time: null }], [{ x: Number.NaN }]],
    ...[[{ time: 0, until: "soon" }], [{ x: 1, label: {} }], [{ x: 1, tone: CSS }], [{ y: 5 }]],
  ],
  average: [0, 1, 1.5, Number.NaN, "20", null, 1e7],
  ema: [0, 1, 1.5, Number.NaN, "20", null, 1e7, { points: 20 }],
  bollinger: [5, null, true, [], { points: 1 }, { points: 2.5 }, { deviations: -1 }, { mean: 5 }],
  binMs: [0, -1, Number.NaN, Number.POSITIVE_INFINITY, "1000", null],
  gapMs: [-1, Number.NaN, Number.POSITIVE_INFINITY, "1000", null],
  staleMs: [0, -1, Number.NaN, Number.POSITIVE_INFINITY, "1000", null],
  maxAhead: [-1, Number.NaN, Number.POSITIVE_INFINITY, "1000", null],
  now: [Number.NaN, 1e16, "2026-03-01", null],
  distinguish: ["shapes", null, true],
  reduce: ["M4", null, true, "valueOf"],
  measureText: [5, null, "width", {}],
  range: [5, null, [], [1], [1, 1], [2, 1], [0, null], [0, Number.NaN], ["0", 1]],
  series: [
    ...[5, null, "a", []],
    ...[{ a: 5 }, { a: null }, { a: { color: CSS } }, { a: { mark: "circle" } }],
    ...[
      { a: { axis: "y3" } },
      { a: { stack: "full" } },
      { a: { average: 0 } },
      { a: { name: "b" } },
    ],
  ],
  nonce: ["", 5, null, 'a"b', "a b", "a<b", "x".repeat(257), "a\nb"],
  timeZone: ["Nowhere", "", null, 5, {}, `Europe/Berlin"><script>`],
  zoneLabel: ["true", 1, null, "UTC"],
  timeFormat: [5, null, {}, [], "x".repeat(1001), "15:04", "yyyy-MM-dd", "%"],
  xFormat: ["nonsense", ".1q%%", 5, null, {}, "0.00"],
  yFormat: ["nonsense", "<script>", 5, null, {}, "%.2f"],
  yDomain: [
    5,
    null,
    [],
    [1],
    [2, 1],
    [1, 1],
    [0, Number.NaN],
    [0, Number.POSITIVE_INFINITY],
    ["0", 1],
  ],
  hidden: ["a", null, [5], [null], { a: true }],
  theme: [
    ...["Dark", "", null, 5, [], {}],
    ...[
      { background: "red", text: "red", series: [] },
      { background: "red", text: "red" },
    ],
    ...[
      { background: CSS, text: "red", series: ["red"] },
      { text: "red", series: ["red"] },
    ],
    { background: "red", text: "red", series: ["red", CSS] },
  ],
  window: [
    5,
    null,
    {},
    { points: 0 },
    { points: 1.5 },
    { ms: 0 },
    { points: 1, ms: 1 },
    { count: 5 },
  ],
  everyMs: [0, -1, Number.NaN, "1000", null, 1e13],
};

function refusalOf(options: unknown): PlotcastError {
  return refusal(() => lineChart(options as ChartOptions));
}

test.for(Object.entries(WRONG))(
  "lineChart() refuses wrong values of %s by its name",
  ([name, values]) => {
    for (const value of values) {
      const error = refusalOf({ [name]: value });
      expect(error.code).toBe("OPTION_INVALID");
      expect(error.message).toMatch(new RegExp(`^lineChart: option ${name}: expected .+, got .+$`));
      expect(error.message).not.toContain("[object");
      expect(error.message.length).toBeLessThan(400);
    }
  },
);

test.for(["colour", "TITLE", "__proto__", "constructor", "", "toString", "a\nb", "x".repeat(5000)])(
  "lineChart() refuses the unknown option %j on one line",
  (name) => {
    const error = refusalOf(JSON.parse(`{${JSON.stringify(name)}: 1}`));
    expect(error.code).toBe("OPTION_INVALID");
    expect(error.message).toMatch(/^lineChart: option .*: expected /);
    // It lists all options.
    expect(error.message.length).toBeLessThan(Object.keys(CHART_OPTIONS).join(", ").length + 120);
  },
);

test.each([
  ["colour", undefined],
  ["TITLE", "title"],
  ["yUnits", "yUnit"],
  ["ydomain", "yDomain"],
  ["titel", "title"],
  ["yMin", "yDomain"],
  ["ylabel", "yTitle"],
  ["colors", "theme"],
])("lineChart() says what was probably meant by the unknown option %s", (name, meant) => {
  const { message } = refusalOf({ [name]: 1 });
  expect(/\(did you mean (\w+)\?\)$/.exec(message)?.[1]).toBe(meant);
});

test("lineChart() refuses options that are no record", () => {
  for (const options of [null, 5, "title", [], true]) {
    expect(refusalOf(options).message).toMatch(/^lineChart: expected options, got /);
  }
});

test("lineChart() refuses an ordinal axis with a window of time", () => {
  const error = refusalOf({ variant: "live", xAxis: "ordinal", window: { ms: 1000 } });
  expect(error.message).toMatch(/^lineChart: option window: expected .+, got .+$/);
});

test("lineChart() refuses what it would draw from an object's prototype", () => {
  const inherited = Object.create({ width: '"><script>alert(1)</script>' }) as ChartOptions;
  let svg = "";
  try {
    svg = lineChart(inherited).render();
  } catch (error) {
    expect(error).toMatchObject({ code: "OPTION_INVALID" });
  }
  expect(svg).not.toContain("<script");
});

test("lineChart() draws what it was told, whatever becomes of the options afterwards", () => {
  const theme = { background: "#fff", text: "#000", series: ["red"] };
  const options: ChartOptions = { theme, hidden: ["b"], margin: { left: 60 }, yDomain: [0, 9] };
  const chart = lineChart(options).add("a", [{ x: 0, y: 1 }]);
  const before = chart.render();
  theme.series[0] = CSS;
  theme.text = CSS;
  Object.assign(options, { width: 5, yDomain: ["x"] });
  expect(chart.add("b", []).render()).not.toContain("<script");
  expect(lineChart({ ...options, width: 800, yDomain: [0, 9], theme: "light" })).toBeDefined();
  expect(before).toContain("color:red");
});

test("lineChart() takes undefined for every option as if it were left out", () => {
  const names = Object.keys(WRONG);
  const options = Object.fromEntries(names.map((name) => [name, undefined]));
  const points = [{ x: 0, y: 1 }];
  expect(lineChart(options).add("a", points).render()).toBe(lineChart().add("a", points).render());
});

test.each([
  [{ thresholds: [{ value: 1 }, { value: 2, tone: "god" }] }, / as tone \(item 1\), got "god"$/],
  [{ thresholds: [90] }, / \(item 0\), got 90$/],
  [{ thresholds: { value: 1 } }, /: expected a list of at most 1000, got an object$/],
  [
    { thresholds: [{ valeu: 1 }] },
    /, not "valeu" \(did you mean value\?\) \(item 0\), got an object$/,
  ],
  [{ annotations: [{ time: "noon" }] }, / as time \(item 0\), got "noon"$/],
  [{ annotations: [{ text: "deploy" }] }, /, not "text" \(item 0\), got an object$/],
  [{ series: { a: { mark: "bars" } } }, / as mark \(series "a"\), got "bars"$/],
  [{ series: { a: { colr: "red" } } }, /, not "colr" \(did you mean color\?\) \(series "a"\)/],
  [{ series: [{ name: "a" }] }, /by name, got an array of 1$/],
  [{ theme: { background: "red", text: "#ggg", series: ["red"] } }, / as text, got "#ggg"$/],
])("lineChart() says which part of %j is wrong", (options, expected) => {
  expect(refusalOf(options).message).toMatch(expected);
});
