import * as fc from "fast-check";
import { expect, test } from "vitest";
import type { ChartOptions } from "../../src/entries/plotcast.ts";
import { PICTURE_POINTS, POINTS_PER_SLICE, WHOLE_POINTS } from "../../src/limits.ts";
import { countPoints, readReduced } from "../../src/live/reduced-points.ts";
import { createLiveChart } from "../../src/live/live-chart.ts";
import { momentInMemory } from "../../src/live/still.ts";
import type { LiveOptions } from "../../src/entries/live.ts";
import { atOnce } from "../../src/work.ts";
import { createMemoryStore } from "../../src/store/memory-store.ts";
import { answerTo, keeping } from "../support/keeping.ts";
import { newFolder, openedStore } from "../support/stores.ts";
import { randomNumbers } from "../support/random.ts";

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const WEEK = 7 * DAY;
const NOW = Math.floor(Date.now() / 1000) * 1000;

/** A point a second, up to now. */
function everySecond(count: number, value: (i: number) => number) {
  const times = Array.from({ length: count }, (_, i) => NOW - (count - 1 - i) * 1000);
  return new Map([["v", { times, values: times.map((_, i) => value(i)) }]]);
}

test("readReduced: a reduced week never loses a peak", async () => {
  const count = WEEK / 1000;
  const chart = createLiveChart({
    name: "a",
    options: {},
    window: { points: 300 },
    everyMs: 1000,
    timeZone: "UTC",
    onError: () => {},
  });
  const peaks = fc.array(
    fc.record({
      at: fc.nat({ max: count - 1 }),
      value: fc.double({ min: -1e6, max: 1e6, noNaN: true }),
    }),
    { minLength: 1, maxLength: 50 },
  );
  await fc.assert(
    fc.asyncProperty(peaks, async (all) => {
      const store = createMemoryStore();
      const columns = everySecond(count, (i) => Math.sin(i / 5000));
      const { values } = columns.get("v")!;
      for (const { at, value } of all) values[at] = value;
      await store.append("a", columns);
      const range = { from: NOW - WEEK, to: NOW };
      const reduced = (await readReduced(store, chart, range)).columns.get("v")!;
      const readValues = Array.from(reduced.values);
      const read = Array.from(reduced.times, (time, i) => ({ time, value: readValues.at(i)! }));
      expect(read.length).toBeLessThanOrEqual(PICTURE_POINTS + 4);
      const step = (2.2 * WEEK) / PICTURE_POINTS;
      for (const { at } of all) {
        const time = NOW - (count - 1 - at) * 1000;
        const near = read.filter((one) => Math.abs(one.time - time) <= step);
        const nearValues = near.map(({ value }) => value);
        expect(Math.max(...nearValues)).toBeGreaterThanOrEqual(values.at(at)!);
        expect(Math.min(...nearValues)).toBeLessThanOrEqual(values.at(at)!);
      }
    }),
    { numRuns: 5 },
  );
});

test("GET /c/a.svg?window=7d: a week of seconds, with its peak and with what comes", async () => {
  const store = createMemoryStore();
  const { live, open } = keeping(store, { charts: { a: { timeZone: "UTC" } }, timeZone: "UTC" });
  const week = everySecond(WEEK / 1000, (i) => (i === 300_000 ? 4711 : Math.sin(i / 5000)));
  await store.append("a", week);
  await open.columns.restore("a", await asArrays(store.readNewest("a", 1200)));
  expect(await answerTo(live, "/c/a.svg")).not.toContain("4711");
  const svg = await answerTo(live, "/c/a.svg?window=7d");
  expect(svg).toMatch(/>[45],?000</);
  live.push("a", { v: 8815 }, NOW + 500);
  expect(await answerTo(live, "/c/a.svg?window=7d")).toMatch(/>(?:8|9|10),?000</);
  expect(await answerTo(live, "/c/a.table.html?window=7d")).toContain(">8815<");
  const range = `from=${NOW - 5 * DAY}&to=${NOW - 3 * DAY}`;
  expect(await answerTo(live, `/c/a.svg?${range}`)).toMatch(/>[45],?000</);
  expect(await answerTo(live, `/c/a.svg?from=${NOW - 2 * DAY}&to=${NOW - DAY}`)).not.toContain(
    "000<",
  );
});

