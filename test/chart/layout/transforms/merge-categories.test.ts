import * as fc from "fast-check";
import { expect, test } from "vitest";
import { areaChart, barChart, lineChart } from "../../../../src/entries/plotcast.ts";

const ROWS = [
  { x: "a", y: 1, label: "first" },
  { x: "b", y: 2 },
  { x: "a", y: 5, label: "second", color: "#123456" },
];
const OTHER = [
  { x: "a", y: 1 },
  { x: "b", y: 2 },
];

test("barChart() adds up the rows of a category in picture, tooltips, description and table alike", () => {
  for (const options of [{}, { horizontal: true }, { stack: true }]) {
    const chart = barChart({ ...options, variant: "interactive" })
      .add("A", ROWS)
      .add("B", OTHER);
    const svg = chart.render();
    const [mark] = chart.layout().marks;
    expect(mark?.xs).toHaveLength(2);
    expect(svg).toContain("first, second");
    expect(svg).toContain("A: 2 to 6, last 2.");
    expect(chart.table()).toContain('<th scope="row">a</th><td>6');
  }
  const stacked = barChart({ stack: true, variant: "interactive" }).add("A", ROWS).add("B", OTHER);
  expect(stacked.render()).toContain("Total 7");
});

test("areaChart({ stack: 'percent' }) takes shares of the sums of categories", () => {
  const table = areaChart({ stack: "percent" }).add("A", ROWS).add("B", OTHER).table();
  expect(table).toContain("<td>85.7%");
  expect(table).toContain("<td>14.3%</td>");
});

test("barChart() reaches the sum of each category, however its rows are ordered", () => {
  const rows = fc.array(
    fc.record({ x: fc.constantFrom("a", "b", "c"), y: fc.option(fc.integer({ min: 0, max: 99 })) }),
    { minLength: 1, maxLength: 12 },
  );
  const run = fc.property(rows, (points) => {
    const names = [...new Set(points.map(({ x }) => x))];
    const summed = names.map((x) => {
      const own = points.flatMap((point) => (point.x === x && point.y !== null ? [point.y] : []));
      return { x, y: own.length === 0 ? null : own.reduce((sum, y) => sum + y) };
    });
    expect(barChart().add("A", points).render()).toBe(barChart().add("A", summed).render());
  });
  fc.assert(run);
});

test("barChart() has no sum that is not finite, and lines keep each point of a category", () => {
  const huge = ["a", "a"].map((x) => ({ x, y: Number.MAX_VALUE }));
  expect(barChart().add("A", huge).render()).not.toMatch(/NaN|Infinity/);
  expect(lineChart().add("A", ROWS).layout().marks[0]?.xs).toHaveLength(3);
});
