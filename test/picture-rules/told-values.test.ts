import * as fc from "fast-check";
import { expect, test } from "vitest";
import {
  areaChart,
  barChart,
  boxPlot,
  type Chart,
  type ChartOptions,
  heatMap,
  lineChart,
  pieChart,
  donutChart,
  scatterChart,
} from "../../src/entries/plotcast.ts";
import { readNumber } from "../support/read-number.ts";
import { some } from "../support/some.ts";
import { readSvg } from "../support/svg-reader.ts";

const KINDS = { lineChart, areaChart, barChart, scatterChart, heatMap };
const UNITS = [undefined, "B", "ms", "s", "W", "ratio", "people", "€", "USD", "°C"];
const LOCALES = ["en-US", "de", "fr", "ja", "en-IN", "pt-BR", "ru", "tr"];

const size = fc.oneof(
  fc
    .tuple(fc.double({ min: 1, max: 10, noNaN: true }), fc.integer({ min: -280, max: 280 }))
    .map(([factor, power]) => factor * 10 ** power),
  fc
    .tuple(fc.integer({ min: 1, max: 9999 }), fc.integer({ min: -4, max: 12 }))
    .map(([factor, power]) => factor * 10 ** power),
);
const anyValue = fc.tuple(size, fc.boolean()).map(([one, isBelow]) => (isBelow ? -one : one));
const values = fc.array(anyValue, { minLength: 1, maxLength: 6 });
const options = fc.record({
  yUnit: fc.constantFrom(...UNITS),
  locale: fc.constantFrom(...LOCALES),
  variant: fc.constantFrom("static", "interactive", "live"),
  yScale: fc.constantFrom("linear", "linear", "symlog"),
  horizontal: fc.boolean(),
});

type Kind = keyof typeof KINDS;

function makeOptions(
  kind: Kind,
  given: ReturnType<typeof options.generate>["value"],
): ChartOptions {
  const { horizontal, yUnit, yScale, ...rest } = given;
  const isLying = kind === "barChart" && horizontal;
  return {
    ...rest,
    tooltips: true,
    ...(yUnit === undefined ? undefined : { yUnit }),
    ...(isLying ? { horizontal } : undefined),
    ...(kind === "heatMap" ? undefined : { yScale }),
  };
}

function cellsOf(chart: Chart): string[] {
  return readSvg(chart.table()).flatMap(({ name, text }) => (name === "td" ? [text] : []));
}

test("chart.layout() tells each value of any chart within half of its last digit, chart.table() exactly", () => {
  let count = 0;
  fc.assert(
    fc.property(fc.constantFrom(...Object.keys(KINDS)), values, options, (name, ys, given) => {
      const kind = name as Kind;
      const own = makeOptions(kind, given);
      const xs = kind === "barChart" && own.horizontal ? "ABCDEF" : undefined;
      const points = ys.map((y, i) => ({ x: xs?.[i] ?? i, y }));
      const chart = KINDS[kind](own).add("a", points as { x: number; y: number }[]);
      for (const { values: told } of chart.layout().tooltips ?? []) {
        for (const { value, text } of told) {
          const { value: read, lastDigit } = readNumber(text, own.yUnit, own.locale);
          const error = Math.abs(read - value);
          const slack = 1e-9 * Math.abs(value);
          expect(error, `${value} as "${text}"`).toBeLessThanOrEqual(lastDigit / 2 + slack);
          expect(error, `${value} as "${text}"`).toBeLessThanOrEqual(
            0.005 * Math.abs(value) + slack,
          );
          count++;
        }
      }
      const cells = some(cellsOf(chart)).map(
        (cell) => readNumber(cell, own.yUnit, own.locale).value,
      );
      cells.forEach((cell, i) =>
        expect(Math.abs(cell / (ys[i] ?? Number.NaN) - 1)).toBeLessThan(1e-14),
      );
    }),
    { numRuns: 250 },
  );
  expect(count).toBeGreaterThan(200);
});

