import { expect, test } from "vitest";
import { barChart, lineChart, scatterChart } from "../../../src/entries/plotcast.ts";
import { CLASSES, hasClass } from "../../support/drawn-classes.ts";
import { some } from "../../support/some.ts";
import { type Element, readSvg } from "../../support/svg-reader.ts";

const POINTS = Array.from({ length: 40 }, (_, i) => ({ time: i * 1500, y: i % 7 }));

function isGrid(element: Element): boolean {
  return element.name === "path" && hasClass(element, CLASSES.grid);
}

/** The x of each line of grid paths, where the lines stand upright. */
function xsOf(lines: readonly Element[]): number[] {
  return lines.flatMap(({ attributes }) =>
    [...(attributes["d"] ?? "").matchAll(/M(-?[\d.]+)[ -][\d.]+v/g)].map(([, x]) => Number(x)),
  );
}

test.each([
  ["a gliding plot", { variant: "live", window: { points: 10 }, everyMs: 1500 }],
  ["a plot that stands", { variant: "live", window: { points: 10 }, everyMs: 1500, glide: false }],
  ["a static plot", {}],
] as const)(
  "lineChart().render() draws the lines of the grid behind the marks: %s",
  (_, options) => {
    const chart = lineChart({ ...options, grid: true }).add("a", POINTS);
    const elements = readSvg(chart.render());
    const marks = elements.findIndex((element) => hasClass(element, CLASSES.marks));
    const grids = elements.filter(isGrid);
    expect(some(grids).every((grid) => elements.indexOf(grid) < marks)).toBe(true);
    const xs = xsOf(grids);
    for (const { at } of some(chart.layout().x.ticks)) expect(xs.map(Math.floor)).toContain(at);
  },
);

test.each([
  [
    "barChart",
    barChart({ horizontal: true, grid: true }).add("a", [
      { x: "b", y: -1 },
      { x: "c", y: 2 },
    ]),
  ],
  [
    "scatterChart",
    scatterChart({ grid: true }).add("a", [
      { x: -2, y: 1 },
      { x: 2, y: 2 },
    ]),
  ],
])("%s().render() draws the line at zero once", (_, chart) => {
  const lines = xsOf(readSvg(chart.render()).filter(isGrid));
  const zero = chart.layout().x.ticks.find(({ value }) => value === 0);
  expect(lines.filter((x) => x === zero?.at)).toHaveLength(1);
  expect(new Set(lines).size).toBe(chart.layout().x.ticks.length);
});
