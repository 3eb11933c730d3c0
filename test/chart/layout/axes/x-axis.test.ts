import { expect, test } from "vitest";
import { barChart, histogram, type TypedOptions } from "../../../../src/entries/plotcast.ts";

const POINTS = [1, 100, 10_000, 1_000_000].map((y) => ({ x: `${y}`, y }));

/** The ends of horizontal bars, and where the tick of each value is; in pixels from the left. */
function layoutOf(options: TypedOptions) {
  const { x, marks, guides } = barChart({ horizontal: true, ...options })
    .add("A", POINTS)
    .layout();
  const ticks = new Map(x.ticks.map(({ value, at }) => [value, at]));
  return { ends: marks[0]?.xs ?? [], ticks, notes: guides.notes };
}

test("barChart({ horizontal }).layout() has bars end at the ticks of their values, on every scale", () => {
  for (const yScale of ["linear", "log", "symlog"] as const) {
    const { ends, ticks } = layoutOf({ yScale });
    const shared = POINTS.flatMap(({ y }, i) => (ticks.has(y) ? [[ends[i], ticks.get(y)]] : []));
    expect(shared.length).toBeGreaterThan(0);
    for (const [end, tick] of shared) expect(Math.abs((end ?? 0) - (tick ?? 0))).toBeLessThan(1);
  }
});

test("barChart({ horizontal, yScale: 'log' }).layout() has bars as long as their logarithms", () => {
  const { ends } = layoutOf({ yScale: "log" });
  const steps = ends.slice(1).map((end, i) => end - (ends[i] ?? 0));
  for (const step of steps) expect(Math.abs(step - (steps[0] ?? 0))).toBeLessThanOrEqual(1);
});

test("barChart({ horizontal, yScale: 'log' }).layout() has limits where bars of their value end", () => {
  const bands = [{ from: null, to: 100 }];
  const { ends, notes } = layoutOf({ yScale: "log", thresholds: [{ value: 10_000 }], bands });
  expect(notes.map(({ x, width }) => x + width)).toEqual(
    [1, 2].map((i) => Math.round(ends[i] ?? Number.NaN)),
  );
});

test.each(["linear", "log"] as const)(
  'histogram({ yUnit, xAxis: "%s" }) has its unit where its values are, and counts without one',
  (xAxis) => {
    const values = Array.from({ length: 100 }, (_, i) => (i + 1) * 1000);
    const made = histogram({ yUnit: "ms", xAxis, variant: "interactive" }).add("a", values);
    const { x, y } = made.layout();
    expect(x.ticks.map(({ label }) => label).join(" ")).toMatch(/^\d+\s(ms|s|min)( |$)/);
    expect(y.ticks.map(({ label }) => label).join("")).toMatch(/^\d+$/);
    expect(made.table()).toMatch(
      /<th scope="row">[\d,.]+\s(ms|s|min) – [\d,.]+\s(ms|s|min)<\/th><td>\d+<\/td>/,
    );
    expect(made.render()).toMatch(/aria-label="[\d.]+\s(ms|s|min) – [\d.]+\s(ms|s|min), \d+"/);
  },
);

test("histogram({ yUnit }) has ticks at round numbers of its unit", () => {
  const values = Array.from({ length: 100 }, (_, i) => i * 1200);
  const { x } = histogram({ yUnit: "ms", width: 400 }).add("a", values).layout();
  expect(x.ticks.map(({ label }) => label).join()).toMatch(/,1\.0\smin,/);
});
