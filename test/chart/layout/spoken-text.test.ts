import { expect, test } from "vitest";
import {
  barChart,
  boxPlot,
  type Chart,
  type ChartOptions,
  histogram,
  lineChart,
  scatterChart,
} from "../../../src/entries/plotcast.ts";
import { some } from "../../support/some.ts";
import { readSvg } from "../../support/svg-reader.ts";

/** What a screen reader says of the points of a chart. */
function spokenOf(chart: Chart): string[] {
  const labels = readSvg(chart.render()).map(({ attributes }) => attributes);
  return some(labels.filter((one) => one["tabindex"] === "0")).map(
    (one) => one["aria-label"] ?? "",
  );
}

const SHARES: ChartOptions = { stack: "percent", yUnit: "€", tooltips: true };

const pair = (options: ChartOptions, second = "b") =>
  barChart({ tooltips: true, ...options })
    .add("a", [{ x: "q", y: 30, label: "late" }])
    .add(second, [{ x: "q", y: 90 }]);

test("render() says the total of a stack once, though a series is called so", () => {
  expect(spokenOf(pair({ stack: true }, "Total"))).toEqual(["q, Total 90, a 30, late, Total 120"]);
});

test("render() says the labels of points that share a tooltip, each behind its point", () => {
  const chart = lineChart({ tooltips: true })
    .add("a", [{ x: 1, y: 2, label: "first" }])
    .add("b", [{ x: 1, y: 3, label: "second" }]);
  expect(spokenOf(chart)).toEqual(["1, a 2, first, b 3, second"]);
});

test("render() says the series of a dot, and its label besides", () => {
  const chart = scatterChart({ tooltips: true }).add("Cities", [
    { x: 1, y: 2, label: "Berlin" },
    { x: 2, y: 3 },
  ]);
  expect(spokenOf(chart)).toEqual(["Cities, 1, Berlin, 2", "Cities, 2, 3"]);
});

test("render() says shares of lying bars, or values with their own unit", () => {
  const shares = pair({ ...SHARES, horizontal: true });
  expect(spokenOf(shares)).toEqual(["a, q, late, 25%", "b, q, 75%"]);
  expect(shares.render()).toContain(">a: 25%</tspan>");
  const raw = pair({ ...SHARES, horizontal: true, values: "raw" });
  expect(spokenOf(raw)).toEqual(["a, q, late, €30, Total €120", "b, q, €90, Total €120"]);
  expect(raw.render()).toContain(">a: €30</tspan>");
});

test("render() says both ends of a bin", () => {
  expect(spokenOf(histogram({ tooltips: true }).add("a", [1, 2, 3, 4, 5, 5.5]))).toEqual([
    "1 – 2, 1",
    "2 – 3, 1",
    "3 – 4, 1",
    "4 – 5, 1",
    "5 – 6, 2",
  ]);
});

test("render() says the name of a box in a band of its own once", () => {
  const boxes = boxPlot({ tooltips: true }).add("web", [1, 2, 3]).add("mail", [2, 3, 4]);
  for (const spoken of spokenOf(boxes)) expect(spoken).toMatch(/^(web|mail), \d/);
});

test("render() says which value is whose, though a series is called like a bar", () => {
  const bars = barChart({ tooltips: true, stack: true })
    .add("web", [{ x: "web", y: 3 }])
    .add("mail", [{ x: "web", y: 5 }]);
  expect(spokenOf(bars)).toEqual(["web, mail 5, web 3, Total 8"]);
});
