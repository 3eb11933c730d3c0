import * as fc from "fast-check";
import { expect, test } from "vitest";
import { scatterChart } from "../../src/entries/plotcast.ts";
import { readSvg } from "../support/svg-reader.ts";
import { some } from "../support/some.ts";
import { marksOfKind } from "../support/marks-of-kind.ts";

// Numbers that differ by more than a rounding: no plot has room between two neighbours.
const value = fc.integer({ min: 1, max: 1e9 }).map((n) => n / 1000);
const point = fc.record({ x: value, y: value, size: value });

test("scatterChart().layout() keeps bubbles within the plot, whatever their values and its size", () => {
  fc.assert(
    fc.property(
      fc.array(point, { minLength: 1, maxLength: 40 }),
      fc.constantFrom("linear" as const, "log" as const),
      fc.constantFrom("linear" as const, "log" as const),
      fc.integer({ min: 200, max: 1600 }),
      fc.integer({ min: 160, max: 900 }),
      (points, xAxis, yScale, width, height) => {
        const { marks, plot, x } = scatterChart({ width, height, xAxis, yScale })
          .add("a", points)
          .layout();
        for (const { xs, ys, radii } of some(marksOfKind(marks, "dot"))) {
          for (const [i, radius] of some(radii).entries()) {
            const [left, top] = [
              (xs[i] ?? Number.NaN) - x.slide - radius,
              (ys[i] ?? Number.NaN) - radius,
            ];
            expect(Math.min(left, top)).toBeGreaterThanOrEqual(-1);
            expect(left + 2 * radius).toBeLessThanOrEqual(plot.width + 1);
            expect(top + 2 * radius).toBeLessThanOrEqual(plot.height + 1);
          }
        }
      },
    ),
  );
});

test("scatterChart().layout() leaves a fixed bound where it is, bubbles or not", () => {
  const { y } = scatterChart({ yDomain: [0, null] })
    .add("a", [
      { x: 1, y: 0, size: 5 },
      { x: 2, y: 9, size: 5 },
    ])
    .layout();
  expect(y.domain[0]).toBe(0);
  expect(y.domain[1]).toBeGreaterThan(9);
});

test('scatterChart({ distinguish: "shape" }).render() draws bubbles of six series in six shapes, all as large', () => {
  const chart = scatterChart({ distinguish: "shape" });
  for (let s = 0; s < 6; s++) chart.add(`series ${s}`, [{ x: s, y: s, size: 3 }]);
  const elements = readSvg(chart.render());
  const circles = elements.filter(({ name }) => name === "circle");
  const radius = Number(circles[0]?.attributes["r"]);
  expect(circles).toHaveLength(1);
  const shapes = elements.filter(
    ({ name, attributes }) =>
      name === "path" && (attributes["d"] ?? "").endsWith("z") && attributes["class"] === undefined,
  );
  expect(shapes).toHaveLength(5);
  for (const { attributes } of shapes) {
    const share = areaOf(attributes["d"] ?? "") / (Math.PI * radius ** 2);
    expect(share).toBeGreaterThan(0.8);
    expect(share).toBeLessThan(1.25);
  }
});

/** The area within a closed path of straight lines: half the sum of its cross products. */
function areaOf(data: string): number {
  const corners = [...data.matchAll(/[ML](-?[\d.]+) (-?[\d.]+)/g)].map(([, x, y]) => [
    Number(x),
    Number(y),
  ]);
  let twice = 0;
  for (const [i, [x = 0, y = 0]] of corners.entries()) {
    const [nextX = 0, nextY = 0] = corners[(i + 1) % corners.length] ?? [];
    twice += x * nextY - nextX * y;
  }
  return Math.abs(twice) / 2;
}
