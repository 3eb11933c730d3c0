import { expect, test, vi } from "vitest";
import { createHub } from "../../src/live/create-hub.ts";
import { fakeTimers } from "../support/fake-timers.ts";
import { createMemoryViewer } from "../support/memory-viewer.ts";
import { eventually, served, showing, watch } from "../support/served.ts";

const START = Date.UTC(2026, 2, 1, 12);
const PLAIN = { named: false, encoding: "identity" } as const;

test("createLive: one drawing per cycle for 200 viewers, and all see the same", async () => {
  const { live, url } = await served({ charts: { a: { tooltips: true } }, everyMs: 150 });
  live.push("a", { v: 1 }, START);
  const watchers = await Promise.all(Array.from({ length: 200 }, () => watch(`${url}/events`)));
  await Promise.all(watchers.map((watcher) => watcher.until(() => true)));
  expect(live.stats().subscribers).toBe(200);
  expect(live.stats().charts["a"]?.drawings).toBe(1);

  const cyclesBefore = live.stats().cycles;
  for (let i = 1; i <= 5; i++) {
    live.push("a", { v: 1000 + i }, START + i * 1000);
    await Promise.all(watchers.map((watcher) => watcher.until(showing(`${1000 + i}`))));
  }
  const { charts, cycles } = live.stats();
  expect(charts["a"]?.drawings).toBe(6);
  expect(cycles - cyclesBefore).toBeGreaterThanOrEqual(5);
  const [first, ...rest] = watchers.map(({ events }) => JSON.stringify(events.map((e) => e.data)));
  expect(rest.every((other) => other === first)).toBe(true);
});

test("createLive: several pushes between two cycles are one drawing", async () => {
  const { live, url } = await served({ charts: { a: {} }, everyMs: 200 });
  const watcher = await watch(`${url}/events`);
  await watcher.until(() => true);
  const before = live.stats().charts["a"]?.drawings ?? 0;
  for (let i = 0; i < 50; i++) live.push("a", { v: 500 + i }, START + i * 1000);
  await watcher.until(showing("549"));
  expect(live.stats().charts["a"]?.drawings).toBe(before + 1);
});

test("createLive: nothing is drawn while nobody watches", async () => {
  const { live, url } = await served({ charts: { a: {}, b: {} }, everyMs: 16 });
  for (let i = 0; i < 20; i++) live.push("a", { v: i }, START + i * 1000);
  const other = await watch(`${url}/events?chart=b`);
  await other.until(() => true);
  const { cycles } = live.stats();
  await eventually("five cycles", () => live.stats().cycles >= cycles + 5);
  expect(live.stats().charts["a"]?.drawings ?? 0).toBe(0);
});

test("createLive: no cycles run while nobody watches", () => {
  fakeTimers(START);
  const hub = createHub({ charts: { a: {} }, everyMs: 100 });
  const viewer = createMemoryViewer();
  hub.subscribe(["a"], {}, PLAIN, viewer.connection);
  vi.advanceTimersByTime(250);
  expect(hub.stats().cycles).toBe(2);
  viewer.leave();
  hub.push("a", { v: 1 }, START);
  vi.advanceTimersByTime(10_000);
  expect(hub.stats().cycles).toBe(2);
  hub.close();
});

test('createLive, everyMs "change": a point is on its way long before the next cycle would be', () => {
  fakeTimers(START);
  const hub = createHub({ charts: { a: {}, b: {} }, everyMs: "change", minMs: 200 });
  const viewer = createMemoryViewer();
  hub.subscribe(["a"], {}, PLAIN, viewer.connection);
  const first = hub.stats().drawings;
  for (let ms = 0; ms < 1000; ms += 10) {
    hub.push("a", { v: 4000 + ms }, START + ms);
    vi.advanceTimersByTime(10);
  }
  expect(hub.stats().drawings - first).toBe(5);
  hub.setNote("a", "last one");
  vi.advanceTimersByTime(200);
  expect(viewer.text()).toContain("last one");
  const { drawings } = hub.stats();

  hub.push("b", { v: 1 }, START);
  hub.setNote("a", "last one");
  vi.advanceTimersByTime(10_000);
  expect(hub.stats().drawings).toBe(drawings);
  hub.close();
});

