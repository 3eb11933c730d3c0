import * as fc from "fast-check";
import { afterEach, expect, test } from "vitest";
import { lineChart } from "../../src/entries/plotcast.ts";
import { numbersBetween } from "../support/numbers-between.ts";

function yAxisOf(values: number[], height = 400) {
  return lineChart({ height })
    .add("a", { xs: [...values.keys()], values })
    .layout().y;
}

function xAxisOf(xs: number[], width = 800) {
  return lineChart({ width })
    .add("a", { xs, values: xs.map(() => 1) })
    .layout().x;
}

function decimalsOf(label: string): number {
  return /\.(\d+)/.exec(label)?.[1]?.length ?? 0;
}

/** Some axes have no tick; had all of them none, tests of ticks would say nothing. */
let ticksSeen = 0;

afterEach(() => {
  ticksSeen = 0;
});

interface Axis {
  domain: [number, number];
  ticks: { at: number; value: number; label: string }[];
}

function expectReadable({ domain: [low, high], ticks }: Axis): void {
  ticksSeen += ticks.length;
  expect(Number.isFinite(low) && Number.isFinite(high)).toBe(true);
  expect(high).toBeGreaterThan(low);
  const labels = ticks.map(({ label }) => label);
  expect(new Set(labels).size).toBe(labels.length);
  ticks.forEach(({ value, label, at }, i) => {
    expect(value).toBeGreaterThanOrEqual(low);
    expect(value).toBeLessThanOrEqual(high);
    if (i > 0) expect(value).toBeGreaterThan(ticks[i - 1]?.value ?? value);
    expect(label).toMatch(/^[−-]?[\d,]+(\.\d+)?(e[+−-]\d+)?[KMBT]?$/);
    expect(label).not.toMatch(/^[−-]0(\.0+)?\D*$/);
    expect(Number.isInteger(at)).toBe(true);
  });
}

function expectToHold({ domain: [low, high] }: Axis, values: number[]): void {
  // A bound may be off by what numbers of its size cannot tell.
  const slack = 4 * Number.EPSILON * Math.max(Math.abs(low), Math.abs(high));
  for (const value of values) {
    expect(value).toBeGreaterThanOrEqual(low - slack);
    expect(value).toBeLessThanOrEqual(high + slack);
  }
}

const EXTREMES = [
  [1e308, -1e308],
  [Number.MAX_VALUE, -Number.MAX_VALUE],
  [Number.MAX_VALUE],
  [-Number.MAX_VALUE],
  [5e-324],
  [-5e-324],
  [0, 5e-324],
  [-5e-324, 5e-324],
  [1e-320, 3e-320],
  [1e-308, 2e-308],
  [0, 1e-290],
  [1e-25, 2e-25],
  [1e6, 1e6 + 1e-12],
  [1e6, 1e6 + 1e-9],
  [1e6, 1e6 + 1e-3],
  [1e15, 1e15 + 1],
  [2 ** 53, 2 ** 53 + 2],
  [1e17],
  [1e20, 1e20 + 1e6],
  [1e300, 1.000001e300],
  [0],
  [-0],
  [0, 0, 0],
  [7, 7, 7],
  [-3],
  [-1e-9],
  [0.1, 0.2, 0.3],
  [0.1 + 0.2],
  [1 - Number.EPSILON, 1],
  [99_999, 100_001],
  [-0.05, 0.05],
];

test.for(EXTREMES)("lineChart().layout() has a readable y axis for %j", (values) => {
  const axis = yAxisOf(values);
  expectReadable(axis);
  expectToHold(axis, values);
  expect(axis.ticks.length).toBeGreaterThanOrEqual(1);
});

test.for(EXTREMES)("lineChart().layout() has a readable x axis for %j", (values) => {
  const axis = xAxisOf(values);
  expectReadable(axis);
  expectToHold(axis, values);
});

test.for(EXTREMES)("lineChart().render() writes only numbers for %j", (values) => {
  for (const variant of ["sparkline", "interactive"] as const) {
    const chart = lineChart({ variant, smooth: true });
    chart.add("y", { xs: [...values.keys()], values }).add("x", { xs: values, values });
    expect(chart.render()).not.toMatch(/NaN|Infinity|undefined/);
  }
});

