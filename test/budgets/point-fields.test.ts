import { expect, test } from "vitest";
import { readSeries } from "../../src/chart/data/read-points.ts";
import type { Point } from "../../src/chart/options/point.ts";

const POINTS = 2000;
const ROUNDS = 60;
const START = Date.UTC(2026, 2, 1, 12);

const rows = Array.from({ length: POINTS }, (_, index) => ({ time: START + index, y: index / 7 }));

/** The least time to read points that were made just before, in µs for each. */
function cost(make: (row: (typeof rows)[number]) => Point): number {
  let least = Infinity;
  for (let round = 0; round < ROUNDS; round++) {
    const points = rows.map(make);
    const began = performance.now();
    readSeries("a", points);
    least = Math.min(least, performance.now() - began);
  }
  return (least * 1000) / POINTS;
}

test("chart.add() reads points made as { ...row, label } in less than four times what others take", () => {
  // Twice as long when this was written, and six times where each is asked for all fields by name.
  const usual = cost(({ time, y }) => ({ time, y, label: "a" }));
  expect(cost((row) => ({ ...row, label: "a" }))).toBeLessThan(4 * usual);
});
