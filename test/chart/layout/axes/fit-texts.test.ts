import { expect, test } from "vitest";
import { lineChart } from "../../../../src/entries/plotcast.ts";

const titleOf = (legend: boolean | undefined) => {
  const chart = lineChart({
    width: 80,
    height: 60,
    yTitle: "Load",
    ...(legend === undefined ? {} : { legend }),
  });
  const svg = chart.add("web", [1, 2]).add("mail", [2, 3]).render();
  return /<title>(.*?)<\/title>/.exec(svg)?.[1];
};

test("render() of a chart too small for its texts names its series as a hint, unless it is to have no legend", () => {
  expect(titleOf(undefined)).toBe("Load · web, mail");
  expect(titleOf(false)).toBe("Load");
});
