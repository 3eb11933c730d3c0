import { expect, onTestFinished, test, vi } from "vitest";
import { SLICE_MS } from "../../src/limits.ts";
import { createSlices, type Slices, type Work } from "../../src/live/slices.ts";
import { fakeWorkClock, type WorkClock } from "../support/fake-timers.ts";

/** Slices on a clock that only work moves, and how long each turn of the loop was held. */
function sliced(): { clock: WorkClock; slices: Slices; holds: number[] } {
  const clock = fakeWorkClock();
  // A runtime without it: turns are timers of the same fake clock.
  vi.stubGlobal("setImmediate", undefined);
  const holds: number[] = [];
  return { clock, slices: createSlices((ms) => void holds.push(ms)), holds };
}

/** Work of some steps of 1 ms, which yields where its part is over; each step is noted. */
function* steps(
  count: number,
  { clock, slices }: ReturnType<typeof sliced>,
  note = () => {},
): Work {
  for (let i = 0; i < count; i++) {
    clock.work(1);
    note();
    if (slices.leftMs() <= 0) yield;
  }
}

test("begin: work that a turn has time for is done at once", () => {
  const there = sliced();
  let done = 0;
  there.slices.begin([steps(3, there, () => done++), steps(2, there, () => done++)]);
  expect(done).toBe(5);
  there.clock.pass(5);
  expect(there.holds).toEqual([5]);
});

test("begin: more work than that goes on in later turns, and others have theirs between", () => {
  const there = sliced();
  const order: string[] = [];
  there.slices.begin([steps(3 * SLICE_MS, there, () => order.push("work"))]);
  expect(order).toHaveLength(SLICE_MS);
  setTimeout(() => order.push("other"), 0);
  there.clock.pass(100);
  expect(order.indexOf("other")).toBeLessThan(2 * SLICE_MS + 1);
  expect(order).toHaveLength(3 * SLICE_MS + 1);
  expect(Math.max(...there.holds)).toBeLessThanOrEqual(SLICE_MS);
});

test("begin: what takes long does not keep what is short from its first turn", () => {
  const there = sliced();
  const done: string[] = [];
  const long = (name: string) => steps(100, there, () => done.push(name));
  there.slices.begin([long("a"), long("b"), steps(1, there, () => done.push("short"))]);
  expect(done).toContain("short");
  expect(done).toContain("a");
  expect(done).toContain("b");
  // What begins while the others are under way comes before them.
  there.clock.pass(1);
  const before = done.length;
  there.slices.begin([steps(1, there, () => done.push("late"))]);
  there.clock.pass(1);
  expect(done.slice(before).indexOf("late")).toBe(0);
  there.clock.pass(1000);
  expect(done.filter((name) => name === "a")).toHaveLength(100);
  expect(done.filter((name) => name === "b")).toHaveLength(100);
});

test("begin: works that begin in one turn share its time", () => {
  const there = sliced();
  for (let i = 0; i < 5; i++) there.slices.begin([steps(20, there)]);
  there.clock.pass(1000);
  // One step at least for each that begins, though the time is used up.
  expect(Math.max(...there.holds)).toBeLessThanOrEqual(SLICE_MS + 4);
  expect(there.holds.reduce((sum, ms) => sum + ms, 0)).toBe(100);
});

test("begin: work that fails ends alone", () => {
  const there = sliced();
  let done = 0;
  function* failing(): Work {
    yield;
    throw new Error("no");
  }
  const works = [failing(), steps(10, there, () => done++)];
  expect(() => there.slices.begin(works)).toThrow("no");
  there.clock.pass(100);
  expect(done).toBe(10);
});

test("spend: its time is not there for work of the same turn", () => {
  const there = sliced();
  let done = 0;
  const isOver = there.slices.spend((isOver) => {
    there.clock.work(SLICE_MS - 2);
    return isOver();
  });
  expect(isOver).toBe(false);
  there.slices.begin([steps(10, there, () => done++)]);
  expect(done).toBe(2);
  there.clock.pass(100);
  expect(done).toBe(10);
});

test("begin: once all is done, no turn of the loop is asked for", () => {
  let now = 0;
  const turns: (() => void)[] = [];
  // A clock that is never twice the same, as real ones are.
  vi.stubGlobal("performance", { now: () => (now += 0.001) });
  vi.stubGlobal("setImmediate", (call: () => void) => void turns.push(call));
  onTestFinished(() => void vi.unstubAllGlobals());
  const slices = createSlices(() => {});
  function* work(): Work {
    yield;
  }
  slices.begin([work()]);
  for (let i = 0; i < 10; i++) turns.shift()?.();
  expect(turns).toHaveLength(0);
});
