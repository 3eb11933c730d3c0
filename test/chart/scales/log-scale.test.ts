import * as fc from "fast-check";
import { expect, test } from "vitest";
import { lineChart } from "../../../src/entries/plotcast.ts";
import { log10OrNaN, niceLogDomain, positiveExtent } from "../../../src/chart/scales/log-scale.ts";
import { logTicks } from "../../../src/chart/scales/log-ticks.ts";
import { scatteredLabels } from "../../../src/chart/format/scattered-labels.ts";
import {
  niceSymlogDomain,
  symlogConstant,
  symlog,
} from "../../../src/chart/scales/symlog-scale.ts";
import { symlogTicks } from "../../../src/chart/scales/symlog-ticks.ts";
import { some } from "../../support/some.ts";

const size = fc
  .tuple(fc.double({ min: 1, max: 9.999, noNaN: true }), fc.integer({ min: -280, max: 280 }))
  .map(([factor, power]) => factor * 10 ** power);
const usual = fc
  .tuple(fc.double({ min: 1, max: 9.999, noNaN: true }), fc.integer({ min: -9, max: 12 }))
  .map(([factor, power]) => factor * 10 ** power);

function rising(a: number, b: number): [number, number] {
  return a < b ? [a, b] : [b, a];
}

test("logTicks() are powers of ten, with 2 and 5 where there is room, or every n-th", () => {
  expect(logTicks([1, 1000], 5)).toEqual([1, 10, 100, 1000]);
  expect(logTicks([1, 1000], 10)).toEqual([1, 2, 5, 10, 20, 50, 100, 200, 500, 1000]);
  expect(logTicks([1e-6, 1e12], 7)).toEqual([1e-6, 1e-3, 1, 1e3, 1e6, 1e9, 1e12]);
  expect(logTicks([20, 50], 3)).toEqual([20, 30, 40, 50]);
  expect(logTicks([1, 2 ** 40], 5, 2)).toEqual([1, 2 ** 10, 2 ** 20, 2 ** 30, 2 ** 40]);
});

test("logTicks() lie within any domain, rise, and are at least one and at most about as many as asked", () => {
  fc.assert(
    fc.property(
      fc.oneof(fc.tuple(size, size), fc.tuple(usual, usual)),
      fc.integer({ min: 2, max: 20 }),
      fc.constantFrom(2 as const, 10 as const),
      ([a, b], count, base) => {
        const [low, high] = rising(a, b);
        fc.pre(high > low * 1.001);
        const ticks = logTicks([low, high], count, base);
        expect(ticks.length).toBeGreaterThanOrEqual(1);
        expect(ticks.length).toBeLessThanOrEqual(count * 2 + 2);
        ticks.forEach((tick, i) => {
          expect(tick >= low && tick <= high).toBe(true);
          if (i > 0) expect(tick).toBeGreaterThan(ticks[i - 1] ?? Number.NaN);
        });
        if (base === 10 && high >= low * 10) {
          const labels = ticks.map(scatteredLabels().tick);
          expect(new Set(labels).size).toBe(labels.length);
          for (const label of labels) expect(label.length).toBeLessThanOrEqual("2×10⁻¹⁰⁰".length);
          for (const tick of ticks) expect(tick.toExponential()).toMatch(/^[125]e/);
        }
      },
    ),
    { numRuns: 3000 },
  );
});

test("logTicks() and symlogTicks() are empty where the domain is", () => {
  const domains: [number, number][] = [
    [5, 5],
    [9, 1],
    [0, 1],
    [-1, 1],
    [Number.NaN, 1],
    [1, 1 / 0],
  ];
  for (const [low, high] of domains) {
    expect(logTicks([low, high], 5)).toEqual([]);
  }
  expect(symlogTicks([-1 / 0, 1 / 0], 5, 1)).toEqual([]);
  expect(symlogTicks([1, 1], 5, 1)).toEqual([]);
});

test("niceLogDomain() holds every extent above zero, and is its own", () => {
  fc.assert(
    fc.property(size, size, (a, b) => {
      const [low, high] = rising(a, b);
      const nice = niceLogDomain([low, high]);
      expect(nice[0]).toBeLessThanOrEqual(low);
      expect(nice[1]).toBeGreaterThanOrEqual(high);
      expect(nice[0]).toBeGreaterThan(0);
      expect(nice[1]).toBeGreaterThan(nice[0]);
      expect(niceLogDomain(nice)).toEqual(nice);
    }),
    { numRuns: 2000 },
  );
});

