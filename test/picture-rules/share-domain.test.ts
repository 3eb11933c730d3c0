import { expect, test } from "vitest";
import { areaChart, barChart } from "../../src/entries/plotcast.ts";

const zeros = [0, 0, 0].map((y, x) => ({ x, y }));

test('stack: "percent" has an axis of the whole, where all values are zero', () => {
  for (const create of [areaChart, barChart]) {
    const chart = create({ stack: "percent" }).add("a", zeros).add("b", zeros);
    expect(chart.layout().y.domain).toEqual([0, 100]);
  }
  const lying = barChart({ stack: "percent", horizontal: true }).add("a", [{ x: "s", y: 0 }]);
  expect(lying.layout().x.domain).toEqual([0, 100]);
  const fixed = barChart({ stack: "percent", yDomain: [null, 50] }).add("a", zeros);
  expect(fixed.layout().y.domain).toEqual([0, 50]);
  // A domain as short as this one would have places beyond the largest number.
  const tiny = barChart({ stack: "percent", yDomain: [null, 5e-324] }).add("a", zeros);
  expect(tiny.layout().y.domain).toEqual([0, 1]);
});
