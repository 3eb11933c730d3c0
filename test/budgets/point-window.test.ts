import { expect, test } from "vitest";
import { createLive } from "../../src/entries/live.ts";
import { createPointWindow } from "../../src/live/point-window.ts";

const START = Date.UTC(2026, 2, 1, 12);

test("createPointWindow: a window of a million points holds them and some before, and takes more at once", () => {
  const window = createPointWindow({ points: 1_000_000 });
  const count = 1000;
  for (let time = 0; time < 5_000_000; time += count) {
    const times = Array.from({ length: count }, (_, i) => time + i);
    window.push(times, times);
  }
  const { xs, startIndex } = window.columns();
  expect(xs.length).toBeGreaterThan(1_000_000);
  expect(xs.length * 16).toBeLessThanOrEqual(32_000_000);
  expect(startIndex + xs.length).toBe(5_000_000);
  expect(xs.at(-1)).toBe(4_999_999);
});

test("createPointWindow: points that come late one by one do not hold a long window up", () => {
  const window = createPointWindow({ points: 1_000_000 });
  const times = Array.from({ length: 1_500_000 }, (_, i) => i);
  window.push(times, times);
  const started = performance.now();
  for (let i = 0; i < 40_000; i++) window.push([(i * 37) % 1_000_000], [i]);
  const { xs } = window.columns();
  expect(performance.now() - started).toBeLessThan(1000);
  expect(xs.length).toBe(1_540_000);
  expect(xs.every((x, i) => i === 0 || x >= (xs[i - 1] ?? 0))).toBe(true);
});

test("createPointWindow: points that are too old cost a long window nothing", () => {
  const window = createPointWindow({ points: 1_000_000 });
  const times = Array.from({ length: 2_000_000 }, (_, i) => i);
  window.push(times, times);
  window.columns();
  const started = performance.now();
  for (let i = 0; i < 300; i++) {
    window.push([-1 - i], [i]);
    expect(window.columns().xs[0]).toBe(0);
  }
  expect(performance.now() - started).toBeLessThan(500);
});

test.each([0, 600_000])(
  "createPointWindow: a batch that is larger than the window leaves no room behind, after time %d",
  (time) => {
    const window = createPointWindow({ points: 10 });
    const times = Array.from({ length: 500_000 }, (_, i) => i);
    window.push([time], [time]);
    window.push(times, times);
    const { xs, ys, startIndex } = window.columns();
    expect(xs.length).toBe(40);
    expect(startIndex).toBe(499_961);
    expect(xs.buffer.byteLength + ys.buffer.byteLength).toBeLessThan(10_000);
  },
);

test("pushRows: a million points in one call", () => {
  const rows = Array.from({ length: 1_000_000 }, (_, i) => ({
    time: START + i,
    values: new Map([["v", Math.sin(i / 1e4)]]),
  }));
  for (const window of [{ points: 60 }, { ms: 1_000_000 }]) {
    const live = createLive({ charts: { a: {} }, window });
    const started = performance.now();
    live.pushRows("a", rows);
    expect(performance.now() - started).toBeLessThan(8000);
    expect(live.draw("a").length).toBeLessThan(200_000);
  }
});

test("pushRows: 40,000 points that come newest first do not hold the server up", () => {
  const rows = Array.from({ length: 40_000 }, (_, i) => ({
    time: START - i,
    values: new Map([["v", i]]),
  }));
  for (const window of [{ points: 60 }, { ms: 1_000_000 }]) {
    const live = createLive({ charts: { a: {} }, window });
    const started = performance.now();
    live.pushRows("a", rows);
    expect(performance.now() - started).toBeLessThan(1000);
  }
});
