import * as fc from "fast-check";
import { expect, test } from "vitest";
import { lineChart } from "../../src/entries/plotcast.ts";
import { FAMILY, FIGURES, made } from "../support/chart-types.ts";
import { numbersBetween } from "../support/numbers-between.ts";
import { some } from "../support/some.ts";
import { readSvg } from "../support/svg-reader.ts";
import { boxesOf, expectApart } from "../support/text-boxes.ts";

const WITH_AXES = Object.keys(FAMILY).filter((name) => !FIGURES.has(name));
const HOUR = 3_600_000;

const anyText = fc.constantFrom(
  "",
  "Load",
  "A title that says more than it has room for",
  "温度と湿度",
);
const smallOptions = fc.record({
  width: fc.integer({ min: 16, max: 400 }),
  height: fc.integer({ min: 16, max: 400 }),
  title: anyText,
  note: anyText,
  xTitle: anyText,
  yTitle: anyText,
  yUnit: fc.constantFrom("B", "%", "requests"),
  legend: fc.constantFrom(undefined, true, false),
  grid: fc.boolean(),
  yScale: fc.constantFrom("linear", "log", "symlog"),
  variant: fc.constantFrom("static", "interactive", "live"),
  thresholds: fc.constantFrom(
    [],
    [
      { value: 3, label: "limit" },
      { value: 4, label: "a longer limit" },
    ],
  ),
  annotations: fc.constantFrom([], [{ time: HOUR, label: "deploy 42" }]),
});
const smallChart = fc.record({
  type: fc.constantFrom(...WITH_AXES),
  options: smallOptions,
  horizontal: fc.boolean(),
  named: fc.boolean(),
  secondAxis: fc.boolean(),
  count: fc.integer({ min: 1, max: 4 }),
  values: fc.array(fc.oneof(numbersBetween(-100, 100), numbersBetween(-1e9, 1e9)), {
    minLength: 1,
    maxLength: 12,
  }),
});
type SmallChart = typeof smallChart extends fc.Arbitrary<infer T> ? T : never;

/** The points of one series, of the values that its type of chart takes. */
function pointsFor(type: string, values: number[], named: boolean) {
  return values.map((y, i) => {
    const at = named ? { x: `Name of ${i}` } : { time: i * HOUR };
    if (type === "rangeChart") return { ...at, low: y - 1, y, high: y + 1 };
    if (type === "candlestickChart")
      return { ...at, open: y, high: y + 2, low: y - 2, close: y + 1 };
    return { ...at, y };
  });
}

function layoutOf({ type, options, horizontal, named, secondAxis, count, values }: SmallChart) {
  const { legend, ...others } = options;
  const chart = made(type, {
    ...others,
    ...(legend === undefined ? {} : { legend }),
    ...(horizontal && type === "barChart" ? { horizontal } : {}),
    ...(secondAxis && type === "lineChart"
      ? { series: { "series 0": { axis: "y2" } }, y2Title: "Second" }
      : {}),
  });
  const hasNames = named && !["histogram", "scatterChart"].includes(type);
  for (let i = 0; i < count; i++) {
    const own = values.map((value) => value * (i + 1));
    if (type === "histogram") chart.add(`series ${i}`, own);
    else chart.add(`series ${i}`, pointsFor(type, own, hasNames) as never);
  }
  return chart.layout();
}

test("layout() of any chart gives the plot a third of height and width, and lets no texts overlap or leave the picture", () => {
  const seen = new Set<string>();
  fc.assert(
    fc.property(smallChart, (small) => {
      const layout = layoutOf(small);
      const { plot, width, height } = layout;
      // The smallest have no texts.
      expectApart(layout, boxesOf(layout));
      expect(plot.height).toBeGreaterThanOrEqual(height / 3);
      expect(plot.width).toBeGreaterThanOrEqual(Math.floor(width / 3));
      expect(plot.x + plot.width).toBeLessThanOrEqual(width);
      expect(plot.y + plot.height).toBeLessThanOrEqual(height);
      seen.add(small.type);
    }),
    { numRuns: 600 },
  );
  expect(seen.size).toBe(WITH_AXES.length);
});

