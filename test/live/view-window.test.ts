import { expect, test, vi } from "vitest";
import { createLive } from "../../src/entries/live.ts";
import type { ChartOptions } from "../../src/entries/plotcast.ts";
import { readDuration, roundWindow, writeDuration } from "../../src/live/view-window.ts";
import { fakeTimers } from "../support/fake-timers.ts";
import { createMemoryViewer } from "../support/memory-viewer.ts";
import { randomNumbers } from "../support/random.ts";
import { refusal } from "../support/refusal.ts";
import { served, watch } from "../support/served.ts";
import { readSvg } from "../support/svg-reader.ts";

const START = Date.UTC(2026, 2, 1, 12);
const MINUTE = 60_000;

function originAndScale(svg: string): number[] {
  return (readSvg(svg)[0]?.attributes["data-time"] ?? "").split(" ").map(Number);
}

test("readDuration: reads a number with its unit, and refuses everything else", () => {
  expect(["90000ms", "300s", "5m", "1H", "1.5h", "2d"].map(readDuration)).toEqual([
    90_000, 300_000, 300_000, 3_600_000, 5_400_000, 172_800_000,
  ]);
  for (const text of [
    "",
    "5",
    "5 m",
    "-5m",
    "0s",
    "5min",
    "1e3s",
    "m",
    "9".repeat(12) + "d",
    "<",
  ]) {
    const error = refusal(() => readDuration(text));
    expect(error.code).toBe("OPTION_INVALID");
    expect(error.message).toContain("query window: expected a duration such as 5m");
  }
});

test("writeDuration: is read as what it was written from", () => {
  const random = randomNumbers(1);
  for (let i = 0; i < 500; i++) {
    const ms = Math.ceil(random() * 10 ** (1 + (i % 9)));
    expect(readDuration(writeDuration(ms))).toBe(ms);
  }
  expect([300_000, 90_000, 3_600_000, 86_400_000].map(writeDuration)).toEqual([
    "5m",
    "90s",
    "1h",
    "1d",
  ]);
});

test("roundWindow: gives one of a few steps, at least as long as asked for and no longer than what is kept", () => {
  const random = randomNumbers(2);
  for (const ownWindow of [{ ms: 7 * MINUTE }, { points: 420 }]) {
    const defaults = { ownWindow, everyMs: 1000, windowMs: () => 7 * MINUTE };
    const given = new Set<number>();
    for (let i = 0; i < 2000; i++) {
      const asked = 10 ** (random() * 9);
      const ms = roundWindow(asked, defaults);
      given.add(ms);
      if (asked <= 15 * MINUTE) expect(ms).toBeGreaterThanOrEqual(asked);
      expect(ms).toBeLessThanOrEqual(28 * MINUTE);
      expect(ms).toBeGreaterThanOrEqual(5000);
      expect(roundWindow(ms, defaults)).toBe(ms);
    }
    expect(given.size).toBeLessThan(13);
    expect(given.has(7 * MINUTE)).toBe("ms" in ownWindow);
  }
});

const KINDS: ChartOptions[] = [
  { type: "line" },
  { type: "area", stack: true },
  { type: "bar" },
  { type: "scatter" },
  { type: "heatMap" },
  { type: "histogram" },
  { type: "boxPlot" },
  { type: "stat" },
  { type: "candlestick", binMs: 2000 },
  { type: "range", binMs: 2000 },
  { average: 5 },
  { variant: "static" },
  { variant: "sparkline" },
  { staleMs: 5000 },
];

test.for(KINDS)(
  "draw: a view with a window is the same as a chart with that window (%j)",
  (kind) => {
    fakeTimers(START);
    const charts = {
      wide: { ...kind, window: { ms: 5 * MINUTE } },
      points: { ...kind, window: { points: 300 } },
      own: { ...kind, window: { ms: MINUTE } },
    };
    const live = createLive({ charts, everyMs: 1000 });
    const random = randomNumbers(4);
    for (let i = 0; i < 700; i++) {
      vi.advanceTimersByTime(1000);
      const values = { one: random(), two: 10 * random() };
      // In between nothing comes for a while.
      if (i % 300 < 260)
        for (const name of ["wide", "points", "own"] as const) live.push(name, values);
      if (i % 50 !== 37) continue;
      const own = live.draw("own", { glide: false });
      const window = 58_000;
      expect(live.draw("wide", { window, glide: false })).toBe(own);
      if (kind.binMs === undefined) expect(live.draw("points", { window, glide: false })).toBe(own);
      expect(live.table("wide", { window })).toBe(live.table("own"));
    }
  },
);

