import { expect, onTestFinished, test } from "vitest";
import { type Cycle, createChangeCycle, createIntervalCycle } from "../../src/live/cycle.ts";
import { fakeWorkClock } from "../support/fake-timers.ts";

/** The moments at which an interval cycle ran in a stretch of time, each run taking a while. */
function runsOf(everyMs: number, lastsMs: number, work: (run: number) => number): number[] {
  const clock = fakeWorkClock();
  const moments: number[] = [];
  const cycle = createIntervalCycle(everyMs, () => {
    moments.push(clock.now());
    clock.work(work(moments.length));
  });
  cycle.start();
  clock.pass(lastsMs);
  cycle.stop();
  return moments;
}

test("createIntervalCycle: runs that take a while come as often as asked, however many they are", () => {
  const moments = runsOf(50, 80 * 50, () => 8);
  // A cycle that counted from the end of its work would be 8 ms later with each run.
  expect(moments).toEqual(Array.from({ length: 80 }, (_, i) => 50 * (i + 1)));
});

test("createIntervalCycle: runs that were due while another worked are left out, not made up for", () => {
  const moments = runsOf(60, 10 * 60, (run) => (run === 3 ? 5.5 * 60 : 0));
  // One late run, at once; the next one when it is due.
  expect(moments).toEqual([60, 120, 180, 180 + 5.5 * 60, 540, 600]);
});

test("createIntervalCycle: tells how late each run is", () => {
  const clock = fakeWorkClock();
  const lags: number[] = [];
  const cycle = createIntervalCycle(100, (lagMs) => {
    lags.push(lagMs);
    clock.work(lags.length === 1 ? 130 : 0);
  });
  cycle.start();
  clock.pass(400);
  cycle.stop();
  expect(lags).toEqual([0, 30, 0, 0]);
});

test("createIntervalCycle: no run comes after stop, however often it is stopped, and start begins anew", () => {
  const clock = fakeWorkClock();
  let count = 0;
  const cycle: Cycle = createIntervalCycle(16, () => {
    count++;
    cycle.stop();
    cycle.stop();
  });
  cycle.start();
  cycle.start();
  clock.pass(120);
  expect(count).toBe(1);
  cycle.start();
  cycle.stop();
  clock.pass(60);
  expect(count).toBe(1);
  cycle.start();
  clock.pass(60);
  expect(count).toBe(2);
});

test("createChangeCycle: runs at once after a rest, and never twice within minMs", () => {
  const clock = fakeWorkClock();
  const moments: number[] = [];
  const cycle = createChangeCycle(80, () => void moments.push(clock.now()));
  onTestFinished(() => cycle.stop());
  cycle.signalChange();
  cycle.start();
  for (let ms = 0; ms < 400; ms += 10) {
    cycle.signalChange();
    clock.pass(10);
  }
  expect(moments).toEqual([80, 160, 240, 320, 400]);
  clock.pass(1000);
  expect(moments).toHaveLength(5);
  cycle.signalChange();
  clock.pass(1);
  expect(moments.at(-1)).toBe(1401);
});

test("createChangeCycle: nothing runs without a change, nor after stop", () => {
  const clock = fakeWorkClock();
  let runs = 0;
  const cycle = createChangeCycle(80, () => void runs++);
  cycle.start();
  clock.pass(1000);
  expect(runs).toBe(0);
  cycle.signalChange();
  cycle.stop();
  clock.pass(1000);
  expect(runs).toBe(0);
});
