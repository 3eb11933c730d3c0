import * as fc from "fast-check";
import { expect, onTestFinished, test, vi } from "vitest";
import { createTurns } from "../../src/live/turns.ts";
import type { Work } from "../../src/work.ts";

/** A clock that only works move. */
function workClock() {
  let now = 0;
  vi.spyOn(performance, "now").mockImplementation(() => now);
  onTestFinished(() => void vi.restoreAllMocks());
  return (ms: number) => void (now += ms);
}

/** A stream whose cycle takes so long, in several parts. */
function stream(takesMs: number, pass: (ms: number) => void, parts = 3) {
  const one = { cycles: 0, cycle };
  function* cycle(): Work {
    for (let i = 0; i < parts; i++) {
      pass(takesMs / parts);
      yield;
    }
    one.cycles++;
  }
  return one;
}

function runAll(work: Work): number {
  let parts = 0;
  while (work.next().done !== true) parts++;
  return parts;
}

test("createTurns: each call keeps its time, and whoever has waited longest is next", () => {
  const run = fc.property(
    fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 12 }),
    fc.integer({ min: 1, max: 100 }),
    (durations, budgetMs) => {
      const pass = workClock();
      let leftOut = 0;
      const turns = createTurns(budgetMs, () => leftOut++);
      const streams = durations.map((ms) => stream(ms, pass));
      for (let call = 0; call < 30; call++) {
        const before = performance.now();
        runAll(turns.cycle(streams));
        expect(performance.now() - before).toBeLessThan(budgetMs + Math.max(...durations) + 1e-6);
      }
      const cycles = streams.map((one) => one.cycles);
      expect(Math.min(...cycles)).toBeGreaterThan(0);
      expect(Math.max(...cycles) - Math.min(...cycles)).toBeLessThanOrEqual(1);
      const sum = durations.reduce((total, ms) => total + ms, 0);
      if (sum < budgetMs) expect([leftOut, ...new Set(cycles)]).toEqual([0, 30]);
      vi.restoreAllMocks();
    },
  );
  fc.assert(run, { numRuns: 200 });
});

test("createTurns: a call does nothing while an earlier one is not done", () => {
  const pass = workClock();
  let leftOut = 0;
  const turns = createTurns(1000, () => leftOut++);
  const slow = stream(10, pass);
  const first = turns.cycle([slow]);
  first.next();
  expect(runAll(turns.cycle([slow]))).toBe(0);
  expect([slow.cycles, leftOut]).toEqual([0, 1]);
  runAll(first);
  expect(slow.cycles).toBe(1);
});
