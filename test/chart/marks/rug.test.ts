import * as fc from "fast-check";
import { expect, test } from "vitest";
import { chart, lineChart, PlotcastError } from "../../../src/entries/plotcast.ts";
import { rug } from "../../../src/chart/marks/rug.ts";
import { marksOfKind } from "../../support/marks-of-kind.ts";
import { readPath } from "../../support/path-reader.ts";
import { readSvg } from "../../support/svg-reader.ts";
import { some } from "../../support/some.ts";

const NAMES = ["first", "second", "third"];

/** The path of a chart's only rug. */
function strokes(svg: string): string {
  const path = readSvg(svg).find(
    ({ attributes }) => attributes["class"]?.startsWith("ru ") ?? false,
  );
  return path?.attributes["d"] ?? "";
}

test("chart().add(rug()) draws a stroke at each value, and none at a gap", () => {
  const values = fc.array(fc.option(fc.integer({ min: -50, max: 50 })), { maxLength: 40 });
  fc.assert(
    fc.property(values, fc.constantFrom("static" as const, "live" as const), (ys, variant) => {
      const points = ys.map((y, i) => ({ x: NAMES[i % 3] ?? "", y }));
      const drawn = chart({ variant }).add(rug("a", points));
      const present = ys.filter((y) => y !== null);
      const path = strokes(drawn.render());
      expect(path.match(/M/g) ?? []).toHaveLength(present.length);
      if (present.length === 0) return;
      for (const { command } of some(readPath(path))) expect("Mh").toContain(command);
      const { plot, x } = drawn.layout();
      for (const mark of some(marksOfKind(drawn.layout().marks, "rug"))) {
        const half = (mark.width ?? 0) / 2;
        for (const px of mark.xs) {
          expect(px - half - x.slide).toBeGreaterThanOrEqual(-1);
          expect(px + half - x.slide).toBeLessThanOrEqual(plot.width + 1);
        }
      }
    }),
  );
});

test.for([false, true, "percent"] as const)(
  "chart().add(rug()) puts rugs of several series side by side, with stack: %s",
  (stack) => {
    const points = NAMES.map((x, i) => ({ x, y: i }));
    const { marks } = chart({ stack }).add(rug("a", points)).add(rug("b", points)).layout();
    const [a, b] = marksOfKind(marks, "rug");
    for (const [i, left] of some(a?.xs).entries()) {
      expect((b?.xs[i] ?? Number.NaN) - left).toBeGreaterThanOrEqual(a?.width ?? Number.NaN);
    }
  },
);

test("lineChart() takes a rug by its function, and refuses one by its name", () => {
  const svg = lineChart()
    .add("line", [1, 2, 3])
    .add(rug("strokes", [2, 3, 1]))
    .render();
  expect(strokes(svg).match(/M/g)).toHaveLength(3);
  expect(() => lineChart().add("a", [1], { mark: "rug" })).toThrow(PlotcastError);
  expect(() => lineChart().add("a", [1], { mark: "rug" })).toThrow(/option mark: lineChart knows/);
});
