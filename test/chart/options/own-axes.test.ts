import { expect, test } from "vitest";
import { createHub } from "../../../src/live/create-hub.ts";
import { chart } from "../../../src/entries/plotcast.ts";

const START = Date.UTC(2026, 2, 1);
const points = [1, 2, 3].map((y, i) => ({ time: START + i * 1000, y }));
const named = [1, 2, 3].map((y) => ({ x: "a", y }));

test.each([
  ["line", "box"],
  ["dot", "box"],
  ["box", "bar"],
  ["line", "cell"],
  ["cell", "area"],
  ["cell", "box"],
] as const)("chart().add() refuses marks that have no axis in common: %s and %s", (one, other) => {
  const drawn = chart().add("first", points, { mark: one });
  expect(() => drawn.add("second", points, { mark: other })).toThrow(
    /series "second": mark "\w+": expected only marks of kind "(box|cell)" together.*series "first"/,
  );
});

test("chart().add() takes marks that share their axes", () => {
  for (const mark of ["box", "cell"] as const)
    chart().add("a", points, { mark }).add("b", points, { mark }).render();
  chart().add("a", named, { mark: "box" }).add("b", named, { mark: "dot" }).render();
});

test("addChart() refuses a series that could not be drawn beside the others", () => {
  const hub = createHub();
  expect(() => hub.addChart("a", { series: { b: { mark: "box" } } })).toThrow(
    /series "b": mark "box": .*others have "line"/,
  );
  hub.addChart("b", { type: "boxPlot", series: { b: { mark: "box" } } });
  hub.addChart("c", { series: { b: { mark: "bar" } } });
  hub.close();
});
