import { expect, test, vi } from "vitest";
import { slicesFor } from "../../src/live/slices.ts";
import { createLive } from "../../src/entries/live.ts";
import { fakeTimers } from "../support/fake-timers.ts";

const START = Date.UTC(2026, 2, 1, 12);

/** The first cells of a table's rows behind its head. */
function rowHeads(table: string): string[] {
  return [...table.matchAll(/<tr><t[hd][^>]*>([^<]*)/g)].slice(1).map(([, text = ""]) => text);
}

test.each([{ ms: 10_000 }, { points: 11 }])("table: has the points of the frame (%j)", (window) => {
  const live = createLive({ charts: { a: {} }, window });
  for (let i = 0; i < 60; i++) live.push("a", { v: i }, START + i * 1000);
  const heads = rowHeads(live.table("a"));
  expect(heads).toHaveLength(11);
  expect(heads[0]).toContain("12:00:49");
  expect(heads.at(-1)).toContain("12:00:59");
});

test("table: of more than a thousand points it has the newest, and says how many are earlier", () => {
  const live = createLive({ charts: { a: {} }, window: { points: 5000 } });
  for (let i = 0; i < 4000; i++) live.push("a", { v: i }, START + i * 1000);
  const heads = rowHeads(live.table("a"));
  expect(heads).toHaveLength(1001);
  expect(heads[0]).toBe("and 3000 earlier");
  expect(heads[1]).toContain("12:50:00");
  expect(heads.at(-1)).toContain("13:06:39");
});

test("table: a series that comes more seldom than its window is long has its last value in it", () => {
  const live = createLive({ charts: { a: {} }, window: { ms: 10_000 } });
  for (let i = 0; i < 110; i++) {
    live.push("a", i % 60 === 0 ? { v: 1, slow: i + 16 } : { v: 1 }, START + i * 1000);
  }
  expect(live.table("a")).toMatch(/>76(?:\.0+)?</);
});

test.each([{ staleMs: 20_000 }, {}])(
  "table: has the points of the frame as time goes on (%j)",
  (more) => {
    fakeTimers(START);
    const live = createLive({ charts: { a: { glide: false, ...more } }, window: { ms: 60_000 } });
    for (let i = 0; i < 120; i++) {
      vi.advanceTimersByTime(1000);
      live.push("a", { v: i });
    }
    for (let silence = 0; silence < 50; silence += 5) {
      const svg = live.draw("a");
      const left = Number(/viewBox="(\S+) -/.exec(svg)?.[1]);
      const xs = [...svg.matchAll(/<svg x="([^"]+)"><rect\/>/g)].map(([, x]) => Number(x));
      const heads = rowHeads(live.table("a"));
      expect(heads).toHaveLength(xs.filter((x) => x >= left).length);
      vi.advanceTimersByTime(5000);
    }
  },
);

test("table: of a view that spaces points evenly it has the points of that view", () => {
  const live = createLive({ charts: { a: {} }, window: { points: 10 } });
  for (let i = 0; i < 200; i++) {
    live.push("a", i % 10 === 0 ? { v: 1, slow: 1000 + i } : { v: 1 }, START + i * 1000);
  }
  expect(live.table("a")).not.toContain("1120");
  expect(live.table("a", { xAxis: "ordinal" })).toContain("1120");
  expect(live.table("a", { xAxis: "ordinal" })).not.toContain("1090");
});

test("tableInSlices: others have their turn meanwhile, and points that come then are not in it", async () => {
  const live = createLive({ charts: { a: {} }, window: { points: 1000 } });
  const values = (i: number) =>
    Object.fromEntries(Array.from({ length: 60 }, (_, s) => [`s${s}`, i + s]));
  for (let i = 0; i < 1000; i++) live.push("a", values(i), START + i * 1000);
  const expected = live.table("a");
  let turns = 0;
  const work = live.tableInSlices("a", {}, () => {
    turns++;
    for (let i = 0; i < 20; i++) live.push("a", values(-1), START + (1000 + 20 * turns + i) * 1000);
  });
  expect(await work).toBe(expected);
  expect(turns).toBeGreaterThan(10);
  expect(live.table("a")).not.toBe(expected);
  await expect(live.tableInSlices("b" as "a")).rejects.toMatchObject({ code: "CHART_UNKNOWN" });
});

test("tableInSlices: all of its work waits for its turn, the layout, too", async () => {
  let labels = 0;
  const yFormat = (value: number) => `${value} of ${++labels}`;
  const live = createLive({ charts: { a: { yFormat } } });
  live.push("a", { v: 1 }, START);
  const work = slicesFor("input").spend(() => live.tableInSlices("a"));
  expect(labels).toBe(0);
  expect(await work).toContain("<td>");
  expect(labels).toBeGreaterThan(0);
});
