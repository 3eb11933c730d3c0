import { expect, test } from "vitest";
import { barChart, scatterChart } from "../../../../src/entries/plotcast.ts";
import { some } from "../../../support/some.ts";

const bars = (options: Parameters<typeof barChart>[0], largest = 100) =>
  barChart({ horizontal: true, ...options })
    .add("a", [
      { x: "q", y: largest / 2 },
      { x: "r", y: largest },
    ])
    .layout();

test("barChart({ horizontal: true, bands }).layout() takes the ends of a band in any order", () => {
  const { guides } = bars({ bands: [{ from: 90, to: 10 }] });
  expect(guides.notes).toEqual(bars({ bands: [{ from: 10, to: 90 }] }).guides.notes);
  for (const { width } of some(guides.notes)) expect(width).toBeGreaterThan(0);
});

test("barChart({ horizontal: true }).layout() shows limits larger than any time", () => {
  const { guides, x, plot } = bars(
    { bands: [{ from: null, to: 5e16 }], thresholds: [{ value: 2e16 }] },
    1e17,
  );
  expect(x.domain).toEqual([0, 1e17]);
  expect(guides.notes.map(({ x: at, width }) => [at, width])).toEqual([
    [0, Math.round(plot.width / 2)],
    [Math.round(plot.width / 5), 0],
  ]);
});

test("scatterChart({ annotations }).layout() takes the ends of an annotation in any order", () => {
  const notesOf = (x: number, until: number) =>
    scatterChart({ annotations: [{ x, until }] })
      .add("a", [
        { x: 0, y: 1 },
        { x: 10, y: 2 },
      ])
      .layout().guides.notes;
  expect(notesOf(8, 3)).toEqual(notesOf(3, 8));
  expect(notesOf(8, 3)[0]?.width).toBeGreaterThan(0);
});

test("scatterChart({ annotations }).layout() shows an x that is larger than any time", () => {
  const chart = scatterChart({ annotations: [{ x: 5e16, label: "half" }] });
  chart.add("a", [
    { x: 0, y: 1 },
    { x: 1e17, y: 2 },
  ]);
  expect(chart.layout().guides.notes).toHaveLength(1);
});
