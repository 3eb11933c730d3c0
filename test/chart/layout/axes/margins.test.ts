import { expect, test } from "vitest";
import { barChart, heatMap } from "../../../../src/entries/plotcast.ts";

/** How far apart the names of an axis with `count` rows are, as numbers of rows. */
function stepsOf(count: number, height: number, isHeatMap: boolean): number[] {
  const chart = isHeatMap ? heatMap({ height }) : barChart({ height, horizontal: true });
  const names = Array.from({ length: count }, (_, i) => `row ${i}`);
  if (isHeatMap) for (const name of names) chart.add(name, [1, 2]);
  else
    chart.add(
      "A",
      names.map((x, i) => ({ x, y: i })),
    );
  const shown = chart.layout().y.ticks.map(({ value }) => value);
  return shown.slice(1).map((value, k) => value - (shown[k] ?? 0));
}

test("chart.layout() names rows at even steps, where there is no room for all names", () => {
  let thinned = 0;
  for (const height of [80, 120, 121, 180, 250, 400]) {
    for (const count of [9, 23, 40, 57, 90, 200]) {
      for (const isHeatMap of [false, true]) {
        const steps = new Set(stepsOf(count, height, isHeatMap));
        expect([height, count, steps.size <= 1]).toEqual([height, count, true]);
        if (!steps.has(1)) thinned++;
      }
    }
  }
  expect(thinned).toBeGreaterThan(30);
});
