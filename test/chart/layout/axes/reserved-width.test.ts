import * as fc from "fast-check";
import { expect, test } from "vitest";
import { type ChartOptions, lineChart } from "../../../../src/entries/plotcast.ts";

const OPTIONS: ChartOptions[] = [
  {},
  { yUnit: "B" },
  { yUnit: "ms" },
  { yFormat: ".2f" },
  { yScale: "log" },
  { yScale: "symlog" },
  { locale: "de-DE", yUnit: "€" },
  { width: 320, height: 200 },
  { width: 240, height: 120, title: "Load" },
];

function plotOf(options: ChartOptions, value: number) {
  const values = Array.from({ length: 30 }, (_, i) => value * (1 + (i % 7) / 7));
  const times = values.map((_, i) => i * 1000);
  const chart = lineChart({ ...options, variant: "live", window: { points: 30 } });
  return chart.add("a", { times, values }).layout().plot;
}

test.each(OPTIONS)(
  "lineChart(%j).layout() of a live chart keeps its plot as values grow",
  (options) => {
    fc.assert(
      fc.property(fc.double({ min: -1, max: 4.6, noNaN: true }), (power) => {
        expect(plotOf(options, 10 ** power)).toEqual(plotOf(options, 1));
      }),
    );
  },
);

test("lineChart({ yDomain }).layout() of a live chart keeps no room for labels that cannot come", () => {
  const fixed = plotOf({ yDomain: [0, 9] }, 1);
  expect(fixed.x).toBeLessThan(plotOf({}, 1).x);
});

test("lineChart().layout() of a live chart has room for labels wider than those it expects", () => {
  const chart = lineChart({ variant: "live", yFormat: (value) => `${value} of many, many more` });
  const { plot, y } = chart.add("a", { times: [0, 1000], values: [1e6, 2e6] }).layout();
  expect(plot.x).toBeGreaterThan(150);
  expect(y.ticks.length).toBeGreaterThan(1);
});