test("GET /c/a.svg?window=: without a store it is what is in memory", async () => {
  const { createLive } = await import("../../src/entries/live.ts");
  const live = createLive({ charts: { a: {} }, window: { ms: 60_000 } });
  for (let i = 0; i < 1000; i++) live.push("a", { v: i }, NOW + (i - 999) * 1000);
  const most = await answerTo(live, "/c/a.svg?window=4m");
  expect(await answerTo(live, "/c/a.svg?window=7d")).toBe(most);
  live.close();
});

test("GET /events?window=7d: a live stream of a long window, loaded before its first frame", async () => {
  const store = createMemoryStore();
  const { live } = keeping(store, { charts: { a: {} }, everyMs: "change" });
  await store.append(
    "a",
    everySecond((2 * DAY) / 1000, (i) => (i === 100_000 ? 4711 : 1)),
  );
  live.push("a", { v: 1 }, NOW);
  const stream = await live.fetch(new Request("http://localhost/events?chart=a&window=7d"));
  const reader = stream.body!.pipeThrough(new TextDecoderStream()).getReader();
  let text = "";
  const until = async (wanted: RegExp) => {
    while (!wanted.test(text)) text += (await reader.read()).value ?? "";
  };
  await until(/<\/svg>/);
  expect(text).toMatch(/>[45],?000</);
  text = "";
  live.push("a", { v: 8815 }, NOW + 500);
  await until(/>(?:8|9|10),?000</);
  await reader.cancel();
});

/** Points as a chart takes them. */
async function asArrays(read: ReturnType<ReturnType<typeof createMemoryStore>["read"]>) {
  return new Map(
    [...(await read)].map(([name, { times, values }]) => [
      name,
      { times: Array.from(times), values: Array.from(values) },
    ]),
  );
}

const KINDS: [kind: string, options: ChartOptions, values: (random: () => number) => object][] = [
  ["a line", { smooth: true, grid: true }, (random) => ({ a: random() * 9, b: random() })],
  ["bars", { type: "bar" }, (random) => ({ a: random() * 9 })],
  ["a heat map", { type: "heatMap" }, (random) => ({ a: random(), b: random(), c: random() })],
  ["a stat", { type: "stat" }, (random) => ({ a: random() * 9 })],
  ["candles of raw values", { type: "candlestick", binMs: 5000 }, (random) => ({ a: random() })],
  [
    "candles",
    { type: "candlestick" },
    (random) => ({ open: 5 + random(), high: 7, low: 3 - random(), close: 5 + random() }),
  ],
  ["a window of time", { window: { ms: 20_000 } }, (random) => ({ a: random() * 9 })],
];

test.each(KINDS)("GET /c/a.svg?at=: %s as it was, after a restart", async (_kind, own, values) => {
  const path = `${newFolder()}/p.db`;
  const options: LiveOptions = {
    charts: { a: own },
    window: { points: 40 },
    timeZone: "Europe/Berlin",
  };
  const store = await openedStore({ path });
  const { live, keeper } = keeping(store, options);
  const random = randomNumbers(7);
  const seen: { at: string; svg: string }[] = [];
  const start = Date.now() - 400_000;
  for (let i = 0; i < 400; i++) {
    live.push(
      "a",
      values(random) as Record<string, number>,
      start + i * 1000 + Math.floor(random() * 300),
    );
  }
  for (let i = 0; i < 6; i++) {
    live.push("a", values(random) as Record<string, number>);
    const response = await live.fetch(new Request("http://localhost/c/a.svg"));
    seen.push({ at: response.headers.get("plotcast-at")!, svg: await response.text() });
    await new Promise((later) => setTimeout(later, 30));
  }
  await keeper.settled();
  live.close();
  await store.close();
  const again = keeping(await openedStore({ path }), options);
  for (const { at, svg } of seen) {
    const then = await answerTo(again.live, `/c/a.svg?at=${encodeURIComponent(at)}`);
    expect(then === svg, at).toBe(true);
  }
  expect(new Set(seen.map(({ svg }) => svg)).size).toBeGreaterThan(1);
});