test("niceLogDomain() has bounds for what has no place on the axis", () => {
  expect(niceLogDomain(undefined)).toEqual([1, 10]);
  expect(niceLogDomain([-5, 0])).toEqual([1, 10]);
  expect(niceLogDomain([0, 500])).toEqual([0.5, 500].map((x) => (x < 1 ? 0.1 : 1000)));
  for (const value of [Number.MIN_VALUE, Number.MAX_VALUE, 1, 10, 7]) {
    const [low, high] = niceLogDomain([value, value]);
    expect(low > 0 && low < high && Number.isFinite(high)).toBe(true);
  }
});

test("positiveExtent() and log10OrNaN() pass over zero, less, and none", () => {
  const values = Float64Array.of(-3, 0, Number.NaN, 2, 9, 4);
  expect(positiveExtent(values)).toEqual([2, 9]);
  expect(positiveExtent(values, 5)).toEqual([4, 4]);
  expect(positiveExtent(values, 0, 3)).toBeUndefined();
  const gaps = [...values].map(log10OrNaN).map(Number.isNaN);
  expect(gaps).toEqual([true, true, true, false, false, false]);
});

const signed = fc
  .tuple(fc.oneof(usual, fc.constant(0)), fc.boolean())
  .map(([x, up]) => (up ? x : -x));

test("symlog() rises, and mirrors at zero", () => {
  fc.assert(
    fc.property(signed, signed, usual, (a, b, constant) => {
      expect(symlog(-a, constant)).toBeCloseTo(-symlog(a, constant), 12);
      if (a > b) expect(symlog(a, constant)).toBeGreaterThanOrEqual(symlog(b, constant));
    }),
  );
  expect(symlog(0, 1)).toBe(0);
  expect(symlog(9, 1)).toBeCloseTo(1, 12);
});

test("symlogTicks() have zero wherever it is shown, and mirror each other", () => {
  fc.assert(
    fc.property(signed, signed, fc.integer({ min: 2, max: 14 }), (a, b, count) => {
      const [low, high] = rising(a, b);
      const domain = niceSymlogDomain([low, high]);
      expect(domain[0] <= low && domain[1] >= high && domain[0] < domain[1]).toBe(true);
      const ticks = symlogTicks(domain, count, symlogConstant(domain));
      if (domain[0] <= 0 && domain[1] >= 0) expect(ticks).toContain(0);
      expect(ticks.length).toBeGreaterThanOrEqual(1);
      expect(ticks.length).toBeLessThanOrEqual(count * 2 + 5);
      ticks.forEach((tick, i) => {
        expect(tick >= domain[0] && tick <= domain[1]).toBe(true);
        if (i > 0) expect(tick).toBeGreaterThan(ticks[i - 1] ?? Number.NaN);
        if (-tick >= domain[0] && -tick <= domain[1]) expect(ticks).toContain(-tick || 0);
      });
    }),
    { numRuns: 3000 },
  );
  expect(symlogTicks([-1000, 1000], 7, 1)).toEqual([-1000, -100, -10, 0, 10, 100, 1000]);
});

test("symlogTicks() of many decades are powers of ten even where there is room for two alone", () => {
  expect(symlogTicks([1, 1e6], 2, 1)).toEqual([1e3, 1e6]);
  expect(symlogTicks([1e-5, 1e14], 3, 1)).toEqual([1e7, 1e14]);
  // Fewer decades are told by evenly spaced numbers.
  expect(symlogTicks([100, 200], 3, 1)).toEqual([100, 150, 200]);
});

test("scatteredLabels() writes zero as 0 among powers of ten", () => {
  const ticks = [-1e19, 0, 1e19];
  expect(ticks.map(scatteredLabels({}, ticks).tick)).toEqual(["−10¹⁹", "0", "10¹⁹"]);
});

test("niceSymlogDomain() has bounds for every extent that numbers can say", () => {
  const domains: [number, number][] = [
    [0, 0],
    [5, 5],
    [-5, -5],
    [-1e308, 1e308],
    [0, 5e-324],
    [1e-320, 2e-320],
  ];
  for (const [low, high] of domains) {
    const domain = niceSymlogDomain([low, high]);
    expect(domain.every(Number.isFinite) && domain[0] < domain[1]).toBe(true);
    expect(domain[0] <= low && domain[1] >= high).toBe(true);
    expect(symlogTicks(domain, 6, symlogConstant(domain)).every(Number.isFinite)).toBe(true);
  }
});

test("lineChart().layout() with yScale log shows the least value above zero, though others are zero", () => {
  const { y, marks, plot } = lineChart({ yScale: "log" }).add("a", [0, -3, 1e-5, 0.5]).layout();
  expect(y.domain[0]).toBeLessThanOrEqual(1e-5);
  expect(marks[0]?.ys.slice(0, 2)).toEqual([Number.NaN, Number.NaN]);
  for (const py of some(marks[0]?.ys.slice(2))) expect(py).toBeLessThanOrEqual(plot.height);
});
