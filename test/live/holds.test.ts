import { expect, test } from "vitest";
import { createHolds } from "../../src/live/holds.ts";
import { fakeWorkClock } from "../support/fake-timers.ts";

test("createHolds: knows the longest since the start, and that of the last minute", () => {
  const clock = fakeWorkClock();
  const holds = createHolds();
  expect([holds.longestMs(), holds.longestOfMinuteMs()]).toEqual([0, 0]);
  expect(holds.measure(() => (clock.work(30), "result"))).toBe("result");
  clock.pass(20_000);
  holds.add(12);
  expect([holds.longestMs(), holds.longestOfMinuteMs()]).toEqual([30, 30]);
  clock.pass(45_000);
  holds.add(7);
  expect([holds.longestMs(), holds.longestOfMinuteMs()]).toEqual([30, 12]);
  clock.pass(58_000);
  expect(holds.longestOfMinuteMs()).toBe(7);
  clock.pass(2000);
  expect([holds.longestMs(), holds.longestOfMinuteMs()]).toEqual([30, 0]);
});

test("createHolds: what throws held the loop, too", () => {
  const clock = fakeWorkClock();
  const holds = createHolds();
  const failing = () => {
    clock.work(5);
    throw new Error("no");
  };
  expect(() => holds.measure(failing)).toThrow("no");
  expect(holds.longestMs()).toBe(5);
});
