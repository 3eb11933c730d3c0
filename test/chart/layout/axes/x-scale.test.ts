import { expect, test } from "vitest";
import { barChart, lineChart } from "../../../../src/entries/plotcast.ts";
import { refusal } from "../../../support/refusal.ts";

const times = [0, 1, 2].map((i) => ({ time: Date.UTC(2026, 2, 1) + i * 60_000, y: i }));

test("layout() has the axis of the series with points, though one without comes first", () => {
  const line = lineChart().add("none", []).add("a", times).layout();
  expect(line.x).toEqual(lineChart().add("a", times).layout().x);
  expect(line.x.kind).toBe("time");
  const bars = barChart()
    .add("none", [])
    .add("a", [{ x: "q", y: 1 }])
    .layout();
  expect(bars.x.ticks.map(({ label }) => label)).toEqual(["q"]);
  const events = lineChart({ xAxis: "ordinal" }).add("none", []).add("a", times).layout();
  expect(events.x.ticks[0]?.sub).toBe("Sun, Mar 1");
});

test("add() refuses points with another kind of x than those before, whatever has none", () => {
  const chart = lineChart().add("none", []).add("a", times);
  expect(refusal(() => chart.add("b", [{ x: 1, y: 2 }])).message).toContain(
    'series "b": expected points with a time, like series "a"',
  );
});
