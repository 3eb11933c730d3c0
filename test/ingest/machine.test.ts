import { existsSync, readFileSync } from "node:fs";
import os from "node:os";
import { setTimeout as wait } from "node:timers/promises";
import { expect, test, vi } from "vitest";
import type { Row } from "../../src/chart/options/point.ts";
import { PlotcastError } from "../../src/error.ts";
import { advance } from "../../src/ingest/machine/collector.ts";
import { parseTraffic, computeRates } from "../../src/ingest/machine/network.ts";
import { watchMachine } from "../../src/ingest/machine.ts";
import { some } from "../support/some.ts";
import { fakeTimers } from "../support/fake-timers.ts";

type Reading = [chart: string, row: Row];

async function watchFor(ms: number, everyMs: number, during = () => {}): Promise<Reading[]> {
  const readings: Reading[] = [];
  const watch = watchMachine({ everyMs }, (chart, row) => readings.push([chart, row]));
  expect(readings).toEqual([]);
  during();
  await wait(ms);
  watch.stop();
  watch.stop();
  return readings;
}

function rowsOf(readings: Reading[], name: string): Row[] {
  return readings.flatMap(([chart, row]) => (chart === name ? [row] : []));
}

function valuesOf(readings: Reading[], chart: string, series: string): number[] {
  const values = rowsOf(readings, chart).map((row) => row.values.get(series));
  return values.filter((value) => typeof value === "number");
}

function block(ms: number): void {
  const until = performance.now() + ms;
  while (performance.now() < until);
}

test("watchMachine gives each chart rows with the series it names, and no time", async () => {
  const readings: Reading[] = [];
  const watch = watchMachine({ everyMs: 50 }, (chart, row) => readings.push([chart, row]));
  await wait(300);
  watch.stop();
  expect(watch.charts.map(({ name }) => name)).toEqual(
    expect.arrayContaining(["cpu", "memory", "eventLoop"]),
  );
  for (const { name, series, title, yUnit } of some(watch.charts)) {
    expect(title).not.toBe("");
    expect(["%", "B", "B/s", "ms"]).toContain(yUnit);
    const rows = rowsOf(readings, name);
    expect(rows.length).toBeGreaterThanOrEqual(2);
    for (const row of rows) {
      expect([...row.values.keys()]).toEqual(series);
      expect(row).not.toHaveProperty("time");
      for (const value of row.values.values()) expect(value ?? 0).toBeGreaterThanOrEqual(0);
    }
  }
  expect(new Set(readings.map(([chart]) => chart))).toEqual(
    new Set(watch.charts.map(({ name }) => name)),
  );
});

test("watchMachine reads this machine's cpu and memory", async () => {
  const readings = await watchFor(450, 200, () => block(150));
  const user = valuesOf(readings, "cpu", "user");
  const system = valuesOf(readings, "cpu", "system");
  expect(Math.max(...user)).toBeGreaterThan(0);
  for (const percent of some([...user, ...system])) expect(percent).toBeLessThanOrEqual(100);
  for (const bytes of some(valuesOf(readings, "memory", "machine"))) {
    expect(bytes).toBeGreaterThan(1e7);
    expect(bytes).toBeLessThan(os.totalmem());
  }
  for (const bytes of some(valuesOf(readings, "memory", "process")))
    expect(bytes).toBeGreaterThan(1e7);
});

test("watchMachine gives no row after stop(), not even within a reading", () => {
  fakeTimers();
  const readings: string[] = [];
  const watch = watchMachine({ everyMs: 10 }, (chart) => {
    readings.push(chart);
    watch.stop();
  });
  vi.advanceTimersByTime(100);
  expect(readings).toHaveLength(1);
});

test("watchMachine has a network chart only where the platform has counted traffic", () => {
  const watch = watchMachine({}, () => {});
  watch.stop();
  const counters = existsSync("/proc/net/dev") ? readFileSync("/proc/net/dev", "utf8") : "";
  const isUsed = [...parseTraffic(counters).values()].some((one) => one.received + one.sent > 0);
  expect(watch.charts.some(({ name }) => name === "network")).toBe(isUsed);
});

test("watchMachine refuses an interval that is no interval", () => {
  for (const everyMs of [0, -1, 9, 1e9, Number.NaN]) {
    expect(() => watchMachine({ everyMs }, () => {})).toThrow(PlotcastError);
  }
});

test("advance takes a counter that went back for a gap", () => {
  expect(advance(5, 7)).toBe(2);
  expect(advance(5, 5)).toBe(0);
  expect(advance(5, 4)).toBeNull();
});

// /proc/net/dev as captured, and one more line without a space after its colon, as old kernels write.
const NET_DEV = `Inter-|   Receive                                                |  Transmit
 face |bytes    packets errs drop fifo frame compressed multicast|bytes    packets errs drop fifo colls carrier compressed
    lo:    3089      27    0    0    0     0          0         0     3089      27    0    0    0     0       0          0
  ifb0:       0       0    0    0    0     0          0         0        0       0    0    0    0     0       0          0
  eth0: 672198965   17402    0    0    0     0          0         0  1382732   10427    0    0    0     0       0          0
eth0.5:672198965   17402    0    0    0     0          0         0  1382732   10427    0    0    0     0       0          0
`;

test("parseTraffic reads every interface but the loopback", () => {
  expect([...parseTraffic(NET_DEV)]).toEqual([
    ["ifb0", { received: 0, sent: 0 }],
    ["eth0", { received: 672198965, sent: 1382732 }],
    ["eth0.5", { received: 672198965, sent: 1382732 }],
  ]);
  expect(parseTraffic("").size).toBe(0);
  expect(parseTraffic("eth0: 5\neth1: a b c\n:::").size).toBe(0);
});

test("ratesBetween sums interfaces that were there both times", () => {
  const before = new Map([
    ["eth0", { received: 100, sent: 10 }],
    ["gone", { received: 9, sent: 9 }],
  ]);
  const after = new Map([
    ["eth0", { received: 300, sent: 10 }],
    ["new", { received: 1e9, sent: 1e9 }],
  ]);
  expect([...computeRates(before, after, 2)]).toEqual([
    ["received", 100],
    ["sent", 0],
  ]);
});

test("ratesBetween takes a counter that went back, or no reading, for a gap", () => {
  const before = new Map([["eth0", { received: 100, sent: 10 }]]);
  const after = new Map([["eth0", { received: 50, sent: 20 }]]);
  expect([...computeRates(before, after, 1)]).toEqual([
    ["received", null],
    ["sent", 10],
  ]);
  for (const rates of [computeRates(undefined, after, 1), computeRates(before, before, 0)]) {
    expect([...rates.values()]).toEqual([null, null]);
  }
});
