import * as fc from "fast-check";
import { expect, test } from "vitest";
import { boxPlot, type Chart, chart, histogram } from "../../../../src/entries/plotcast.ts";
import { bar } from "../../../../src/chart/marks/bar.ts";
import { candles } from "../../../../src/chart/marks/candle.ts";
import { CLASSES } from "../../../support/drawn-classes.ts";
import { readSvg, styleOf } from "../../../support/svg-reader.ts";
import { marksOfKind } from "../../../support/marks-of-kind.ts";
import { some } from "../../../support/some.ts";

const NAMES = ["Waseca", "Morris", "Duluth", "Crookston", "Grand Rapids", "University Farm"];

function named(names: readonly string[], shift: number) {
  return names.flatMap((x, i) => [1, 2, 4, 8, 30].map((y) => ({ x, y: y + shift + i })));
}

/** From where to where each box stands, from left to right. */
function boxSpans(plot: Chart): [left: number, right: number][] {
  const spans = marksOfKind(plot.layout().marks, "box").flatMap(({ hidden, boxes, width = 0 }) =>
    hidden ? [] : boxes.map(({ x }): [number, number] => [x - width / 2, x + width / 2]),
  );
  return spans.sort((a, b) => a[0] - b[0]);
}

test("boxPlot().layout() lets boxes of several series at a name stand side by side", () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 5 }),
      fc.integer({ min: 1, max: NAMES.length }),
      fc.integer({ min: 320, max: 1600 }),
      (series, count, width) => {
        const plot = boxPlot({ width });
        const names = NAMES.slice(0, count);
        for (let s = 0; s < series; s++) plot.add(`series ${s}`, named(names, s));
        const spans = boxSpans(plot);
        expect(spans).toHaveLength(series * count);
        for (const [i, [left]] of spans.entries()) {
          expect(left).toBeGreaterThanOrEqual(spans[i - 1]?.[1] ?? Number.NEGATIVE_INFINITY);
        }
      },
    ),
  );
});

test("boxPlot().layout() gives a hidden series no room beside the others", () => {
  const plotOf = (hidden: string[]) =>
    boxPlot({ hidden }).add("a", named(NAMES, 0)).add("b", named(NAMES, 1));
  const alone = boxPlot().add("a", named(NAMES, 0));
  expect(boxSpans(plotOf(["b"]))).toEqual(boxSpans(alone));
});

test("boxPlot().layout() puts the only box of a series right above its name", () => {
  const { marks, x } = boxPlot().add("a", [1, 2, 3]).add("b", [2, 3, 4]).add("c", [1, 5]).layout();
  const middles = marksOfKind(marks, "box").map(({ boxes }) => Math.round(boxes[0]?.x ?? -1));
  expect(middles).toEqual(x.ticks.map(({ at }) => at));
});

test("boxPlot().layout() has a legend where boxes share names, even as many as there are series", () => {
  const shared = boxPlot()
    .add("1931", named(["x", "y"], 0))
    .add("1932", named(["x", "y"], 1));
  expect(shared.layout().legend.map(({ name }) => name)).toEqual(["1931", "1932"]);
  const own = boxPlot().add("1931", [1, 2, 3]).add("1932", [2, 3, 4]);
  expect(own.layout().legend).toEqual([]);
});

test("histogram().layout() lets its bins touch, but for a line between them", () => {
  const { marks, x } = histogram().add("a", [1, 2, 2, 3, 3, 3, 4, 5, 6, 9]).layout();
  const { width = 0 } = marksOfKind(marks, "bar")[0] ?? {};
  expect(x.gap - width).toBeGreaterThan(0);
  expect(x.gap - width).toBeLessThanOrEqual(1);
});

test("chart().render() gives bars and candles in one chart a width each", () => {
  const days = [0, 1, 2].map((x) => ({ x, open: 1, high: 4, low: 0, close: 3 }));
  const svg = chart()
    .add(bar("Volume", [3, 2, 4]))
    .add(candles("Price", days))
    .render();
  const style = styleOf(readSvg(svg));
  for (const mark of [CLASSES.bar, CLASSES.candle]) {
    expect(style).toMatch(new RegExp(` \\.${mark}\\{stroke:currentColor;stroke-width:\\d`));
  }
});

test("chart() puts two stacks side by side where one shows shares and one does not", () => {
  const points = ["first", "second"].map((x, i) => ({ x, y: i + 1 }));
  const { marks } = chart()
    .add(bar("a", points, { stack: true }))
    .add(bar("b", points, { stack: true }))
    .add(bar("c", points, { stack: "percent" }))
    .layout();
  const [a, b, c] = marksOfKind(marks, "bar");
  expect(b?.xs).toEqual(a?.xs);
  for (const [i, x] of some(a?.xs).entries()) {
    expect((c?.xs[i] ?? Number.NaN) - x).toBeGreaterThanOrEqual(a?.width ?? Number.NaN);
  }
});
