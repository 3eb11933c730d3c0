import * as fc from "fast-check";
import { expect, test } from "vitest";
import { textWidth } from "../../src/chart/format/text/text-width.ts";
import { barChart, lineChart, type ChartLayout } from "../../src/entries/plotcast.ts";
import { numbersBetween } from "../support/numbers-between.ts";
import { some } from "../support/some.ts";
import { ASCENT, DESCENT, expectApart } from "../support/text-boxes.ts";

const someText = fc.oneof(
  fc.constant(""),
  fc.string({ maxLength: 30 }),
  fc.constantFrom(
    "Temperature",
    "A rather long title that says much more than it needs to ".repeat(3),
  ),
  fc.constantFrom("温度と湿度のグラフ".repeat(12), "MMMMMMMMMM".repeat(20)),
);
const anyChart = fc.record({
  options: fc.record({
    title: someText,
    note: someText,
    xTitle: someText,
    yTitle: someText,
    variant: fc.constantFrom("static", "interactive", "live"),
    width: fc.integer({ min: 320, max: 1600 }),
    height: fc.integer({ min: 330, max: 900 }),
    timeZone: fc.constantFrom("UTC", "Asia/Kathmandu", "America/Sao_Paulo"),
  }),
  names: fc.array(fc.oneof(fc.string({ maxLength: 20 }), fc.constant("W".repeat(200))), {
    minLength: 1,
    maxLength: 5,
  }),
  // In between they would be times in seconds, which are refused.
  start: fc.oneof(fc.integer({ min: 0, max: 9e8 }), fc.integer({ min: 5e9, max: 2e12 })),
  step: fc.constantFrom(1, 20, 1000, 2000, 60_000, 3_600_000, 86_400_000, 2.6e9, 3.2e10),
  values: fc.array(
    fc.oneof(numbersBetween(-1000, 1000), numbersBetween(-1e12, 1e12), numbersBetween(0, 1e-6)),
    { maxLength: 40 },
  ),
});

test("lineChart().layout() lets no two texts overlap and none leave the picture: times", () => {
  fc.assert(
    fc.property(anyChart, ({ options, names, start, step, values }) => {
      const chart = lineChart(options);
      const times = values.map((_, i) => start + i * step);
      for (const name of names) chart.add(name, { times, values });
      expectApart(chart.layout());
    }),
    { numRuns: 1500 },
  );
});

test.for(["linear", "ordinal"] as const)(
  "lineChart().layout() lets no two texts overlap and none leave the picture: %s",
  (xAxis) => {
    fc.assert(
      fc.property(anyChart, ({ options, names, start, step, values }) => {
        const chart = lineChart({ ...options, xAxis });
        const labels = values.map((_, i) => names[i % names.length] ?? "");
        const xs = values.map((_, i) => start / 1e6 + (i * step) / 1e3);
        chart.add("a", { xs, values, labels });
        expectApart(chart.layout());
      }),
      { numRuns: 1500 },
    );
  },
);

test("lineChart().layout() keeps what an empty chart says within the picture", () => {
  expectApart(lineChart({ width: 320, empty: "Nothing has come in so far ".repeat(8) }).layout());
});

test("lineChart().layout() gives the y labels the margin that they need", () => {
  const xs = [0, 1];
  for (const yFormat of [undefined, () => "a label of 30 letters, or so.", ",.8f", "$,.2f"]) {
    const options = yFormat === undefined ? {} : { yFormat };
    for (const values of [
      [0, 1],
      [0, 1e9],
      [-123_456.789, 0],
      [1e-9, 2e-9],
    ]) {
      const { plot, y } = lineChart(options).add("a", { xs, values }).layout();
      for (const { label } of some(y.ticks))
        expect(plot.x - 8).toBeGreaterThanOrEqual(textWidth(label, 12));
    }
  }
});

test("lineChart().layout() leaves out y labels for which a low plot has no room", () => {
  for (const value of [0, 1.82, 7, 85, 1234]) {
    for (let height = 60; height <= 240; height += 5) {
      const chart = lineChart({ height, title: "Low" }).add("a", [{ x: 0, y: value }]);
      expectApart(chart.layout());
    }
  }
});

const anyGuides = fc.record({
  thresholds: fc.array(fc.record({ value: numbersBetween(-1000, 1000), label: someText }), {
    maxLength: 3,
  }),
  bands: fc.array(
    fc.record({
      from: fc.oneof(fc.constant(null), numbersBetween(-1000, 0)),
      to: fc.oneof(fc.constant(null), numbersBetween(0, 1000)),
      label: someText,
    }),
    { maxLength: 2 },
  ),
  notes: fc.array(
    fc.record({ place: fc.double({ min: -0.2, max: 1.2, noNaN: true }), label: someText }),
    {
      maxLength: 5,
    },
  ),
});

test("lineChart().layout() lets no two texts overlap and none leave the picture: two axes, guides", () => {
  fc.assert(
    fc.property(anyChart, anyGuides, someText, (chart, guides, y2Title) => {
      const { options, names, start, step, values } = chart;
      const times = values.map((_, i) => start + i * step);
      const { thresholds, bands, notes } = guides;
      const annotations = notes.map(({ place, label }) => ({
        time: Math.round(start + place * step * values.length),
        label: label.slice(0, 200),
      }));
      const drawn = lineChart({ ...options, y2Title, thresholds, bands, annotations });
      for (const [i, name] of names.entries()) {
        drawn.add(name, { times, values }, { axis: i % 2 === 0 ? "y" : "y2" });
      }
      expectApart(drawn.layout());
    }),
    { numRuns: 800 },
  );
});

/** Turned by 45 degrees and ending at its tick, a name's box is a strip; strips run in parallel. */
function expectStripsApart({ x, plot, width, height }: ChartLayout): void {
  const apart = 12 * (ASCENT + DESCENT);
  for (const [i, { at, label }] of some(x.ticks).entries()) {
    const before = x.ticks[i - 1]?.at ?? Number.NEGATIVE_INFINITY;
    expect((at - before) * Math.SQRT1_2).toBeGreaterThanOrEqual(apart);
    const long = textWidth(label, 12, false) * Math.SQRT1_2;
    expect([label, plot.x + at - x.slide - long >= 0]).toEqual([label, true]);
    expect([label, plot.y + plot.height + 12 + long <= height]).toEqual([label, true]);
  }
  expect(plot.x + plot.width).toBeLessThanOrEqual(width);
}

test("barChart().layout() lets no names touch, be they straight or turned, nor leave the picture", () => {
  const name = fc.oneof(
    fc.string({ minLength: 1, maxLength: 30 }),
    fc.constantFrom("W".repeat(60), "温度と湿度".repeat(9)),
  );
  let turned = 0;
  fc.assert(
    fc.property(
      fc.uniqueArray(name, { minLength: 1, maxLength: 60 }),
      fc.integer({ min: 320, max: 1600 }),
      fc.integer({ min: 330, max: 900 }),
      (names, width, height) => {
        const chart = barChart({ width, height });
        const layout = chart
          .add(
            "a",
            names.map((x, i) => ({ x, y: i })),
          )
          .layout();
        if (layout.x.turned) turned++;
        if (layout.x.turned) expectStripsApart(layout);
        expectApart(layout);
      },
    ),
    { numRuns: 500 },
  );
  expect(turned).toBeGreaterThan(20);
});