test("chart.layout() has an axis in one notation, without a label twice, for any values", () => {
  fc.assert(
    fc.property(values, options, fc.integer({ min: 60, max: 700 }), (ys, given, height) => {
      const own = { ...makeOptions("lineChart", given), height, yScale: "linear" as const };
      const { ticks } = lineChart(own).add("a", ys).layout().y;
      const labels = ticks.map(({ label }) => label);
      expect(new Set(labels).size).toBe(labels.length);
      const whole = labels.filter((label) => !label.includes("…") && /[1-9]/.test(label));
      const read = whole.map((label) => readNumber(label, own.yUnit, own.locale).measure);
      expect(new Set(read).size).toBeLessThanOrEqual(1);
    }),
    { numRuns: 200 },
  );
});

test("lineChart() tells apart and draws apart numbers that differ by little", () => {
  for (const ys of [
    [1e13, 1e13 + 1, 1e13 + 2],
    [1e15, 1e15 + 1, 1e15 + 2],
    [2 ** 53 - 9, 2 ** 53 - 5, 2 ** 53],
    [1, 1 + 1e-13, 1 + 2e-13],
    [-1e13, -1e13 - 1],
    [21.43, 21.44],
    [2.4e9, 2.4e9 + 1],
  ]) {
    for (const yUnit of [undefined, "W", "€", "people"]) {
      const own = yUnit === undefined ? {} : { yUnit };
      const { marks, tooltips, y } = lineChart({ ...own, tooltips: true })
        .add("a", ys)
        .layout();
      const texts = tooltips?.map((one) => one.values[0]?.text);
      expect(new Set(texts).size).toBe(ys.length);
      expect(new Set(marks[0]?.ys).size).toBe(ys.length);
      expect(y.ticks.length).toBeGreaterThan(1);
    }
  }
});

const parts = fc.array(fc.oneof(size, fc.constant(0), fc.constant(1)), {
  minLength: 1,
  maxLength: 6,
});

/** Expects a share that is neither all nor nothing, unless it is. */
function expectHonest(text: string, isAll: boolean, isNothing: boolean): void {
  expect(text.includes("%")).toBe(true);
  if (!isAll) expect(text).not.toMatch(/^[−-]?100\s?%$/);
  if (!isNothing) expect(text).not.toMatch(/^[−-]?0([.,]0+)?\s?%$/);
  if (isNothing) expect(text).toMatch(/^0\s?%$/);
}

test.for(["areaChart", "barChart", "live barChart", "horizontal barChart"])(
  "%s() tells the shares of a percent stack, or the values behind them",
  (name) => {
    fc.assert(
      fc.property(parts, fc.constantFrom("en-US", "de"), (ys, locale) => {
        const make = name === "areaChart" ? areaChart : barChart;
        const own: ChartOptions = { stack: "percent", tooltips: true, locale, yUnit: "€" };
        if (name.startsWith("live")) own.variant = "live";
        if (name.startsWith("horizontal")) own.horizontal = true;
        const add = (more: ChartOptions) =>
          ys.reduce(
            (chart, y, i) => chart.add(`s${i}`, [{ x: "q", y }]),
            make({ ...own, ...more }),
          );
        const others = (i: number) => ys.some((y, k) => k !== i && y > 0);
        for (const [i, cell] of some(cellsOf(add({}))).entries()) {
          expectHonest(cell, (ys[i] ?? 0) > 0 && !others(i), ys[i] === 0);
        }
        for (const { values: told } of some(add({}).layout().tooltips)) {
          for (const { index, text } of told) {
            expectHonest(text, (ys[index] ?? 0) > 0 && !others(index), ys[index] === 0);
          }
        }
        for (const [i, cell] of some(cellsOf(add({ values: "raw" }))).entries()) {
          expect(cell).not.toContain("%");
          expect(readNumber(cell, "€", locale).value).toBe(ys[i]);
        }
      }),
      { numRuns: 60 },
    );
  },
);

