import { expect, test } from "vitest";
import type { MarkKind } from "../../src/chart/options/choices.ts";
import type { ChartOptions } from "../../src/chart/options/options.ts";
import type { Point } from "../../src/chart/options/point.ts";
import { chart } from "../../src/entries/plotcast.ts";
import { made } from "../support/chart-types.ts";
import { refusal } from "../support/refusal.ts";
import { readSvg } from "../support/svg-reader.ts";

const COLOR = "#12ab34";
const values = (y: number) => ({ y, low: y - 1, high: y + 1, open: y, close: y + 0.5 });
const plain = [0, 1, 2, 3].map((x) => ({ x, ...values(x + 3) }));
const colored = plain.map((point, i) => (i === 2 ? { ...point, color: COLOR } : point));

/** The path data in this colour, in the plot. */
function drawnIn(color: string, svg: string): string[] {
  const elements = readSvg(svg);
  const inside = elements.filter(({ name, path }) => name !== "text" && path.length > 1);
  const direct = inside.filter(({ attributes }) => attributes["color"] === color);
  return direct.map(({ attributes }) => attributes["d"] ?? "group");
}

const KINDS: [MarkKind, ChartOptions][] = [
  ["line", {}],
  ["line", { curve: "monotone" }],
  ["area", {}],
  ["area", { stack: true }],
  ["bar", {}],
  ["bar", { stack: "percent" }],
  ["dot", {}],
  ["range", {}],
  ["candle", {}],
  ["candle", { distinguish: "shape" }],
  ["cell", {}],
  ["rug", {}],
];

test.for(KINDS)(
  "chart().render() draws a %s's point in its own colour, with %j",
  ([mark, options]) => {
    const draw = (points: Point[]) => chart(options).add("a", points, { mark }).render();
    expect(drawnIn(COLOR, draw(plain as Point[]))).toEqual([]);
    const drawn = drawnIn(COLOR, draw(colored));
    expect(drawn.length).toBeGreaterThan(0);
    for (const data of drawn) expect(data).not.toBe("");
  },
);

test("rangeChart().render() draws both edges of a point in its own colour, where it has no line", () => {
  const points = colored.map(({ y: _y, ...rest }) => rest) as Point[];
  const [dots = ""] = drawnIn(COLOR, made("rangeChart").add("a", points).render());
  expect(dots.match(/M/g)).toHaveLength(2);
});

test("barChart({ horizontal }).render() draws a bar in its own colour", () => {
  const points = colored.map(({ x, ...rest }) => ({ ...rest, x: `n${x}` })) as Point[];
  const svg = made("barChart", { horizontal: true }).add("a", points).render();
  expect(drawnIn(COLOR, svg)).toHaveLength(1);
});

test("lineChart().render() keeps colours at their points behind a gap in time, and beside averages", () => {
  const points = [0, 1000, 9000, 10_000].map((time, i) => ({
    ...{ time, y: i },
    ...(i === 2 ? { color: COLOR } : {}),
  }));
  const options = { gapMs: 2000, average: 2, bollinger: {} };
  const chart = made("lineChart", options).add("a", points as Point[]);
  const layout = chart.layout();
  const dots = layout.marks.flatMap(({ colorDots }) => [...(colorDots ?? [])]);
  expect(dots).toHaveLength(1);
  const [[x] = [Number.NaN]] = dots[0]?.[1] ?? [];
  expect(x).toBeCloseTo(layout.plot.width * 0.9, 0);
});

test.for(["boxPlot", "histogram"])("%s().add() refuses labels and colours of points", (name) => {
  for (const extra of [{ color: COLOR }, { label: "peak" }]) {
    const points = [
      { x: 0, y: 1 },
      { x: 1, y: 2, ...extra },
    ] as Point[];
    const error = refusal(() => made(name).add("a", points));
    expect(error.code).toBe("POINT_INVALID");
    const [field] = Object.keys(extra);
    expect(error.message).toContain(`series "a": point 1.${field}: expected none`);
  }
});

test.for(["lineChart", "candlestickChart", "rangeChart"])(
  "%s({ binMs }).add() refuses labels and colours of points",
  (name) => {
    const points = [{ time: 0, y: 1, color: COLOR }] as Point[];
    const error = refusal(() => made(name, { binMs: 1000 }).add("a", points));
    expect(error.message).toContain('series "a": point 0.color: expected none');
  },
);

test("lineChart().add() takes columns of labels and colours", () => {
  const columns = { xs: [0, 1], values: [1, 2], colors: [undefined, COLOR], labels: ["a", "b"] };
  expect(drawnIn(COLOR, made("lineChart").add("a", columns).render())).toHaveLength(1);
});
