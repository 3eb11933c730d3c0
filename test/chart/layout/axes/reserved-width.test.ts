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
  { locale: "de-DE" },
  { locale: "ja" },
  { yUnit: "people" },
  { yUnit: "s" },
  { width: 320, height: 200 },
  { width: 240, height: 120, title: "Load" },
];

/** Without a prefix, the labels of large values are longer. */
const maxPower = ({ yFormat }: ChartOptions) => (yFormat === undefined ? 9.4 : 4.6);

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
      fc.property(fc.double({ min: -1, max: maxPower(options), noNaN: true }), (power) => {
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

test("lineChart().layout() of a live chart keeps its plot as negative values grow", () => {
  for (const yUnit of ["", "€"]) {
    const options = yUnit === "" ? {} : { yUnit };
    for (let power = -1; power <= 9; power += 0.05) {
      expect([power, plotOf(options, -(10 ** power))]).toEqual([power, plotOf(options, -1)]);
    }
  }
});

test('lineChart({ yFormat: ",d" }).layout() of a live chart moves its plot once for many digits', () => {
  const lefts: number[] = [];
  for (let power = 0; power < 8.6; power += 0.05) {
    lefts.push(plotOf({ yFormat: ",d" }, 10 ** power).x);
  }
  const moves = lefts.filter((left, i) => i > 0 && left !== lefts[i - 1]);
  expect(moves).toHaveLength(1);
});
