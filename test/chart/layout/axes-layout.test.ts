import { expect, test } from "vitest";
import { chart, line, type ChartOptions, type Value } from "../../../src/entries/plotcast.ts";

function layoutOf(left: readonly Value[], options: ChartOptions = {}) {
  const both = chart({ grid: true, ...options }).add(line("Left", left));
  const drawn = both.add(line("Right", [3, 2, 1], { axis: "y2" }));
  const { y, y2 } = drawn.layout();
  return { left: y.ticks.length, right: y2?.ticks.length ?? 0 };
}

test("chart().layout() has no numbers at the left where all values are at the right", () => {
  for (const { left, right } of [
    layoutOf([null, null]),
    layoutOf([]),
    layoutOf([5, 6], { hidden: ["Left"] }),
  ]) {
    expect(left).toBe(0);
    expect(right).toBeGreaterThan(2);
  }
  expect(layoutOf([0, 1]).left).toBeGreaterThan(2);
  expect(layoutOf([null], { yDomain: [0, 1] }).left).toBeGreaterThan(2);
  expect(layoutOf([null], { thresholds: [{ value: 5 }] }).left).toBeGreaterThan(2);
});

test("chart({ grid }).render() has a grid by the right axis where the left one has no numbers", () => {
  const svg = chart({ grid: true })
    .add(line("Right", [3, 2, 1], { axis: "y2" }))
    .render();
  const [, path = ""] = /<path class="g" d="((?:M-?\d+ [\d.-]+h\d+)+)"\/>/.exec(svg) ?? [];
  expect(path.split("M").length - 1).toBeGreaterThan(2);
});
