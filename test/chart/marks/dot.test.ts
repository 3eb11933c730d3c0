import { expect, test } from "vitest";
import { scatterChart } from "../../../src/entries/plotcast.ts";
import { readSvg, textsOf } from "../../support/svg-reader.ts";

test("scatterChart().render() tells a bubble's size without the unit of its axis", () => {
  const chart = scatterChart({ tooltips: true, yUnit: "€" });
  const texts = textsOf(readSvg(chart.add("a", [{ x: 1, y: 2, size: 250 }]).render()));
  expect(texts.filter((text) => text.includes("size"))).toEqual(["size: 250"]);
});
