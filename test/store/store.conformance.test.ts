import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { createMemoryStore } from "../../src/store/memory-store.ts";
import type { Store } from "../../src/store/store.ts";
import { newFolder, oneSeries, openedStore, pairs } from "../support/stores.ts";

const ALL = { from: -8.64e15, to: 8.64e15 };
const T = Date.UTC(2026, 2, 1, 12);

/** Every store there is; a new one needs but a row here. */
const STORES: [name: string, open: () => Promise<Store>][] = [
  ["in memory", () => Promise.resolve(createMemoryStore())],
  ["SQLite", () => openedStore({ path: join(newFolder(), "plotcast.db") })],
];

describe.each(STORES)("a store: %s", (_, open) => {
  test("append(): points are read at once, by series in the order in which they came", async () => {
    const store = await open();
    const appended = store.append(
      "cpu",
      new Map([
        ["user", { times: [T, T + 1000], values: [1, 2] }],
        ["system", { times: Float64Array.of(T), values: Float64Array.of(0.1) }],
      ]),
    );
    expect(pairs(await store.read("cpu", ALL))).toEqual({
      user: [
        [T, 1],
        [T + 1000, 2],
      ],
      system: [[T, 0.1]],
    });
    expect(await appended).toBe(true);
    expect([...(await store.read("cpu", ALL)).keys()]).toEqual(["user", "system"]);
    expect(store.stats()).toMatchObject({ points: 3, waiting: 0, lost: 0, trouble: undefined });
  });

  test("append(): points out of order are put in order, and the last one of a time counts", async () => {
    const store = await open();
    await store.append("a", oneSeries("s", [T + 3, T + 1, T + 3], [3, 1, 33]));
    await store.append("a", oneSeries("s", [T + 2, T + 1], [2, 11]));
    expect(pairs(await store.read("a", ALL))).toEqual({
      s: [
        [T + 1, 11],
        [T + 2, 2],
        [T + 3, 33],
      ],
    });
  });

  test("append(): gaps, infinite numbers, minus zero and parts of a millisecond come back", async () => {
    const store = await open();
    const values = [NaN, Infinity, -Infinity, -0, 5e-324, 0.1, 1e300];
    const times = values.map((_, index) => T + index / 4);
    await store.append("a", oneSeries("s", times, values));
    const { s = [] } = pairs(await store.read("a", ALL));
    expect(s).toEqual(times.map((time, index) => [time, values[index]]));
  });

  test("append(): charts of the same series' names do not mix", async () => {
    const store = await open();
    await store.append("a", oneSeries("s", [T], [1]));
    await store.append("b", oneSeries("s", [T], [2]));
    expect(pairs(await store.read("a", ALL))).toEqual({ s: [[T, 1]] });
    expect(pairs(await store.read("b", ALL))).toEqual({ s: [[T, 2]] });
    expect(await store.read("c", ALL)).toEqual(new Map());
  });

  test("read(): both ends of the range belong to it", async () => {
    const store = await open();
    await store.append("a", oneSeries("s", [T, T + 1, T + 2, T + 3], [0, 1, 2, 3]));
    const { s = [] } = pairs(await store.read("a", { from: T + 1, to: T + 2 }));
    expect(s).toEqual([
      [T + 1, 1],
      [T + 2, 2],
    ]);
    expect(pairs(await store.read("a", { from: T + 5, to: T + 9 }))).toEqual({ s: [] });
  });

  test("read(): of more points than are wanted, no peak is lost, and each is at its own time", async () => {
    const store = await open();
    const times = Array.from({ length: 20_000 }, (_, index) => T + 1000 * index);
    const values = times.map((_, index) => Math.sin(index / 500));
    values[7777] = 50;
    values[15_001] = -50;
    await store.append("a", oneSeries("s", times, values));
    const range = { from: T, to: times.at(-1)! };
    const { s = [] } = pairs(await store.read("a", range, 400));
    expect(s.length).toBeGreaterThan(100);
    expect(s.length).toBeLessThan(410);
    expect(s).toContainEqual([times[7777], 50]);
    expect(s).toContainEqual([times[15_001], -50]);
    const sorted = s.toSorted(([a], [b]) => a! - b!);
    expect(s).toEqual(sorted);
  });

  test("readNewest(): the last points of each series, no newer than asked", async () => {
    const store = await open();
    const times = Array.from({ length: 5000 }, (_, index) => T + index);
    await store.append("a", oneSeries("s", times, times));
    await store.append("a", oneSeries("few", [T + 4998], [1]));
    const { s = [], few } = pairs(await store.readNewest("a", 3));
    expect(s.map(([time]) => time)).toEqual([T + 4997, T + 4998, T + 4999]);
    expect(few).toEqual([[T + 4998, 1]]);
    const until = pairs(await store.readNewest("a", 2, T + 4000));
    expect(until.s?.map(([time]) => time)).toEqual([T + 3999, T + 4000]);
    expect(until.few).toEqual([]);
  });

  test("extent(): the oldest and the newest point of a chart", async () => {
    const store = await open();
    expect(await store.extent("a")).toBeUndefined();
    await store.append("a", oneSeries("s", [T + 5, T + 3], [1, 2]));
    await store.append("a", oneSeries("t", [T + 4, T + 9], [1, 2]));
    expect(await store.extent("a")).toEqual({ from: T + 3, to: T + 9 });
  });

  test("putChart(): charts come back in the order in which they were first kept", async () => {
    const store = await open();
    const cpu = { name: "cpu", options: { title: "CPU", yDomain: [0, null] }, reason: "telegraf" };
    const room = { name: "room", options: {}, reason: "" };
    expect(await store.putChart(cpu)).toBe(true);
    expect(await store.putChart(room)).toBe(true);
    expect(await store.putChart({ ...cpu, reason: "by hand" })).toBe(true);
    await store.append("later", oneSeries("s", [T], [1]));
    expect(await store.charts()).toEqual([
      { ...cpu, reason: "by hand" },
      room,
      { name: "later", options: {}, reason: "" },
    ]);
  });

  test("removeChart(): a chart is gone with its points, also if one of its name comes again", async () => {
    const store = await open();
    await store.append("a", oneSeries("s", [T], [1]));
    expect(await store.removeChart("a")).toBe(true);
    expect(await store.removeChart("never seen")).toBe(true);
    expect(await store.charts()).toEqual([]);
    expect(await store.read("a", ALL)).toEqual(new Map());
    await store.append("a", oneSeries("s", [T + 1], [2]));
    expect(pairs(await store.read("a", ALL))).toEqual({ s: [[T + 1, 2]] });
  });
});
