import { expect, test } from "vitest";
import { candlestickChart, lineChart, rangeChart } from "../../../src/entries/plotcast.ts";

test("rangeChart({ yScale: 'log' }).layout() counts a range that begins at zero as cut off, not as missing", () => {
  const chart = rangeChart({ yScale: "log" }).add("a", [
    { x: 1, low: 0, y: 5, high: 10 },
    { x: 2, low: 2, y: 5, high: 10 },
    { x: 3, low: -3, y: -2, high: -1 },
  ]);
  expect(chart.layout().outside).toEqual({ x: 0, y: 1, beyond: 1 });
  const candles = candlestickChart({ yScale: "log" }).add("a", [
    { x: 1, open: 3, high: 10, low: 0, close: 5 },
  ]);
  expect(candles.layout().outside).toEqual({ x: 0, y: 0, beyond: 1 });
  expect(candles.layout().note?.text).toBe("1 point beyond the axis");
});

test("lineChart({ yScale: 'log' }).layout() counts values at zero and below as not shown", () => {
  const chart = lineChart({ yScale: "log" }).add("a", [1, 0, -1, null, 100]);
  expect(chart.layout().outside).toEqual({ x: 0, y: 2, beyond: 0 });
});