// The largest and smallest numbers are looked at above, one by one.
function isOfMiddleSize(value: number): boolean {
  return value === 0 || (Math.abs(value) > 1e-290 && Math.abs(value) < 1e290);
}

const anyNumber = fc.oneof(
  fc.double({ noNaN: true, noDefaultInfinity: true }).filter(isOfMiddleSize),
  numbersBetween(-1000, 1000),
  fc.integer({ min: -1_000_000, max: 1_000_000 }),
  fc.integer({ min: -99, max: 99 }).map((n) => n / 10),
);
const near = fc
  .tuple(numbersBetween(-1e7, 1e7), numbersBetween(1e-9, 1))
  .map(([base, apart]) => [base, base + apart]);
const anyValues = fc.oneof(fc.array(anyNumber, { minLength: 1, maxLength: 5 }), near);

test("lineChart().layout() has a readable y axis that holds any values", () => {
  fc.assert(
    fc.property(anyValues, fc.integer({ min: 60, max: 1200 }), (values, height) => {
      const axis = yAxisOf(values, height);
      expectReadable(axis);
      expectToHold(axis, values);
    }),
    { numRuns: 3000 },
  );
  expect(ticksSeen).toBeGreaterThan(5000);
});

test("lineChart().layout() has a readable x axis that holds any values", () => {
  fc.assert(
    fc.property(anyValues, fc.integer({ min: 160, max: 1600 }), (values, width) => {
      const axis = xAxisOf(values, width);
      expectReadable(axis);
      expectToHold(axis, values);
    }),
    { numRuns: 3000 },
  );
  expect(ticksSeen).toBeGreaterThan(5000);
});

const ordinary = fc.tuple(numbersBetween(-1e5, 1e5), numbersBetween(1e-2, 1e5));

test("lineChart().layout() steps evenly, with decimals from the step and bounds on ticks", () => {
  fc.assert(
    fc.property(ordinary, ([low, span]) => {
      const { ticks, domain } = yAxisOf([low, low + span]);
      const step = (ticks[1]?.value ?? 0) - (ticks[0]?.value ?? 0);
      expect(ticks.length).toBeGreaterThanOrEqual(3);
      expect(domain[0] - (ticks[0]?.value ?? Number.NaN)).toBeCloseTo(0, 9);
      expect(domain[1] - (ticks.at(-1)?.value ?? Number.NaN)).toBeCloseTo(0, 9);
      ticks.forEach(({ value, label }, i) => {
        expect(value).toBeCloseTo((ticks[0]?.value ?? 0) + i * step, 6);
        expect(decimalsOf(label)).toBe(decimalsOf(ticks[0]?.label ?? ""));
        expect(label.length).toBeLessThanOrEqual(13);
      });
    }),
    { numRuns: 1000 },
  );
});

test("lineChart().layout() keeps given bounds, and finds the other one", () => {
  fc.assert(
    fc.property(anyNumber, anyValues, (bound, values) => {
      const add = (yDomain: [number | null, number | null]) =>
        lineChart({ yDomain })
          .add("a", { xs: [...values.keys()], values })
          .layout().y;
      const fromBelow = add([bound, null]);
      expect(fromBelow.domain[0] + 0).toBe(bound + 0);
      expectReadable(fromBelow);
      const fromAbove = add([null, bound]);
      expect(fromAbove.domain[1] + 0).toBe(bound + 0);
      expectReadable(fromAbove);
    }),
    { numRuns: 1000 },
  );
  expect(ticksSeen).toBeGreaterThan(2000);
});

test("lineChart().layout() labels thirds, tenths and large numbers as people write them", () => {
  expect(yAxisOf([0, 0.3]).ticks.map(({ label }) => label)).toEqual(
    "0.00 0.05 0.10 0.15 0.20 0.25 0.30".split(" "),
  );
  expect(yAxisOf([-20_000, 30_000]).ticks.map(({ label }) => label)).toEqual(
    "−20,000 −10,000 0 10,000 20,000 30,000".split(" "),
  );
  expect(yAxisOf([0, 3e6]).ticks.map(({ label }) => label)).toEqual(
    "0/0.5M/1.0M/1.5M/2.0M/2.5M/3.0M".split("/"),
  );
});
