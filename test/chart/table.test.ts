import * as fc from "fast-check";
import { expect, test } from "vitest";
import {
  barChart,
  boxPlot,
  type Chart,
  candlestickChart,
  heatMap,
  histogram,
  lineChart,
  pieChart,
  scatterChart,
} from "../../src/entries/plotcast.ts";
import { some } from "../support/some.ts";
import { readSvg } from "../support/svg-reader.ts";

/** The texts of a table, row by row; throws where it is not well-formed. */
function cellsOf(chart: Chart): string[][] {
  const rows: string[][] = [];
  for (const { name, text } of readSvg(chart.table())) {
    if (name === "tr") rows.push([]);
    if (name === "th" || name === "td") rows.at(-1)?.push(text);
  }
  return rows;
}

test("chart.table() has a row for each x and a column for each series", () => {
  const chart = lineChart({ title: "Both" })
    .add("a", [
      { x: 1, y: 10 },
      { x: 2, y: null },
      { x: 4, y: 12.5 },
    ])
    .add("b", [{ x: 2, y: 7 }]);
  expect(cellsOf(chart)).toEqual([
    ["x", "a", "b"],
    ["1", "10", ""],
    ["2", "", "7"],
    ["4", "12.5", ""],
  ]);
  expect(chart.table()).toContain("<caption>Both</caption>");
  expect(chart.table()).toContain('<th scope="col">a</th>');
  expect(chart.table()).toContain('<th scope="row">1</th>');
});

test("chart.table() names categories, times and the x axis", () => {
  const bars = barChart({ xTitle: "Day", horizontal: true }).add("a", [{ x: "Mon", y: 3 }]);
  expect(cellsOf(bars)[0]).toEqual(["Day", "a"]);
  expect(cellsOf(bars)[1]?.[0]).toBe("Mon");
  const times = lineChart({ timeZone: "Asia/Tokyo" }).add("a", [{ time: 0, y: 1 }]);
  expect(cellsOf(times)[0]?.[0]).toBe("Time");
  expect(cellsOf(times)[1]?.[0]).toMatch(/0?9:00/);
});

test("chart.table() escapes every text", () => {
  const hostile = '</table><script>"&\u0000';
  const chart = barChart({ title: hostile, xTitle: hostile }).add(hostile, [{ x: hostile, y: 1 }]);
  const table = chart.table();
  expect(table).not.toContain("<script");
  expect(cellsOf(chart)[1]?.[0]).toBe('</table><script>"& ');
});

test("chart.table() hides what is hidden, and tells all points that a drawing leaves out", () => {
  const ys = Array.from({ length: 900 }, (_, i) => i % 7);
  const chart = lineChart({ width: 100, hidden: ["b"] })
    .add("a", ys)
    .add("b", ys);
  expect(cellsOf(chart)).toHaveLength(901);
  expect(cellsOf(chart)[0]).toEqual(["x", "a"]);
});

test("chart.table() has at most 1,000 rows, and says how many more there are", () => {
  const rows = cellsOf(
    lineChart().add(
      "a",
      Array.from({ length: 2500 }, () => 1),
    ),
  );
  expect(rows).toHaveLength(1002);
  expect(rows.at(-1)).toEqual(["and 1500 more"]);
});

test("chart.table() of a live chart has the newest rows, in their order", () => {
  const of = (from: number, count: number) =>
    Array.from({ length: count }, (_, i) => ({ x: from + i, y: i }));
  const chart = lineChart({ variant: "live", window: { points: 5000 } });
  const rows = cellsOf(chart.add("a", of(0, 2500)).add("b", of(2490, 20)));
  expect(rows).toHaveLength(1002);
  expect(rows[1]).toEqual(["and 1510 earlier"]);
  expect(rows[2]?.slice(1)).toEqual(["1510", ""]);
  expect(rows.at(-11)?.slice(1)).toEqual(["2499", "9"]);
  expect(rows.at(-1)?.slice(1)).toEqual(["", "19"]);
});

test("chart.table() tells of every type what its tooltips do", () => {
  const candle = { x: 1, open: 1, high: 4, low: 0, close: 3 };
  expect(cellsOf(candlestickChart().add("a", [candle]))[1]?.[1]).toMatch(/1.* → 3.*, 0.* – 4/);
  expect(cellsOf(histogram().add("a", [1, 1, 2, 9])).length).toBeGreaterThan(2);
  expect(cellsOf(boxPlot().add("a", [1, 2, 3, 4, 9]))[1]?.[1]).toMatch(/^3.* \(.* – .*\)$/);
  expect(
    cellsOf(
      pieChart().add("a", [
        { x: "rent", y: 5 },
        { x: "food", y: 6 },
      ]),
    ),
  ).toHaveLength(3);
});

test("chart.table() and the description tell the values of colours and of bars that lie", () => {
  const named = ["Mon", "Tue"].map((x, i) => ({ x, y: 1.5 + i }));
  const charts = [heatMap(), barChart({ horizontal: true })].map((chart) => chart.add("a", named));
  for (const chart of charts) {
    expect(cellsOf(chart).slice(1)).toEqual([
      ["Mon", "1.5"],
      ["Tue", "2.5"],
    ]);
    expect(chart.render()).toContain("<desc>a: 1.5 to 2.5, last 2.5.</desc>");
  }
});

test("chart.table() has each value once, in the order of x, for any points", () => {
  const points = fc.array(fc.record({ x: fc.integer({ min: -9, max: 9 }), y: fc.nat(999) }), {
    maxLength: 30,
  });
  fc.assert(
    fc.property(points, points, (first, second) => {
      const rows = cellsOf(lineChart().add("a", first).add("b", second)).slice(1);
      for (const [column, own] of [first, second].entries()) {
        const told = rows.map((row) => row[column + 1]).filter((text) => text !== "");
        const sorted = own.toSorted((a, b) => a.x - b.x);
        expect(told.map(Number)).toEqual(sorted.map(({ y }) => y));
      }
    }),
  );
});

test("chart.table() writes all digits of a bubble's size, without the unit of its axis", () => {
  const size = 1234567.25;
  const written = scatterChart({ yUnit: "€" }).add("a", [{ x: 1, y: 2.123456, size }]);
  expect(cellsOf(written)[1]?.[1]).toBe("€2.123456 (1,234,567.25)");
  const formatted = scatterChart({ yFormat: ".1f" }).add("a", [{ x: 1, y: 2, size }]);
  expect(cellsOf(formatted)[1]?.[1]).toBe("2.0 (1,234,567.25)");
});

test("histogram().table() names each bin by its ends", () => {
  const cells = cellsOf(histogram().add("a", [1, 2, 3, 4, 5, 5.5]));
  expect(cells.slice(1)).toEqual([
    ["1 – 2", "1"],
    ["2 – 3", "1"],
    ["3 – 4", "1"],
    ["4 – 5", "1"],
    ["5 – 6", "2"],
  ]);
  const log = cellsOf(histogram({ xAxis: "log" }).add("a", [1, 10, 100, 1000, 5000]));
  for (const [name] of some(log.slice(1))) expect(name).toMatch(/^[\d.,KM]+ – [\d.,KM]+$/);
});