test("areaChart() tells the shares of series at different times, and of a series' own stack", () => {
  const stack = "percent" as const;
  const chart = areaChart({ stack, tooltips: true })
    .add("a", [
      { time: 0, y: 30 },
      { time: 1000, y: 500 },
    ])
    .add("b", [
      { time: 0, y: 90 },
      { time: 1000, y: 500 },
    ]);
  expect(chart.layout().tooltips.map(({ values: told }) => told.map(({ text }) => text))).toEqual([
    ["25%", "75%"],
    ["50%", "50%"],
  ]);
  expect(chart.render()).toContain("a: 25% to 50%, last 50%, rising.");
  const own = areaChart({ tooltips: true, series: { a: { stack }, b: { stack } } })
    .add("a", [1, 2])
    .add("b", [3, 2]);
  expect(own.layout().y.ticks.at(-1)!.label).toBe("100%");
  expect(own.layout().tooltips?.[0]?.values.map(({ text }) => text)).toEqual(["25%", "75%"]);
});

test.for([pieChart, donutChart])("pieChart() tells no slice as all or as nothing: %o", (make) => {
  fc.assert(
    fc.property(parts, (ys) => {
      fc.pre(ys.some((y) => y > 0));
      const chart = ys.reduce((pie, y, i) => pie.add(`s${i}`, y), make());
      const { figure } = chart.layout();
      if (figure?.kind !== "pie") throw new Error("no pie");
      const isOnly = ys.filter((y) => y > 0).length === 1;
      for (const { label } of some(figure.slices)) expectHonest(label, isOnly, false);
    }),
    { numRuns: 120 },
  );
});

test("barChart() tells a negative share that is almost all, or almost nothing, as such", () => {
  const told = (a: number, b: number) =>
    barChart({ stack: "percent" })
      .add("a", [{ x: "q", y: a }])
      .add("b", [{ x: "q", y: b }])
      .table();
  expect(told(-3, 1e-9)).toContain("<td>&lt;−99.999999%</td><td>&lt;0.000001%</td>");
  expect(told(3, -1e-9)).toContain("<td>&gt;99.999999%</td><td>&gt;−0.000001%</td>");
  expect(told(-3, 1)).toContain("<td>−75%</td><td>25%</td>");
});

test("barChart({ tooltipFormat }).layout() has it in tooltips and descriptions, not in tables", () => {
  const chart = barChart({
    tooltips: true,
    yUnit: "€",
    tooltipFormat: ".1f",
    y2TooltipFormat: "d",
  }).add("a", [{ x: "q", y: 12.345 }]);
  expect(chart.layout().tooltips?.[0]?.values[0]?.text).toBe("12.3");
  expect(chart.render()).toContain("a: 12.3 to 12.3");
  expect(chart.table()).toContain("<td>€12.345</td>");
});

test("boxPlot() and pieChart() tell small values beside large ones", () => {
  const box = boxPlot({ tooltips: true, yUnit: "€" }).add("a", [
    ...[1, 2, 3, 4, 5].map((y) => ({ x: "small", y })),
    ...[1e6, 2e6, 3e6].map((y) => ({ x: "large", y })),
  ]);
  expect(box.layout().tooltips?.[0]?.values[0]?.text).toMatch(/^€3 \(€2 – €4\)$/);
  const pie = pieChart({ yUnit: "$" }).add("small", 12).add("large", 1.2e6).render();
  expect(pie).toContain("small: $12, 0.001%");
  expect(pie).toContain("large: $1.2M, 99.999%");
  const raw = pieChart({ yUnit: "$", values: "raw" }).add("small", 12).add("large", 1.2e6).render();
  expect(raw).toContain("small: $12.");
  expect(raw).not.toContain("%</");
});
