import { expect, test } from "vitest";
import { barChart, lineChart } from "../../../src/entries/plotcast.ts";

const points = [3, 5, 4].map((y, x) => ({ x, y }));
const descriptionOf = (svg: string) => /<desc>(.*)<\/desc>/.exec(svg)?.[1] ?? "";
const titlesOf = (svg: string) => [...svg.matchAll(/<title>(.*?)<\/title>/g)].map((all) => all[1]);

const fixed = {
  yDomain: [0, 10] as [number, number],
  thresholds: [{ value: 500, label: "SLO" }, { value: 4 }],
  bands: [
    { from: 20, to: null },
    { from: 8, to: 30 },
  ],
};

test("render() says which, in a note and in the description", () => {
  const svg = lineChart(fixed).add("a", points).render();
  const remark = "limits SLO (500), 20 to … beyond the axis";
  expect(svg).toContain(`>${remark}</text>`);
  expect(descriptionOf(svg)).toContain(`${remark}.`);
});

test("render() counts them in a narrow chart, and a sparkline describes them", () => {
  const narrow = lineChart({ ...fixed, width: 300, height: 160 })
    .add("a", points)
    .render();
  expect(narrow).toContain(">2 limits beyond the axis</text>");
  const sparkline = lineChart({ ...fixed, variant: "sparkline" })
    .add("a", points)
    .render();
  expect(descriptionOf(sparkline)).toContain("limits SLO (500), 20 to … beyond the axis.");
});

test("render() says nothing of limits that an axis follows", () => {
  const svg = lineChart({ thresholds: [{ value: 500 }] })
    .add("a", points)
    .render();
  expect(svg).not.toContain("beyond");
});

test("render() keeps a log axis from limits that have no logarithm", () => {
  const options = { yScale: "log" as const, thresholds: [{ value: -5 }] };
  const chart = lineChart(options).add("a", points);
  const without = lineChart({ yScale: "log" }).add("a", points);
  expect(chart.layout().y.domain).toEqual(without.layout().y.domain);
  expect(descriptionOf(chart.render())).toContain("limit −5 beyond the axis.");
});

test("render() draws a low band, and tells its label to the pointer, and all labels of a sparkline", () => {
  const options = {
    bands: [{ from: 4, to: 4.02, label: "Narrow" }],
    thresholds: [{ value: 5, label: "Target" }],
  };
  expect(titlesOf(lineChart(options).add("a", points).render())).toEqual(["Narrow"]);
  const sparkline = lineChart({ ...options, variant: "sparkline", width: 120, height: 30 });
  expect(titlesOf(sparkline.add("a", points).render())).toEqual(["Narrow", "Target"]);
});

test("render() describes annotations that the data does not reach", () => {
  const svg = lineChart({ annotations: [{ x: 50, label: "Deploy" }] })
    .add("a", points)
    .render();
  expect(descriptionOf(svg)).toContain("1 annotation beyond the axis: Deploy.");
});

test("barChart({ horizontal, thresholds, bands }) draws limits along its values", () => {
  const limits = {
    thresholds: [{ value: 4, label: "Target" }],
    bands: [{ from: 5, to: null, label: "Good" }],
  };
  const chart = barChart({ horizontal: true, ...limits }).add("a", [
    { x: "s", y: 3 },
    { x: "t", y: 8 },
  ]);
  const { guides, plot, x } = chart.layout();
  const along = (value: number) => Math.round((value / x.domain[1]) * plot.width);
  expect(guides.notes).toEqual([
    { x: along(5), width: plot.width - along(5), tone: "neutral", text: "Good" },
    { x: along(4), width: 0, tone: "warning", text: "Target" },
  ]);
});
