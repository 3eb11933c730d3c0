import { expect, onTestFinished, test } from "vitest";
import { createLive } from "../../src/entries/live.ts";
import { createClock } from "../../src/live/clock.ts";
import { createChangeCycle, createIntervalCycle } from "../../src/live/cycle.ts";
import { served, showing, watch, withinPatience } from "../support/served.ts";

const START = Date.UTC(2026, 2, 1, 12);

/** Keeps the thread busy, as a drawing does. */
function busy(ms: number): void {
  for (const end = performance.now() + ms; performance.now() < end; );
}

/** The moments of so many turns of a cycle, each of which works for a while. */
function turns(everyMs: number, count: number, work: (turn: number) => void): Promise<number[]> {
  const moments: number[] = [];
  return withinPatience(`${count} turns`, (resolve) => {
    const cycle = createIntervalCycle(everyMs, () => {
      moments.push(performance.now());
      work(moments.length);
      if (moments.length < count) return;
      cycle.stop();
      resolve(moments);
    });
    onTestFinished(() => cycle.stop());
    cycle.start();
  });
}

/** The longest run of turns of which none came so late that it was left out. */
function longestInTime(moments: number[], everyMs: number): number[] {
  let longest: number[] = [];
  let run: number[] = [];
  for (const moment of moments) {
    if (moment - (run.at(-1) ?? moment) > 1.8 * everyMs) run = [];
    run.push(moment);
    if (run.length > longest.length) longest = run;
  }
  return longest;
}

test("createIntervalCycle: turns that work for 8 ms each come as often as asked, however many they are", async () => {
  const everyMs = 50;
  const moments = longestInTime(await turns(everyMs, 80, () => busy(8)), everyMs);
  // A cycle that counted from the end of its work would be 8 ms later with each turn.
  expect(moments.length).toBeGreaterThan(20);
  const late = moments.at(-1)! - moments.at(0)! - (moments.length - 1) * everyMs;
  expect(Math.abs(late)).toBeLessThan(everyMs);
});

test("createIntervalCycle: 16 ms are kept, one drawing's work included", async () => {
  const moments = longestInTime(await turns(16, 120, () => busy(5)), 16);
  const mean = (moments.at(-1)! - moments.at(0)!) / (moments.length - 1);
  expect(mean).toBeGreaterThan(15);
  expect(mean).toBeLessThan(19);
});

test("createIntervalCycle: turns that were due while another worked are left out, not made up for", async () => {
  const everyMs = 60;
  const moments = await turns(everyMs, 8, (turn) => turn === 3 && busy(5.5 * everyMs));
  const after = moments.slice(3).map((moment) => moment - moments.at(3)!);
  // One late turn, at once; the next one not before it is due.
  for (const [i, moment] of after.entries()) {
    if (i > 0) expect(moment - after.at(i - 1)!).toBeGreaterThan(everyMs / 4);
  }
});

test("createIntervalCycle: after stop no turn comes, however it is stopped, and start begins anew", async () => {
  let count = 0;
  const cycle = createIntervalCycle(16, () => {
    count++;
    cycle.stop();
    cycle.stop();
  });
  cycle.start();
  cycle.start();
  await new Promise((resolve) => setTimeout(resolve, 120));
  expect(count).toBe(1);
  cycle.start();
  cycle.stop();
  await new Promise((resolve) => setTimeout(resolve, 60));
  expect(count).toBe(1);
});

test("createChangeCycle: at once after a rest, never twice within minMs, nothing without a change", async () => {
  const minMs = 80;
  const moments: number[] = [];
  const cycle = createChangeCycle(minMs, () => void moments.push(performance.now()));
  onTestFinished(() => cycle.stop());
  cycle.signalChange();
  cycle.start();
  const began = performance.now();
  while (performance.now() - began < 6 * minMs) {
    cycle.signalChange();
    await new Promise((resolve) => setImmediate(resolve));
  }
  await new Promise((resolve) => setTimeout(resolve, 2 * minMs));
  const seen = moments.length;
  expect(seen).toBeGreaterThanOrEqual(3);
  expect(seen).toBeLessThanOrEqual(7);
  // A timer may come a millisecond early.
  for (let i = 1; i < seen; i++)
    expect(moments.at(i)! - moments.at(i - 1)!).toBeGreaterThan(minMs - 2);
  await new Promise((resolve) => setTimeout(resolve, 3 * minMs));
  expect(moments).toHaveLength(seen);
  cycle.signalChange();
  cycle.stop();
  await new Promise((resolve) => setTimeout(resolve, 2 * minMs));
  expect(moments).toHaveLength(seen);
});

test('createLive, everyMs "change": a point is on its way long before the next cycle would be', async () => {
  const { live, url } = await served({ charts: { a: {}, b: {} }, everyMs: "change", minMs: 200 });
  const watcher = await watch(`${url}/events?chart=a`);
  await watcher.until(() => true);
  const first = live.stats().drawings;
  const began = performance.now();
  let pushed = 0;
  while (performance.now() - began < 1000) {
    live.push("a", { v: 4000 + ++pushed }, START + pushed);
    await new Promise((resolve) => setImmediate(resolve));
  }
  live.setNote("a", "last one");
  await watcher.until(showing("last one"));
  const lasted = performance.now() - began;
  const drawings = live.stats().drawings - first;
  expect(drawings).toBeLessThanOrEqual(Math.ceil(lasted / 199));
  expect(drawings).toBeGreaterThanOrEqual(2);

  live.push("b", { v: 1 }, START);
  live.setNote("a", "last one");
  await new Promise((resolve) => setTimeout(resolve, 500));
  expect(live.stats().drawings - first).toBe(drawings);
});

test("createClock: never goes back when the wall clock does, and goes on at the wall's pace", () => {
  let wall = START;
  const clock = createClock(() => wall);
  expect(clock()).toBe(START);
  wall -= 3_600_000;
  expect(clock()).toBe(START);
  wall += 1500;
  expect(clock()).toBe(START + 1500);
  wall -= 5;
  expect(clock()).toBe(START + 1500);
  wall += 3_700_000;
  expect(clock()).toBeGreaterThanOrEqual(START + 1500 + 3_700_000);
});

test("push: points after the wall clock was set back appear, and the newest stands last", () => {
  const real = Date.now;
  onTestFinished(() => void (Date.now = real));
  let wall = real();
  Date.now = () => wall;
  const live = createLive({ charts: { a: {} }, window: { points: 5 } });
  for (let i = 0; i < 20; i++) {
    live.push("a", { v: 1000 + i });
    wall += 1000;
  }
  for (const back of [1000, 60_000, 3_600_000, 40 * 86_400_000]) {
    wall -= back;
    for (let i = 0; i < 5; i++) {
      live.push("a", { v: 2000 + (back % 997) + i });
      wall += 1000;
      expect(live.draw("a")).toContain(String(2000 + (back % 997) + i));
    }
  }
  expect(live.draw("a")).not.toContain("1019");
});