test("draw: a window longer than all that is kept is the longest there is", () => {
  const charts = { a: { window: { ms: MINUTE } }, b: { window: { points: 60 } } };
  const live = createLive({ charts, everyMs: 1000 });
  for (let i = 0; i < 600; i++) {
    for (const name of ["a", "b"] as const) live.push(name, { v: i }, START + i * 1000);
  }
  const lengths = (["a", "b"] as const).map((name) => {
    const svg = live.draw(name, { window: 1e9, width: 800, glide: false });
    const [, perPixel = 0] = originAndScale(svg);
    const plot = /<svg x="(\d+)"/.exec(svg)?.[1];
    return Math.round((perPixel * (800 - 16 - Number(plot))) / 1000);
  });
  expect(lengths).toEqual([240, 120]);
});

test("draw: a window counts as a view of its own, and the chart's own window does not", () => {
  const live = createLive({ charts: { a: { window: { ms: 5 * MINUTE } } } });
  live.push("a", { v: 1 }, START);
  const own = live.draw("a");
  expect(live.draw("a", { window: 5 * MINUTE })).toBe(own);
  expect(live.draw("a", { window: 4 * MINUTE })).toBe(own);
  expect(live.stats().charts["a"]?.drawings).toBe(1);
  live.draw("a", { window: 51_000 });
  live.draw("a", { window: 60_000 });
  expect(live.stats().charts["a"]?.drawings).toBe(2);
});

test("draw: a window is refused where points are spaced evenly", () => {
  const charts = { a: { xAxis: "ordinal" as const }, b: {} };
  const live = createLive({ charts, window: { points: 10 } });
  expect(refusal(() => live.draw("a", { window: 5000 })).message).toContain('xAxis is "ordinal"');
  const both = refusal(() => live.draw("b", { window: 5000, xAxis: "ordinal" }));
  expect(both.code).toBe("OPTION_INVALID");
  for (const window of [0, -1, Number.NaN, "5m"]) {
    const error = refusal(() => live.draw("b", { window: window as number }));
    expect(error.message).toMatch(/view.*window/);
  }
});

test("draw: to alone begins one of the view's windows before", () => {
  const live = createLive({ charts: { a: { window: { ms: 5 * MINUTE } } } });
  for (let i = 0; i < 600; i++) live.push("a", { v: i }, START + i * 1000);
  const to = START + 5 * MINUTE;
  const svg = live.draw("a", { to, window: MINUTE });
  expect(svg).toBe(live.draw("a", { from: to - MINUTE, to }));
});

test("GET /events?window=: streams the last so much, as cheaply as the chart itself", async () => {
  const { live, url } = await served({
    charts: { a: { window: { ms: 5 * MINUTE } } },
    everyMs: 16,
  });
  live.push("a", { v: 1 }, START);
  live.push("a", { v: 1 }, START + 10 * MINUTE);
  const stream = await watch(`${url}/events?window=1m`);
  const frame = (await stream.until(() => true)).data;
  expect(originAndScale(frame)).toEqual(originAndScale(live.draw("a", { window: MINUTE })));
  expect(originAndScale(frame)).not.toEqual(originAndScale(live.draw("a")));
  expect((await fetch(`${url}/events?window=5x`)).status).toBe(400);
  expect((await fetch(`${url}/c/a.svg?windw=5m`)).status).toBe(400);
});

/** The mean bytes of a frame over gzip, once the window is full. */
function weigh(window: ChartOptions["window"], view: { window?: number }): number {
  fakeTimers(START);
  const charts = { a: { grid: true, tooltips: true, smooth: true, window: window! } };
  const live = createLive({ charts, everyMs: 1000 });
  const random = randomNumbers(7);
  const push = () => {
    vi.advanceTimersByTime(1000);
    live.push("a", { v: 20 + random() });
  };
  for (let i = 0; i < 300; i++) push();
  const { pieces, connection } = createMemoryViewer();
  live.subscribe(["a"], view, { named: false, encoding: "gzip" }, connection);
  for (let i = 0; i < 200; i++) push();
  live.close();
  vi.useRealTimers();
  const frames = pieces.slice(2);
  expect(frames.length).toBeGreaterThan(150);
  return frames.reduce((sum, { length }) => sum + length, 0) / frames.length;
}

test("subscribe: a frame of a view with a window costs what one of a chart with that window does", () => {
  const own = weigh({ ms: MINUTE }, {});
  expect(weigh({ ms: 5 * MINUTE }, { window: MINUTE })).toBeCloseTo(own, -1);
  expect(own).toBeLessThan(150);
});