test("createLive: nothing is drawn or sent where nothing changed", async () => {
  const { live, url } = await served({ charts: { a: {} }, everyMs: 16 });
  live.push("a", { v: 1 }, START);
  const watcher = await watch(`${url}/events`);
  await watcher.until(() => true);
  const { cycles } = live.stats();
  await eventually("five cycles", () => live.stats().cycles >= cycles + 5);
  expect(live.stats().charts["a"]?.drawings).toBe(1);
  expect(watcher.events).toHaveLength(1);
});

test("createLive: an empty push changes nothing", async () => {
  const { live, url } = await served({ charts: { a: {} }, everyMs: 16 });
  live.push("a", { v: 1 }, START);
  const watcher = await watch(`${url}/events`);
  await watcher.until(() => true);
  live.pushRows("a", []);
  live.push("a", {}, START);
  live.setNote("a", "");
  const { cycles } = live.stats();
  await eventually("five cycles", () => live.stats().cycles >= cycles + 5);
  expect(live.stats().charts["a"]?.drawings).toBe(1);
});

test("createLive: a new viewer gets the present frame before the next cycle", async () => {
  const { live, url } = await served({ charts: { a: {} }, everyMs: 60_000 });
  live.push("a", { v: 4711 }, START);
  const first = await watch(`${url}/events`);
  expect((await first.until(() => true)).data).toContain("4711");
  const second = await watch(`${url}/events`);
  expect((await second.until(() => true)).data).toContain("4711");
  expect(live.stats().cycles).toBe(0);
  expect(live.stats().charts["a"]?.drawings).toBe(1);
});

test("createLive: a viewer that comes back after all had left sees the chart as it is now", async () => {
  const { live, url } = await served({ charts: { a: {} }, everyMs: 60_000 });
  live.push("a", { v: 1111 }, START);
  const first = await watch(`${url}/events`);
  await first.until(showing("1111"));
  first.close();
  await eventually("no subscribers", () => live.stats().subscribers === 0);
  live.push("a", { v: 2222 }, START + 1000);
  const second = await watch(`${url}/events`);
  expect((await second.until(() => true)).data).toContain("2222");
});

test("createLive: a chart that is empty shows so at once", async () => {
  const { url } = await served({ charts: { a: {} }, everyMs: 60_000 });
  const watcher = await watch(`${url}/events`);
  expect((await watcher.until(() => true)).data).toContain("Waiting for data");
});

test("createLive: setNote and addChart reach those who watch", async () => {
  const { live, url } = await served({ charts: { a: {} }, everyMs: 16 });
  live.addChart("b", { title: "Second" });
  const watcher = await watch(`${url}/events?chart=b`);
  await watcher.until(showing("Second"));
  live.setNote("b", "input <ended>");
  await watcher.until(showing("input &lt;ended&gt;"));
  live.setNote("b", "");
  await watcher.until(({ data, lastEventId }) => !data.includes("input") && lastEventId !== "0");
});

test("close: ends all connections once, stops cycles, and refuses new viewers with 503", async () => {
  const { live, url } = await served({ charts: { a: {} }, everyMs: 16 });
  const watchers = await Promise.all([watch(`${url}/events`), watch(`${url}/events?theme=dark`)]);
  await Promise.all(watchers.map((watcher) => watcher.until(() => true)));
  live.close();
  live.close();
  await Promise.all(watchers.map(({ ended }) => ended));
  expect(live.stats().subscribers).toBe(0);
  const late = await fetch(`${url}/events`);
  expect(late.status).toBe(503);
  expect(await late.json()).toMatchObject({ code: "CLOSED" });
});
