import { expect, test } from "vitest";
import { barChart, histogram } from "../../../src/entries/plotcast.ts";

test("layout().tooltips name lying bars by their names, and bins by their ends", () => {
  const bars = barChart({ horizontal: true, tooltips: true }).add("a", [
    { x: "q", y: 3 },
    { x: "r", y: 5 },
  ]);
  expect(bars.layout().tooltips.map(({ name }) => name)).toEqual(["q", "r"]);
  const bins = histogram({ tooltips: true }).add("a", [1, 2, 3, 4, 5, 5.5]);
  expect(
    bins
      .layout()
      .tooltips.map(({ name }) => name)
      .slice(0, 2),
  ).toEqual(["1 – 2", "2 – 3"]);
});
