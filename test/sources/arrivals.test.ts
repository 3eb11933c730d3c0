import { expect, test } from "vitest";
import type { SourceSeries } from "../../src/ingest/measurement.ts";
import { createArrivals } from "../../src/sources/arrivals.ts";

const NOON = Date.UTC(2026, 2, 1, 12);

function seriesOf(measurement: string): SourceSeries {
  return { measurement, field: "", labels: [], kind: "gauge", unit: "" };
}

test("createArrivals(): what comes at once has one time, and what comes within a millisecond another", () => {
  const arrivals = createArrivals(() => NOON);
  const [a, b] = [seriesOf("a"), seriesOf("b")];
  const timesOf = (all: SourceSeries[]) =>
    arrivals
      .stamp(all.map((series) => ({ series, time: undefined, value: 1 })))
      .map(({ time = 0 }) => time);
  const first = timesOf([a, b]);
  const second = timesOf([a, b]);
  const [third = 0, fourth = 0] = timesOf([a, a]);
  expect(first).toEqual([NOON, NOON]);
  expect(new Set(second).size).toBe(1);
  const all = [NOON, second[0] ?? 0, third, fourth];
  expect(all).toEqual([...new Set(all)].toSorted((one, other) => one - other));
  expect(fourth - NOON).toBeLessThan(0.01);
});

test("createArrivals(): times of their own stay, and a clock that is set back is followed", () => {
  let now = NOON;
  const arrivals = createArrivals(() => now);
  const series = seriesOf("a");
  expect(arrivals.stamp([{ series, time: 5, value: 1 }])[0]?.time).toBe(5);
  expect(arrivals.stamp([{ series, time: undefined, value: 1 }])[0]?.time).toBe(NOON);
  now -= 3_600_000;
  expect(arrivals.stamp([{ series, time: undefined, value: 1 }])[0]?.time).toBe(now);
});
