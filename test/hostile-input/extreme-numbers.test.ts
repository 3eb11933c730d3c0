import * as fc from "fast-check";
import { expect, test } from "vitest";
import { PlotcastError } from "../../src/error.ts";
import type { ChartOptions } from "../../src/chart/options/options.ts";
import type { TypedOptions } from "../../src/entries/plotcast.ts";
import type { Point } from "../../src/chart/options/point.ts";
import { FAMILY, made } from "../support/chart-types.ts";
import { readSvg } from "../support/svg-reader.ts";

const { MAX_VALUE, MIN_VALUE } = Number;

const anyNumber = fc.oneof(
  fc.constantFrom(0, -0, 1, -3, 10, 1000, 0.1, 5, 5),
  fc.constantFrom(1e308, -1e308, MAX_VALUE, -MAX_VALUE, MIN_VALUE, -MIN_VALUE, 1e-310, 1e17),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
);
const anyValue = fc.oneof(
  { weight: 4, arbitrary: anyNumber },
  { weight: 1, arbitrary: fc.constant(null) },
);

const values = { y: anyValue, low: anyValue, high: anyValue, open: anyValue, close: anyValue };
const pointsOfTwo = <T>(point: fc.Arbitrary<T>) =>
  fc.tuple(fc.array(point, { maxLength: 6 }), fc.array(point, { maxLength: 6 }));
const anyPoints = fc.oneof(
  pointsOfTwo(fc.record({ x: anyNumber, ...values })),
  pointsOfTwo(fc.record({ x: fc.constantFrom("p", "q", "r"), ...values })),
  pointsOfTwo(fc.record({ time: fc.constantFrom(0, 1, -5, 8.64e15, -8.64e15, 6e4), ...values })),
) as unknown as fc.Arbitrary<[Point[], Point[]]>;
const anyBound = fc.oneof(anyNumber, fc.constant(null));

const anyOptions = fc.record<ChartOptions>(
  {
    variant: fc.constantFrom("sparkline", "static", "interactive", "live"),
    width: fc.constantFrom(16, 40, 320, 800),
    height: fc.constantFrom(16, 40, 200),
    yScale: fc.constantFrom("linear", "log", "symlog"),
    xAxis: fc.constantFrom("linear", "log", "ordinal"),
    yDomain: fc.tuple(anyBound, anyBound) as fc.Arbitrary<[number, number]>,
    stack: fc.constantFrom<true | "percent">(true, "percent"),
    curve: fc.constantFrom("linear", "monotone", "catmullRom", "step"),
    horizontal: fc.constant(true),
    window: fc.constantFrom({ points: 3 }, { ms: 1000 }),
    zero: fc.boolean(),
    tooltips: fc.boolean(),
    bollinger: fc.constantFrom({ points: 2 }),
    thresholds: fc.array(
      anyNumber.map((value) => ({ value })),
      { maxLength: 2 },
    ),
    bands: fc.array(
      fc.record({ from: anyBound, to: anyBound }) as fc.Arbitrary<{ from: number; to: number }>,
      { maxLength: 1 },
    ),
    annotations: fc.array(
      anyNumber.map((x) => ({ x, label: "here" })),
      { maxLength: 1 },
    ),
  },
  { requiredKeys: [] },
) as fc.Arbitrary<TypedOptions>;

/** The attributes that are numbers, or lists of them. */
const NUMERIC = new Set(
  "x y x1 y1 x2 y2 cx cy r width height viewBox transform d points".split(" "),
);
const NO_NUMBER = /NaN|Infinity|undefined|null|\de|\0/;
/** Further out than this, some renderers give up. */
const FURTHEST = 1.3e5;

function expectDrawable(svg: string): void {
  for (const { name, attributes, text } of readSvg(svg)) {
    for (const [attribute, value] of Object.entries(attributes)) {
      if (attribute === "aria-label") expect(value).not.toMatch(/NaN|Infinity|undefined/);
      if (!NUMERIC.has(attribute)) continue;
      expect(`${attribute} ${value}`).not.toMatch(NO_NUMBER);
      if (attribute === "d") expectNear(value);
    }
    if (name !== "style") expect(text).not.toMatch(/NaN|Infinity|undefined/);
  }
}

/** Follows the pen of a path: all its places are near to the picture. */
function expectNear(data: string): void {
  for (const number of data.match(/-?(?:\d+\.?\d*|\.\d+)/g) ?? []) {
    expect(Math.abs(Number(number))).toBeLessThan(2 * FURTHEST);
  }
}

test.for(Object.keys(FAMILY))(
  "%s().render() of any numbers, on any scale and domain, is XML with finite numbers",
  (name) => {
    fc.assert(
      fc.property(anyOptions, anyPoints, fc.boolean(), (options, [first, second], isRight) => {
        let svg = "";
        try {
          const chart = made(name, options).add("a", first);
          svg = chart.add("b", second, isRight ? { axis: "y2" } : {}).render();
          chart.layout();
          chart.table();
        } catch (error) {
          expect(error).toBeInstanceOf(PlotcastError);
          return;
        }
        expectDrawable(svg);
      }),
      { numRuns: 250 },
    );
  },
);
