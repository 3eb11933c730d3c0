import { expect, test } from "vitest";
import type { ChartOptions } from "../../../src/chart/options/options.ts";
import { tooltipArea } from "../../../src/chart/layout/tooltip-area.ts";
import { lineChart } from "../../../src/entries/plotcast.ts";

function layoutOf(options: ChartOptions) {
  const points = Array.from({ length: 60 }, (_, i) => ({ time: i * 1000, y: i % 7 }));
  return lineChart({ variant: "live", window: { points: 20 }, everyMs: 1000, ...options })
    .add("a", points)
    .layout();
}

test("tooltipArea() keeps the way of a glide free at the right, and nothing where a chart stands", () => {
  const still = layoutOf({ glide: false });
  const gliding = layoutOf({ glide: true });
  expect(still.x.cycle).toBe(0);
  expect(gliding.x.cycle).toBeGreaterThan(0);
  const edge = still.width - still.plot.x - tooltipArea(still).right;
  expect(edge).toBeLessThanOrEqual(2);
  expect(tooltipArea(still).right - tooltipArea(gliding).right).toBeCloseTo(gliding.x.cycle);
});