test("GET /?at=: a page of a moment, with links around it; before anything it says so", async () => {
  const { live } = keeping(createMemoryStore(), { charts: { a: {} }, window: { ms: 60_000 } });
  live.push("a", { v: 5 }, NOW);
  const page = await answerTo(live, "/?at=2026-03-01T12:00Z");
  expect(page).toContain("as it was at 2026-03-01T12:00:00Z");
  expect(page).toContain("nothing is kept of 2026-03-01T12:00:00.000Z");
  expect(page).toContain("?at=2026-03-01T11%3A59%3A00.000Z");
  expect(page).toContain("?at=2026-03-01T12%3A01%3A00.000Z");
  expect(page).not.toContain("<live-chart");
  expect(await answerTo(live, "/events?at=2026-03-01T12:00Z")).toContain("only pictures and pages");
  expect(await answerTo(live, "/c/a.svg?at=0&from=0")).toContain("as there is a from or to");
});

test("GET /c/a.svg?at=: without a store of what is in memory", async () => {
  const { createLive } = await import("../../src/entries/live.ts");
  const live = createLive({ charts: { a: {} }, window: { points: 20 }, timeZone: "UTC" });
  for (let i = 0; i < 10; i++) live.push("a", { v: i }, NOW - 60_000 + i);
  const before = await answerTo(live, "/c/a.svg");
  for (let i = 0; i < 10; i++) live.push("a", { v: i }, NOW - 30_000 + i);
  expect(await answerTo(live, `/c/a.svg?at=${NOW - 40_000}`)).toBe(before);
  live.close();
});

test("momentInMemory: the points of a long chart are taken in parts, none of them many", () => {
  const count = 20 * POINTS_PER_SLICE;
  const chart = createLiveChart({
    name: "a",
    options: {},
    window: { points: count },
    everyMs: 1000,
    timeZone: "UTC",
    onError: () => {},
  });
  const points = everySecond(count, (i) => i % 100);
  atOnce(chart.pushColumns(points, NOW, true));
  const work = momentInMemory(chart, NOW - 1000);
  let parts = 1;
  while (work.next().done !== true) parts++;
  expect(parts).toBeGreaterThanOrEqual(20);
});

test("GET /c/a.svg?at=: of a long chart what is drawn at once, and others have turns meanwhile", async () => {
  const { createLive } = await import("../../src/entries/live.ts");
  const count = 20 * POINTS_PER_SLICE;
  const live = createLive({ charts: { a: {} }, window: { points: count }, timeZone: "UTC" });
  const rows = Array.from({ length: count }, (_, i) => ({
    time: NOW - (count - i) * 1000,
    values: { v: (i * 7919) % 100 },
  }));
  live.pushRows("a", rows);
  const at = NOW - 1000 * Math.floor(count / 3);
  const expected = live.draw("a", { at, glide: false });
  let turns = 0;
  let isOver = false;
  const pass = () => {
    turns++;
    if (!isOver) setImmediate(pass);
  };
  setImmediate(pass);
  expect(await answerTo(live, `/c/a.svg?at=${at}`)).toBe(expected);
  isOver = true;
  expect(turns).toBeGreaterThan(1);
  live.close();
});

test("GET /c/a.svg?window=30d: of a heat map of many buckets no more is read than fits, and it says so", async () => {
  const store = createMemoryStore();
  let most = 0;
  const history = {
    ...store,
    async read(...asked: Parameters<typeof store.read>) {
      const read = await store.read(...asked);
      most = Math.max(most, countPoints(read));
      return read;
    },
  };
  const { live } = keeping(store, { charts: { a: { type: "heatMap" } } }, history);
  live.push("a", { "0": 1 }, NOW);
  const times = Array.from({ length: 20_000 }, (_, i) => NOW - i * 1000).toReversed();
  const buckets = Array.from(
    { length: 40 },
    (_, i) => [String(i), { times, values: times }] as const,
  );
  await store.append("a", new Map(buckets));
  const svg = await answerTo(live, "/c/a.svg?window=30d");
  expect(svg).toContain("more points than a picture can have");
  expect(await answerTo(live, `/c/a.svg?from=${NOW - DAY}&to=${NOW}`)).toContain("only since");
  expect(most).toBeGreaterThan(WHOLE_POINTS / 2);
  expect(most).toBeLessThanOrEqual(WHOLE_POINTS + 80);
});
