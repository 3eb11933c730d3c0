import { describe, expect, test } from "vitest";
import { CHART_TYPES, VARIANTS } from "../../../src/chart/options/choices.ts";
import { chart, fromSpec } from "../../../src/entries/plotcast.ts";
import { readSvg } from "../../support/svg-reader.ts";

/** Points of every kind of mark, without a value. */
const NULLS = [0, 1, 2].map((i) => ({ time: 1.7e12 + 60_000 * i, y: null }));
const DIGIT = /\d/;

function textsIn(svg: string): string[] {
  return readSvg(svg)
    .filter(({ name }) => name === "text" || name === "tspan" || name === "desc")
    .map(({ text }) => text)
    .filter((text) => text !== "");
}

/** What draws values: all paths, circles and rectangles but for the background and swatches. */
function shapesIn(svg: string): string[] {
  return readSvg(svg)
    .filter(({ name, attributes }) => {
      const classes = (attributes["class"] ?? "").split(" ");
      const isShape = name === "path" || name === "circle" || name === "rect";
      return isShape && !classes.includes("b") && !classes.includes("j") && !classes.includes("jp");
    })
    .map(({ attributes }) => attributes["d"] ?? "a shape");
}

describe.each(CHART_TYPES)("fromSpec({ type: %j }) without values", (type) => {
  test.each(VARIANTS)("as %j draws no number and no mark, and says why", (variant) => {
    const options = { type, variant, grid: true, thresholds: [{ value: 5, label: "high" }] };
    const svg = fromSpec({ ...options, series: [] }).render();
    const texts = textsIn(svg);
    expect(texts.filter((text) => DIGIT.test(text))).toEqual([]);
    expect(shapesIn(svg)).toEqual([]);
    expect(texts.join(" ")).toMatch(variant === "live" ? /Waiting for data/ : /No data/);
  });

  test("of points without a value writes no number but their times", () => {
    const svg = fromSpec({ type, series: [{ name: "A", points: NULLS }] }).render();
    for (const text of textsIn(svg)) expect(text).toMatch(/^\D*$|:\d\d$|Nov \d+/);
    expect(textsIn(svg)).toContain("No data");
  });

  test("of hidden series says that they are hidden", () => {
    const points = [{ time: 1, y: 4, open: 4, high: 4, low: 4, close: 4 }];
    const options = { type, hidden: ["A"] };
    const svg = fromSpec({ ...options, series: [{ name: "A", points }] }).render();
    expect(textsIn(svg)).toContain("All series are hidden");
  });
});

test("chart({ yDomain }).layout() shows the caller's ends of an axis without values", () => {
  expect(chart({ yDomain: [0, 10] }).layout().y.ticks.length).toBeGreaterThan(1);
  expect(chart({ yDomain: [0, null] }).layout().y.ticks).toEqual([]);
  expect(chart({}).layout().y.ticks).toEqual([]);
});

test("chart({ empty }).layout() says the caller's text, whatever the reason", () => {
  const options = { empty: "Nothing", hidden: ["A"] };
  expect(fromSpec({ ...options, series: [{ name: "A", points: [1] }] }).layout().empty?.text).toBe(
    "Nothing",
  );
});
