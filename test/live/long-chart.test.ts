import { expect, test } from "vitest";
import { toText } from "../../src/chart/inner-face.ts";
import { IDLE_WINDOW_MS } from "../../src/limits.ts";
import type { History } from "../../src/live/history.ts";
import { createLiveChart, type FrameChart } from "../../src/live/live-chart.ts";
import { createLongChart } from "../../src/live/long-chart.ts";
import { createMemoryStore } from "../../src/store/memory-store.ts";
import { atOnce } from "../../src/work.ts";

const START = Date.UTC(2026, 2, 1);
const HOUR = 3_600_000;

function seconds(from: number, count: number, value: number) {
  const times = Array.from({ length: count }, (_, i) => from + i * 1000);
  return new Map([["v", { times, values: times.map(() => value) }]]);
}

/** A long window of a chart with an hour of points, by a clock that a test sets. */
async function start(change: (history: History) => Partial<History> = () => ({})) {
  const store = createMemoryStore();
  const state = { now: START + HOUR, changes: 0, reads: 0, wakes: 0, errors: [] as unknown[] };
  await store.append("a", seconds(START, 3600, 5));
  const counted: History = {
    ...store,
    read(...asked) {
      state.reads++;
      return store.read(...asked);
    },
  };
  const chart = createLiveChart({
    name: "a",
    options: {},
    window: { points: 30 },
    everyMs: 1000,
    timeZone: "UTC",
    replaces: true,
    isKept: true,
    onError: () => {},
  });
  chart.push([{ time: START + HOUR - 1000, values: { v: 5 } }], state.now);
  const long = createLongChart({
    chart,
    windowMs: 2 * HOUR,
    history: { ...counted, ...change(counted) },
    clock: () => state.now,
    begin: async (work) => atOnce(work),
    onWake: () => state.wakes++,
    onChange: () => state.changes++,
    onError: (error) => state.errors.push(error),
  });
  return { store, state, long };
}

function told(long: FrameChart, now: number): string {
  long.version(now);
  const svg = long.createDrawing({ window: { ms: 2 * HOUR } }).draw(toText, now, undefined);
  return /<desc>(.*)<\/desc>/.exec(svg)?.[1] ?? "";
}

test("long chart: its points are read once, and it goes on with what its chart takes", async () => {
  const { state, long } = await start();
  const before = long.version(state.now);
  await long.load();
  expect(long.load()).toBeUndefined();
  expect([state.reads, state.changes]).toEqual([1, 1]);
  expect(long.version(state.now)).toBeGreaterThan(before);
  expect(told(long, state.now)).toContain("last 5");
  long.add(seconds(START + HOUR, 1, 9));
  expect(told(long, state.now)).toContain("5 to 9");
  expect(state.reads).toBe(1);
});

test("long chart: where many points come it is read anew, so that they stay few", async () => {
  const { store, state, long } = await start();
  await long.load();
  for (let i = 0; i < 10; i++) {
    const more = seconds(START + HOUR + i * 1000_000, 1000, 6 + i);
    await store.append("a", more);
    state.now += 1000_000;
    long.version(state.now);
    long.add(more);
    await new Promise((turn) => setImmediate(turn));
  }
  expect(state.reads).toBeGreaterThan(1);
  expect(state.reads).toBeLessThan(6);
  expect(told(long, state.now)).toContain("to 15");
});

test("long chart: it leaves when nobody looks for a while, and comes back", async () => {
  const { state, long } = await start();
  await long.load();
  state.now += IDLE_WINDOW_MS - 1000;
  expect(long.rest(state.now)).toBe(true);
  state.now += 2000;
  expect(long.rest(state.now)).toBe(false);
  expect(state.reads).toBe(1);
  await long.load();
  expect([state.reads, state.wakes]).toEqual([2, 2]);
  expect(told(long, state.now)).toContain("last 5");
  long.leave();
  state.now += 10_000;
  await long.load();
  expect(state.wakes).toBe(3);
  expect(told(long, state.now)).toContain("last 5");
});

test("long chart: a store that cannot be read is told of, and asked again only after a while", async () => {
  let isBroken = true;
  const { state, long } = await start((history) => ({
    read: (...asked) => (isBroken ? Promise.reject(new Error("disk")) : history.read(...asked)),
  }));
  await expect(long.load()).rejects.toThrow("disk");
  long.version(state.now);
  expect(long.load()).toBeUndefined();
  long.add(seconds(state.now, 1, 7));
  expect(told(long, state.now)).toContain("last 7");
  isBroken = false;
  state.now += 6000;
  await long.load();
  expect(told(long, state.now)).toContain("last 5");
});
