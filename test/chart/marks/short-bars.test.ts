import * as fc from "fast-check";
import { expect, test } from "vitest";
import { barChart, type Chart, histogram } from "../../../src/entries/plotcast.ts";
import { marksOfKind } from "../../support/marks-of-kind.ts";
import { some } from "../../support/some.ts";

/** The ends of each bar in pixels, in ascending order, bar by bar. */
function barsOf(chart: Chart, horizontal: boolean): [place: number, from: number, to: number][] {
  const { marks } = chart.layout();
  return some(marksOfKind(marks, "bar")).flatMap(({ xs, ys, bases, zero }) =>
    xs.map((x, i): [number, number, number] => {
      const [place, end] = horizontal ? [ys[i] ?? 0, x] : [x, ys[i] ?? 0];
      const start = bases?.[i] ?? zero;
      return [place, Math.min(start, end), Math.max(start, end)];
    }),
  );
}

const value = fc.oneof(
  fc.constantFrom(0.001, -0.001, 0.3, 50, 100, -40),
  fc.double({ min: -100, max: 100, noNaN: true }).filter((y) => Math.abs(y) > 1e-9),
);

test("barChart({ stack }).layout() shows each part of a stack, however thin, and none behind another", () => {
  let thin = 0;
  const run = fc.property(
    fc.array(fc.record({ q: value, r: value }), { minLength: 2, maxLength: 9 }),
    fc.constantFrom(true, "percent" as const),
    fc.boolean(),
    fc.boolean(),
    (all, stack, horizontal, isAtOneX) => {
      // Two of one series at one place are one bar of their sum.
      fc.pre(!isAtOneX || all.every(({ q, r }) => Math.abs(q + r) > 1e-9));
      const chart = barChart({ stack, horizontal, width: 400, height: 300 });
      all.forEach(({ q, r }, i) =>
        chart.add(`s${i}`, [
          { x: "q", y: q },
          { x: isAtOneX ? "q" : "r", y: r },
        ]),
      );
      const { plot } = chart.layout();
      const bars = barsOf(chart, horizontal);
      for (const [, from, to] of bars) {
        expect(to - from).toBeGreaterThan(0.98);
        expect(from).toBeGreaterThanOrEqual(0);
        expect(to).toBeLessThanOrEqual(horizontal ? plot.width : plot.height);
        if (to - from < 1.02) thin++;
      }
      for (const [i, [place, from, to]] of bars.entries()) {
        for (const [otherPlace, otherFrom, otherTo] of bars.slice(i + 1)) {
          if (place !== otherPlace) continue;
          expect(Math.min(to, otherTo) - Math.max(from, otherFrom)).toBeLessThan(0.02);
        }
      }
    },
  );
  fc.assert(run, { numRuns: 400 });
  expect(thin).toBeGreaterThan(100);
});

test("barChart({ stack }).layout() moves only what a thin part needs room for", () => {
  const parts = (ys: number[]) =>
    barsOf(
      ys.reduce(
        (chart, y, i) => chart.add(`s${i}`, [{ x: "q", y }]),
        barChart({ stack: true, yDomain: [0, 200], margin: { top: 0, bottom: 0 }, height: 201 }),
      ),
      false,
    ).map(([, from, to]) => [from, to]);
  expect(parts([50, 50, 50])).toEqual([
    [150, 200],
    [100, 150],
    [50, 100],
  ]);
  expect(parts([50, 0.1, 50])).toEqual([
    [150, 200],
    [149, 150],
    [99.9, 149],
  ]);
  expect(parts([50, 149.9, 0.1])).toEqual([
    [150, 200],
    [1, 150],
    [0, 1],
  ]);
});

test("histogram({ yScale: log }).layout() shows a bin of one on an axis that begins at one", () => {
  const counts = [...Array.from({ length: 100 }, () => 1.5), 7.5];
  for (const stack of [false, true]) {
    const chart = histogram({ yScale: "log", yDomain: [1, null], stack }).add("a", counts);
    const shown = barsOf(chart, false).filter(([, from, to]) => to - from >= 1);
    expect(shown).toHaveLength(2);
  }
});
