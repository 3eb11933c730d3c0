import { expect, test } from "vitest";
import { findLeavingTicks } from "../../../../src/chart/layout/axes/leaving-ticks.ts";
import type { ScaledXAxis } from "../../../../src/chart/layout/axes/x-axis.ts";
import { linearScale } from "../../../../src/chart/scales/scale.ts";

const place = { slide: 100, cycle: 80, glide: 4 };

/** An axis with ticks 20 pixels wide. */
function axisAt(...values: number[]): ScaledXAxis {
  const scale = { ...linearScale([0, 1000], 1000), kind: "time", slides: true, gap: 80 } as const;
  const ticks = values.map((value) => ({ value, label: `${value}`, width: 20 }));
  return { scale, axis: { ticks, formatValue: String, valueWidth: 20 } };
}

const tick = (at: number) => ({ at, value: at, label: `${at}` });

test("findLeavingTicks() has those before the first visible one that are whole as the glide begins", () => {
  const axis = axisAt(20, 60, 100, 140, 180);
  expect(findLeavingTicks(axis, [tick(140), tick(180)], place)).toEqual([tick(60), tick(100)]);
});

test("findLeavingTicks() has none whose label would touch a visible one", () => {
  expect(findLeavingTicks(axisAt(60, 105, 125), [tick(125)], place)).toEqual([tick(60)]);
});

test("findLeavingTicks() has none where no tick is visible, or nothing glides", () => {
  expect(findLeavingTicks(axisAt(60, 100), [], place)).toEqual([]);
  expect(findLeavingTicks(axisAt(60, 140), [tick(140)], { ...place, glide: 0 })).toEqual([]);
});
