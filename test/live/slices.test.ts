import * as fc from "fast-check";
import { expect, onTestFinished, test, vi } from "vitest";
import { INPUT_SLICE_MS, SLICE_MS } from "../../src/limits.ts";
import { createScheduler, type Purpose, type Slices } from "../../src/live/slices.ts";
import { onePart, type Work } from "../../src/work.ts";
import { fakeWorkClock, type WorkClock } from "../support/fake-timers.ts";

interface Loop {
  clock: WorkClock;
  cycles: Slices;
  input: Slices;
  /** How long each turn was held, as the cycles were told. */
  holds: number[];
}

/** The slices of a loop on a clock that only work moves. */
function startLoop(): Loop {
  const clock = fakeWorkClock();
  // A runtime without it: turns are timers of the same fake clock.
  vi.stubGlobal("setImmediate", undefined);
  const holds: number[] = [];
  const slicesFor = createScheduler();
  const cycles = slicesFor("cycles", (ms) => void holds.push(ms));
  return { clock, cycles, input: slicesFor("input"), holds };
}

/** Work of some steps of 1 ms, which yields where its part is over; each step is noted. */
function* steps(count: number, { clock, cycles }: Loop, note = () => {}): Work {
  for (let i = 0; i < count; i++) {
    clock.work(1);
    note();
    if (cycles.leftMs() <= 0) yield;
  }
}

/** Work that yields after each step, and does not look at the time. */
function* smallSteps(count: number, { clock }: Loop, note = () => {}, ms = 1): Work<string> {
  for (let i = 0; i < count; i++) {
    clock.work(ms);
    note();
    yield;
  }
  return "done";
}

test("begin: work that a turn has time for is done at once", () => {
  const loop = startLoop();
  let done = 0;
  const count = SLICE_MS - 1;
  void loop.cycles.beginAll([steps(count - 1, loop, () => done++), steps(1, loop, () => done++)]);
  expect(done).toBe(count);
  loop.clock.pass(count);
  expect(loop.holds).toEqual([count]);
});

test("begin: more work than that goes on in later turns, and others have theirs between", () => {
  const loop = startLoop();
  const order: string[] = [];
  void loop.cycles.begin(steps(3 * SLICE_MS, loop, () => order.push("work")));
  expect(order).toHaveLength(SLICE_MS);
  setTimeout(() => order.push("other"), 0);
  loop.clock.pass(100);
  expect(order.indexOf("other")).toBeLessThan(2 * SLICE_MS + 1);
  expect(order).toHaveLength(3 * SLICE_MS + 1);
  expect(Math.max(...loop.holds)).toBeLessThanOrEqual(SLICE_MS);
});

test("beginAll: what takes long does not keep what is short from its first turn", () => {
  const loop = startLoop();
  const done: string[] = [];
  const long = (name: string) => steps(100, loop, () => done.push(name));
  const short = steps(1, loop, () => done.push("short"));
  void loop.cycles.beginAll([long("a"), long("b"), short]);
  expect(new Set(done)).toEqual(new Set(["a", "b", "short"]));
  // What begins while the others are under way has its part of the next turn.
  loop.clock.pass(1);
  const before = done.length;
  void loop.cycles.begin(steps(1, loop, () => done.push("late")));
  loop.clock.pass(1);
  expect(done.slice(before)).toContain("late");
  loop.clock.pass(1000);
  expect(done.filter((name) => name === "a")).toHaveLength(100);
  expect(done.filter((name) => name === "b")).toHaveLength(100);
});

test("begin: works that begin in one turn share its time", () => {
  const loop = startLoop();
  for (let i = 0; i < 5; i++) void loop.cycles.begin(steps(20, loop));
  loop.clock.pass(1000);
  expect(Math.max(...loop.holds)).toBeLessThanOrEqual(SLICE_MS);
  expect(loop.holds.reduce((sum, ms) => sum + ms, 0)).toBe(100);
});

test("begin: work is never left behind, however much of it comes after", () => {
  const loop = startLoop();
  let done = 0;
  void loop.input.begin(smallSteps(40, loop, () => done++));
  for (let turn = 0; turn < 400; turn++) {
    // As much as there is time for.
    for (let i = 0; i < INPUT_SLICE_MS; i++) void loop.input.begin(smallSteps(1, loop));
    loop.clock.pass(1);
  }
  expect(done).toBe(40);
});

test("begin: it comes to what the work returns, and rejects with what it throws, now or later", async () => {
  const loop = startLoop();
  function* failing(): Work {
    yield* smallSteps(SLICE_MS, loop);
    throw new Error("late");
  }
  const fails = () => {
    throw new Error("now");
  };
  const works: Work<unknown>[] = [onePart(fails), failing(), smallSteps(10, loop)];
  const outcomes = Promise.allSettled(loop.cycles.beginAll(works));
  loop.clock.pass(100);
  const [now, late, other] = await outcomes;
  expect(now).toMatchObject({ reason: { message: "now" } });
  expect(late).toMatchObject({ reason: { message: "late" } });
  expect(other).toMatchObject({ value: "done" });
});