test.each([110, 111, 120, 139, 140])(
  "layout() of a chart of %d px: the title below the axis does not touch the dates above it",
  (height) => {
    const chart = lineChart({ width: 96, height, xTitle: "Time" });
    const layout = chart.add("a", [{ time: 0, y: 0 }]).layout();
    expectApart(layout, boxesOf(layout));
    expect(layout.x.ticks.length).toBeGreaterThan(0);
  },
);

test("layout() keeps the plot within the picture, whatever the margins", () => {
  const margin = fc.record(
    { top: fc.nat(300), right: fc.nat(300), bottom: fc.nat(300), left: fc.nat(300) },
    { requiredKeys: [] },
  );
  fc.assert(
    fc.property(smallChart, margin, (small, own) => {
      const options = { ...small.options, margin: own };
      const { plot, width, height } = layoutOf({ ...small, options });
      expect(Math.min(plot.x, plot.y)).toBeGreaterThanOrEqual(0);
      expect(Math.min(plot.width, plot.height)).toBeGreaterThanOrEqual(1);
      expect(plot.x + plot.width).toBeLessThanOrEqual(width);
      expect(plot.y + plot.height).toBeLessThanOrEqual(height);
      if (own.left !== undefined && own.left < width) expect(plot.x).toBe(own.left);
      if (own.top !== undefined && own.top < height) expect(plot.y).toBe(own.top);
    }),
    { numRuns: 300 },
  );
});

test("render() of a small chart says what it left out, as a hint and in its name", () => {
  const options = { width: 120, height: 60, title: "Load", yTitle: "Requests", xTitle: "Day" };
  const svg = lineChart(options).add("web", [1, 2]).add("mail", [2, 1]).render();
  const hints = readSvg(svg).filter(({ name }) => name === "title");
  expect(hints.map(({ text }) => text)).toEqual(["Load · Requests · Day · web, mail"]);
  expect(readSvg(svg)[0]?.attributes["aria-label"]).toBe("Load. Line chart of web, mail");
});

test("render() of a chart that shows all its texts has no such hint", () => {
  const svg = lineChart({ title: "Load", yTitle: "Requests" }).add("web", [1, 2]).render();
  expect(readSvg(svg).filter(({ name }) => name === "title")).toEqual([]);
});

test("layout() of a narrow chart leaves out numbers that it would have to cut", () => {
  for (let width = 64; width <= 400; width += 8) {
    const chart = lineChart({ width, height: 160, yFormat: (value) => `${value}.000 crowns` });
    const { ticks } = chart.add("a", [1234567, 7654321]).layout().y;
    expect([width, ticks.filter(({ label }) => label.includes("…"))]).toEqual([width, []]);
  }
});

test('lineChart({ variant: "sparkline" }).layout() fills its height with its values', () => {
  fc.assert(
    fc.property(
      fc.array(numbersBetween(-1e6, 1e6), { minLength: 2, maxLength: 30 }),
      fc.integer({ min: 16, max: 80 }),
      (values, height) => {
        fc.pre(Math.max(...values) - Math.min(...values) > 1);
        const chart = lineChart({ variant: "sparkline", height }).add("a", values);
        const { plot, y } = chart.layout();
        expect(y.domain).toEqual([Math.min(...values), Math.max(...values)]);
        expect(plot.height).toBeGreaterThanOrEqual(height * 0.7);
      },
    ),
  );
});

test.each(["barChart", "areaChart"])(
  '%s({ variant: "sparkline" }).layout() has zero in its domain, and nothing beyond its values',
  (type) => {
    const chart = made(type, { variant: "sparkline" }).add("a", [113, 151]);
    expect(chart.layout().y.domain).toEqual([0, 151]);
  },
);

test("any small figure draws itself on at least a third of the smaller side", () => {
  fc.assert(
    fc.property(
      fc.constantFrom("pieChart", "gauge"),
      fc.integer({ min: 16, max: 300 }),
      fc.integer({ min: 16, max: 300 }),
      anyText,
      (type, width, height, title) => {
        const layout = made(type, { width, height, title }).add("Memory", 63).layout();
        const { radius } = (layout as unknown as { figure: { radius: number } }).figure;
        // A radius is a whole number of pixels.
        expect(2 * radius + 1).toBeGreaterThanOrEqual(Math.min(width, height) / 3);
      },
    ),
    { numRuns: 800 },
  );
  expect(some([...FIGURES]).length).toBe(4);
});
