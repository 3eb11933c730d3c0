import * as fc from "fast-check";
import { expect, test } from "vitest";
import type { ChartOptions } from "../../src/chart/options/options.ts";
import type { Point } from "../../src/chart/options/point.ts";
import { FAMILY, made, FIGURES } from "../support/chart-types.ts";
import { numbersBetween } from "../support/numbers-between.ts";
import { readSvg } from "../support/svg-reader.ts";
import { refusal } from "../support/refusal.ts";

const NO_NUMBERS = /NaN|Infinity|undefined|\[object/;

const anyValue = fc.oneof(
  { weight: 3, arbitrary: numbersBetween(-100, 100) },
  fc.constantFrom(null, Number.NaN, 0, -0, 1e308, -1e308, 1e-300, 5e-324, Number.MAX_VALUE),
);
const places = {
  time: fc.constantFrom(0, 1, 60_000, 8.64e15, -8.64e15, Date.UTC(2026, 2, 1)),
  number: fc.oneof(
    fc.integer({ min: -3, max: 3 }),
    fc.constantFrom(1e308, -1e308, 1e-300, 1e17, 0.1),
  ),
  text: fc.constantFrom("", "a", "b", "__proto__", "constructor", "x".repeat(300)),
};

/** A point with all that any chart asks for, and perhaps with more. */
function pointAt(place: Record<string, fc.Arbitrary<unknown>>): fc.Arbitrary<Point> {
  const needed = { y: anyValue, low: anyValue, high: anyValue, open: anyValue, close: anyValue };
  const more = {
    size: fc.constantFrom(0, 1e-300, 5, 1e308),
    color: fc.constantFrom("red", "#abc", "hsl(1 2% 3%)"),
    label: fc.constantFrom("", "a label"),
  };
  return fc.record(
    { ...place, ...needed, ...more },
    {
      requiredKeys: [...Object.keys(place), ...Object.keys(needed)] as never[],
    },
  ) as unknown as fc.Arbitrary<Point>;
}

const anyPoints = fc
  .constantFrom(
    pointAt({ time: places.time }),
    pointAt({ x: places.number }),
    pointAt({ x: places.text }),
  )
  .chain((point) => fc.tuple(fc.array(point, { maxLength: 8 }), fc.array(point, { maxLength: 8 })));

const anyLook = fc.record<ChartOptions>(
  {
    variant: fc.constantFrom("sparkline", "static", "interactive", "live"),
    width: fc.constantFrom(16, 320, 800),
    height: fc.constantFrom(16, 200),
    curve: fc.constantFrom("linear", "monotone", "catmullRom", "step"),
    yScale: fc.constantFrom("linear", "log", "symlog"),
    yUnit: fc.constantFrom("B", "%", "ms", "s", "W"),
    window: fc.constantFrom({ points: 1 }, { points: 5 }, { ms: 1000 }),
    zero: fc.boolean(),
    distinguish: fc.constantFrom("color", "shape"),
    gapMs: fc.constantFrom(0, 1, 1e15),
    staleMs: fc.constantFrom(1, 1e15),
    now: fc.constantFrom(-8.64e15, 0, 8.64e15),
    average: fc.constantFrom(2, 20),
    bollinger: fc.constantFrom({}, { points: 2, deviations: 0 }),
    reduce: fc.constantFrom("m4", "lttb"),
    thresholds: fc.constantFrom([{ value: 0 }], [{ value: -1e308 }, { value: 5e-324 }]),
    bands: fc.constantFrom([{ from: null, to: null }], [{ from: 1e308, to: -1e308 }]),
    annotations: fc.constantFrom([{ time: 0 }, { x: 1e308, until: -1e308, label: "a" }]),
    stack: fc.constant(true),
    glide: fc.boolean(),
  },
  { requiredKeys: ["variant"] },
);

/** Charts that summarize points refuse what belongs to a single one. */
const SUMMARIES: ReadonlySet<string> = new Set(["boxPlot", "histogram"]);

function withoutExtras(points: Point[]): Point[] {
  return points.map(({ label: _label, color: _color, ...point }) => point as Point);
}

/** Candles whose high is below their low are refused. */
function inOrder(points: Point[]): Point[] {
  return points.map((point) => {
    const { low, high } = point as { low: number | null; high: number | null };
    const isCrossed = low !== null && high !== null && high < low;
    return isCrossed ? { ...point, low: high, high: low } : point;
  });
}

/** Points that a chart takes. */
function taken(name: string, points: Point[]): Point[] {
  if (name === "candlestickChart") return inOrder(points);
  return SUMMARIES.has(name) ? withoutExtras(points) : points;
}

test.for(Object.keys(FAMILY))(
  "%s().render() is well-formed for any points, in any look",
  (name) => {
    fc.assert(
      fc.property(anyLook, anyPoints, fc.boolean(), (look, points, isPercent) => {
        const [first = [], second = []] = points.map((one) => taken(name, one));
        const options =
          isPercent && look.stack !== undefined ? { ...look, stack: "percent" } : look;
        const chart = made(name, options as ChartOptions).add("a", first);
        if (first.length > 0) chart.add("b", second, { axis: "y2" });
        const svg = chart.render();
        readSvg(svg);
        expect(svg).not.toMatch(NO_NUMBERS);
        expect(JSON.stringify(chart.layout())).not.toMatch(/undefined|\[object/);
      }),
      { numRuns: 400 },
    );
  },
);

test.for(Object.keys(FAMILY))("%s().render() is well-formed for no points and for gaps", (name) => {
  const gap = { y: null, low: null, high: null, open: null, close: null };
  for (const variant of ["sparkline", "static", "interactive", "live"] as const) {
    const make = () => made(name, { variant });
    const some = [make(), make().add("a", []), make().add("a", [{ x: 0, ...gap }])];
    for (const chart of [...some, make().add("a", [{ x: "a", ...gap }])]) {
      const svg = chart.render();
      readSvg(svg);
      expect(svg).not.toMatch(NO_NUMBERS);
    }
  }
});

const WRONG = [Number.POSITIVE_INFINITY, "5", 5n, {}, [], true, Symbol("v")];

test.for([
  ...["open", "high", "low", "close"].map((field) => ["candlestickChart", field] as const),
  ...["low", "high", "y"].map((field) => ["rangeChart", field] as const),
  ...["size", "color"].map((field) => ["scatterChart", field] as const),
  ...["barChart", "areaChart", "heatMap", "boxPlot", "histogram"].map(
    (name) => [name, "y"] as const,
  ),
])("%s().add() names the point and its field for a wrong %s", ([name, field]) => {
  const right = { x: 0, y: 1, low: 0, high: 3, open: 1, close: 2 };
  for (const value of WRONG) {
    const points = [right, { ...right, x: 1, [field]: value }] as unknown as Point[];
    if (field === "color" && typeof value === "string") continue;
    const error = refusal(() => made(name).add("a", points));
    expect(error.code).toBe("POINT_INVALID");
    expect(error.message).toContain(`series "a": point 1.${field}: expected `);
    expect(error.message).not.toMatch(/[\n\r]/);
  }
});

test.for(["color: url(#a)", "red;}", "</style>", "var(--x, url(a))", "red/**/"])(
  "%j is refused as the colour of a point, by every chart",
  (color) => {
    for (const [name, make] of Object.entries(FAMILY)) {
      const points = [{ x: "a", y: 1, low: 1, high: 1, open: 1, close: 1, color }] as Point[];
      const error = refusal(() => make().add("a", points));
      expect([name, error.code]).toEqual([name, "POINT_INVALID"]);
    }
  },
);

test("FIGURES have neither axes nor marks", () => {
  for (const name of FIGURES) {
    const { marks, x, y } = made(name)
      .add("a", [{ x: "a", y: 1 }])
      .layout();
    expect([name, marks.length, x.ticks.length, y.ticks.length]).toEqual([name, 0, 0, 0]);
  }
});