test("spend: its time is not there for work of the same turn", () => {
  const loop = startLoop();
  let done = 0;
  const isOver = loop.cycles.spend((isOver) => {
    loop.clock.work(SLICE_MS - 2);
    return isOver();
  });
  expect(isOver).toBe(false);
  void loop.cycles.begin(steps(10, loop, () => done++));
  expect(done).toBe(2);
  loop.clock.pass(100);
  expect(done).toBe(10);
});

test("spend: where the turn has no time left, what begins waits for the next", () => {
  const loop = startLoop();
  let done = 0;
  loop.cycles.spend(() => loop.clock.work(SLICE_MS));
  void loop.cycles.begin(steps(1, loop, () => done++));
  expect(done).toBe(0);
  loop.clock.pass(1);
  expect(done).toBe(1);
});

test("spend: a call within another, and what begins in it, count once", () => {
  const loop = startLoop();
  let done = 0;
  loop.cycles.spend(() => {
    loop.input.spend(() => loop.clock.work(2));
    void loop.input.begin(smallSteps(1, loop, () => done++));
  });
  expect(done).toBe(0);
  loop.clock.pass(1);
  expect(done).toBe(1);
  expect(loop.holds).toEqual([2]);
});

test("what comes in does not take the time of cycles, nor they its", () => {
  const loop = startLoop();
  let frames = 0;
  let rows = 0;
  void loop.input.begin(smallSteps(1000, loop, () => rows++));
  void loop.cycles.begin(steps(1000, loop, () => frames++));
  for (let turn = 0; turn < 20; turn++) loop.clock.pass(1);
  expect(rows / frames).toBeCloseTo(INPUT_SLICE_MS / SLICE_MS, 1);
  expect(Math.max(...loop.holds)).toBeLessThanOrEqual(SLICE_MS + INPUT_SLICE_MS);
});

test("hubs of one process share its turns: together they hold the loop no longer than one", () => {
  const loop = startLoop();
  const slicesFor = createScheduler();
  const holds: number[] = [];
  const hubs = Array.from({ length: 4 }, () => slicesFor("cycles", (ms) => void holds.push(ms)));
  const done: number[] = [];
  for (const [i, { begin }] of hubs.entries()) {
    void begin(smallSteps(50, loop, () => done.push(i)));
  }
  const countOf = (hub: number) => done.filter((one) => one === hub).length;
  loop.clock.pass(60);
  const counts = hubs.map((_, i) => countOf(i));
  expect(Math.max(...counts) - Math.min(...counts)).toBeLessThanOrEqual(SLICE_MS + 1);
  loop.clock.pass(1000);
  expect(hubs.map((_, i) => countOf(i))).toEqual([50, 50, 50, 50]);
  // Each is told of the whole hold, as it could do nothing meanwhile.
  expect(Math.max(...holds)).toBeLessThanOrEqual(SLICE_MS);
  expect(holds.filter((ms) => ms === SLICE_MS).length).toBeGreaterThan(50);
});

test("whatever begins when, no turn is held for longer than its slices and the step that is over", () => {
  const begun = fc.record({
    purpose: fc.constantFrom<Purpose>("cycles", "input"),
    stepMs: fc.integer({ min: 1, max: 3 }),
    count: fc.integer({ min: 0, max: 15 }),
    afterMs: fc.integer({ min: 0, max: 20 }),
  });
  const run = fc.property(fc.array(begun, { minLength: 1, maxLength: 20 }), (works) => {
    const loop = startLoop();
    let done = 0;
    for (const { purpose, stepMs, count, afterMs } of works) {
      void loop[purpose].begin(smallSteps(count, loop, () => done++, stepMs));
      loop.clock.pass(afterMs);
    }
    loop.clock.pass(10_000);
    expect(done).toBe(works.reduce((sum, { count }) => sum + count, 0));
    expect(Math.max(0, ...loop.holds)).toBeLessThanOrEqual(SLICE_MS + INPUT_SLICE_MS + 2 * 2);
    vi.unstubAllGlobals();
  });
  fc.assert(run, { numRuns: 200 });
});

test("begin: once all is done, no turn of the loop is asked for", () => {
  let now = 0;
  const turns: (() => void)[] = [];
  // A clock that is never twice the same, as real ones are.
  vi.stubGlobal("performance", { now: () => (now += 0.001) });
  vi.stubGlobal("setImmediate", (call: () => void) => void turns.push(call));
  onTestFinished(() => void vi.unstubAllGlobals());
  void createScheduler()("cycles").begin(onePart(() => {}));
  for (let i = 0; i < 10; i++) turns.shift()?.();
  expect(turns).toHaveLength(0);
});
