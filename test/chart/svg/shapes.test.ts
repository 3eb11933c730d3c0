import { expect, test } from "vitest";
import {
  areaChart,
  barChart,
  boxPlot,
  candlestickChart,
  type Chart,
  donutChart,
  lineChart,
  pieChart,
  scatterChart,
} from "../../../src/entries/plotcast.ts";
import type { ChartOptions } from "../../../src/chart/options/options.ts";
import { CLASSES, hasClass, seriesClass } from "../../support/drawn-classes.ts";
import { readSvg, styleOf } from "../../support/svg-reader.ts";

const COUNT = 6;
const DOTS = [CLASSES.dot, CLASSES.filledDot, CLASSES.openDot];
const SHAPES: ChartOptions = { distinguish: "shape" };

function filled(chart: Chart): Chart {
  for (let s = 0; s < COUNT; s++) chart.add(`series ${s}`, [s + 1, s + 2, s + 3]);
  return chart;
}

/** What the style says of each series' marks of a class, by a property. */
function valuesOf(svg: string, mark: string, property: string): string[] {
  const style = styleOf(readSvg(svg));
  return Array.from({ length: COUNT }, (_, s) => {
    const rules = [...style.matchAll(/([^{}]+)\{([^{}]*)\}/g)];
    const own = rules.find(
      ([, selectors = "", body = ""]) =>
        selectors.split(",").some((one) => one.endsWith(`.${mark}.${seriesClass(s)}`)) &&
        body.startsWith(`${property}:`),
    );
    return own?.[2]?.slice(property.length + 1) ?? "";
  });
}

test('lineChart({ distinguish: "shape" }).render() gives each of six series dashes of its own', () => {
  const dashes = valuesOf(filled(lineChart(SHAPES)).render(), CLASSES.line, "stroke-dasharray");
  expect(new Set(dashes).size).toBe(COUNT);
});

test('scatterChart({ distinguish: "shape" }).render() gives each of six series a shape of its own', () => {
  const shapes = readSvg(filled(scatterChart(SHAPES)).render())
    .filter(
      // The legend's swatches stand in the picture itself.
      (element) => element.path.length > 1 && DOTS.some((name) => hasClass(element, name)),
    )
    .map(({ attributes }) => attributes["d"]?.replace(/M[-\d.]+[ -][-\d.]+(?=[a-z])/g, "|") ?? "");
  expect(shapes).toHaveLength(COUNT);
  expect(new Set(shapes).size).toBe(COUNT);
});

test.each([
  ["barChart", barChart, CLASSES.bar, "stroke"],
  ["areaChart", areaChart, CLASSES.filled, "fill"],
  ["pieChart", pieChart, CLASSES.filled, "fill"],
  ["donutChart", donutChart, CLASSES.ring, "stroke"],
] as const)(
  '%s({ distinguish: "shape" }).render() gives each of six series a hatch that is there',
  (_name, make, mark, property) => {
    const svg = filled(make({ ...SHAPES, stack: true })).render();
    const used = valuesOf(svg, mark, property);
    expect(new Set(used).size).toBe(COUNT);
    const elements = readSvg(svg);
    const ids = elements.flatMap(({ attributes }) => attributes["id"] ?? []);
    const scope = elements[0]?.attributes["class"] ?? "";
    expect(used.filter((url) => url !== "")).toEqual(ids.map((id) => `url(#${id})`));
    for (const id of ids) expect(id.startsWith(scope)).toBe(true);
  },
);

test('areaChart({ distinguish: "shape" }).render() gives areas that overlap hatches, too', () => {
  const svg = filled(areaChart(SHAPES)).render();
  expect(new Set(valuesOf(svg, CLASSES.line, "stroke-dasharray")).size).toBe(COUNT);
  expect(new Set(valuesOf(svg, CLASSES.area, "fill")).size).toBe(COUNT);
});

test('boxPlot({ distinguish: "shape" }).render() gives boxes hatches, and medians that are seen on them', () => {
  const svg = filled(boxPlot(SHAPES)).render();
  expect(new Set(valuesOf(svg, CLASSES.box, "stroke")).size).toBe(COUNT);
  expect(valuesOf(svg, CLASSES.median, "stroke")).toEqual([
    "",
    ...Array(COUNT - 1).fill("currentColor"),
  ]);
});

test('candlestickChart({ distinguish: "shape" }).render() leaves candles that rose hollow', () => {
  const days = [
    { x: 0, open: 10, high: 40, low: 0, close: 30 },
    { x: 1, open: 30, high: 40, low: 0, close: 10 },
    { x: 2, open: 20, high: 20, low: 20, close: 20 },
  ];
  const hollows = (options: ChartOptions) =>
    readSvg(
      candlestickChart({ ...options, theme: "light" })
        .add("a", days)
        .render(),
    ).filter((element) => hasClass(element, CLASSES.hollowCandle));
  expect(hollows({})).toEqual([]);
  const strokes = hollows(SHAPES).map(({ attributes }) => attributes["d"]?.match(/M/g)?.length);
  expect(strokes).toEqual([1]);
});

test('candlestickChart({ distinguish: "shape" }).render() leaves rising candles of their own colour hollow', () => {
  const candle = { open: 10, high: 40, low: 0, close: 30, color: "purple" };
  const drawn = candlestickChart(SHAPES).add("a", [
    { ...candle, x: 0 },
    { ...candle, x: 1, open: 30, close: 10 },
  ]);
  const hollow = readSvg(drawn.render()).filter((one) => hasClass(one, CLASSES.hollowCandle));
  const strokes = hollow.map(({ attributes }) => attributes["d"]?.match(/M/g)?.length);
  expect(strokes).toEqual([1]);
});

test('chart({ distinguish: "shape" }).render() has no id that another look has', () => {
  const idsOf = (theme: "light" | "dark") =>
    readSvg(filled(barChart({ ...SHAPES, theme })).render()).flatMap(
      ({ attributes }) => attributes["id"] ?? [],
    );
  const all = [...idsOf("light"), ...idsOf("dark")];
  expect(all).toHaveLength(2 * (COUNT - 1));
  expect(new Set(all).size).toBe(all.length);
});

test("chart().render() has neither ids nor shapes unless they are asked for", () => {
  const svg = filled(barChart()).render();
  expect(svg).not.toMatch(/<pattern| id=/);
});

test("lineChart().render() gives series that repeat a colour dashes, in the plot and in the legend", () => {
  const chart = lineChart();
  for (let s = 0; s < 20; s++) chart.add(`series ${s}`, [s, s + 1]);
  const style = styleOf(readSvg(chart.render()));
  const dashesOf = (s: number) =>
    style.match(new RegExp(`\\.l\\.s${s}\\{stroke-dasharray:([^}]*)\\}`))?.[1];
  const dashes = Array.from({ length: 20 }, (_, s) => dashesOf(s));
  expect(dashes.slice(0, 8).every((one) => one === undefined)).toBe(true);
  expect(new Set(dashes.slice(8, 16)).size).toBe(1);
  expect(new Set([dashes[0], dashes[8], dashes[16]]).size).toBe(3);
});

test("scatterChart().render() gives the ninth series another shape than the first", () => {
  const chart = scatterChart();
  for (let s = 0; s < 9; s++) chart.add(`series ${s}`, [s, s + 1]);
  const dots = readSvg(chart.render()).filter((element) => element.path.length > 1);
  expect(dots.filter((element) => hasClass(element, CLASSES.dot))).toHaveLength(8);
  expect(dots.filter((element) => hasClass(element, CLASSES.filledDot))).toHaveLength(1);
});
