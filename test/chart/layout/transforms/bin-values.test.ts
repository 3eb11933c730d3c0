import { expect, test } from "vitest";
import { histogram } from "../../../../src/entries/plotcast.ts";
import { some } from "../../../support/some.ts";

const START = Date.UTC(2026, 2, 1, 12);

test("histogram({ xAxis: 'log' }) of a live chart counts as not shown what is in its window alone", () => {
  const values = Array.from({ length: 40 }, (_, i) => (i < 20 || i === 35 ? -1 : i));
  const points = values.map((y, i) => ({ time: START + i * 1000, y }));
  const { outside } = histogram({ variant: "live", window: { points: 10 }, xAxis: "log" })
    .add("a", points)
    .layout();
  expect(outside).toEqual({ x: 1, y: 0, beyond: 0 });
});

test("histogram({ xAxis: 'log' }) names only finite ends of bins, for the largest numbers too", () => {
  const chart = histogram({ xAxis: "log", tooltips: true }).add("a", [1e-300, 1, 1e308]);
  for (const { name } of some(chart.layout().tooltips)) {
    expect(name).not.toMatch(/Infinity|∞|NaN/);
    expect(name).toContain(" – ");
  }
  expect(chart.table()).not.toMatch(/Infinity|∞|NaN/);
});
