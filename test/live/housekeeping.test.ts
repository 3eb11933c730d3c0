import { expect, test, vi } from "vitest";
import { createHub } from "../../src/live/create-hub.ts";
import type { Hub } from "../../src/live/hub.ts";
import type { HubOptions } from "../../src/live/hub-options.ts";
import { parseEvents } from "../support/event-parser.ts";
import { fakeTimers } from "../support/fake-timers.ts";
import { createMemoryViewer, type MemoryViewer } from "../support/memory-viewer.ts";

const START = Date.UTC(2026, 2, 1, 12);
const PLAIN = { named: false, encoding: "identity" } as const;

function createQuietHub(options: HubOptions): Hub {
  fakeTimers(START);
  return createHub({ charts: { a: {} }, everyMs: 100, ...options });
}

function joined(hub: Hub): MemoryViewer {
  const viewer = createMemoryViewer();
  hub.subscribe(["a"], {}, PLAIN, viewer.connection);
  return viewer;
}

function retriesOf(viewer: MemoryViewer): number[] {
  return Array.from(viewer.text().matchAll(/^retry: (\d+)$/gm), ([, ms]) => Number(ms));
}

test("stallMs: a viewer that does not read is closed then, and not before; one that reads stays", () => {
  const hub = createQuietHub({ stallMs: 4000 });
  const [stalled, reading] = [joined(hub), joined(hub)];
  stalled.stall();
  hub.push("a", { v: 1 }, START);
  vi.advanceTimersByTime(4000);
  expect([stalled.ended(), hub.stats().subscribers]).toEqual([undefined, 2]);
  vi.advanceTimersByTime(1200);
  expect([stalled.ended(), hub.stats().subscribers]).toEqual(["destroy", 1]);
  hub.push("a", { v: 4711 }, START + 1000);
  vi.advanceTimersByTime(100);
  expect(reading.text()).toContain("4711");
  hub.close();
});

test("stallMs: a viewer that reads again in time stays", () => {
  const hub = createQuietHub({ stallMs: 4000 });
  const slow = joined(hub);
  for (let i = 1; i <= 5; i++) {
    slow.stall();
    hub.push("a", { v: i }, START + i * 1000);
    vi.advanceTimersByTime(3000);
    slow.drain();
  }
  expect(slow.ended()).toBeUndefined();
  hub.close();
});

test("keepAliveMs: a silent connection gets comments, and no more than it needs", () => {
  const hub = createQuietHub({ keepAliveMs: 10_000 });
  const viewer = joined(hub);
  vi.advanceTimersByTime(60_000);
  const comments = viewer.text().match(/^:/gm) ?? [];
  expect(comments.length).toBeGreaterThanOrEqual(6);
  expect(comments.length).toBeLessThanOrEqual(8);
  expect(parseEvents(viewer.text())).toHaveLength(1);
  hub.close();
});

test("maxAgeMs: a viewer is ended cleanly within a fifth of that time, and told to come back soon", () => {
  const hub = createQuietHub({ maxAgeMs: 100_000 });
  hub.push("a", { v: 1111 }, START);
  const viewer = joined(hub);
  vi.advanceTimersByTime(79_000);
  expect(viewer.ended()).toBeUndefined();
  vi.advanceTimersByTime(43_000);
  expect(viewer.ended()).toBe("end");
  const retries = retriesOf(viewer);
  expect(retries).toHaveLength(2);
  expect(retries[1]).toBeLessThan(1000);
  expect(parseEvents(viewer.text())).toHaveLength(1);
  hub.push("a", { v: 2222 }, START + 1000);
  expect(joined(hub).text()).toContain("2222");
  hub.close();
});

test("maxAgeMs: viewers that came together do not all go together", () => {
  const hub = createQuietHub({ maxAgeMs: 100_000 });
  const viewers = Array.from({ length: 30 }, () => joined(hub));
  const ended = new Set<number>();
  for (let second = 0; second < 125; second++) {
    vi.advanceTimersByTime(1000);
    if (viewers.some((viewer) => viewer.ended() !== undefined)) ended.add(hub.stats().subscribers);
  }
  expect(hub.stats().subscribers).toBe(0);
  expect(ended.size).toBeGreaterThan(10);
});

test("maxAgeMs: one whose time is up while it does not read holds no connection for ever", () => {
  const hub = createQuietHub({ maxAgeMs: 10_000, stallMs: 60_000 });
  const viewer = joined(hub);
  viewer.stall();
  hub.push("a", { v: 1 }, START);
  vi.advanceTimersByTime(13_500);
  expect(viewer.ended()).toBe("end");
  vi.advanceTimersByTime(65_000);
  expect(viewer.ended()).toBe("destroy");
  expect(hub.stats().subscribers).toBe(0);
  hub.close();
});
