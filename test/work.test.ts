import { expect, onTestFinished, test, vi } from "vitest";
import { atOnce, measured, onePart, type Work } from "../src/work.ts";

function* steps(count: number, note: (step: number) => void): Work<string> {
  for (let i = 0; i < count; i++) {
    note(i);
    yield;
  }
  return "done";
}

test("atOnce(): does all parts", () => {
  const log: number[] = [];
  expect(atOnce(steps(3, (step) => log.push(step)))).toBe("done");
  expect(log).toEqual([0, 1, 2]);
});

test("onePart(): is what the call returns, or throws", () => {
  expect(atOnce(onePart(() => 7))).toBe(7);
  const wrong = onePart(() => {
    throw new Error("wrong");
  });
  expect(() => atOnce(wrong)).toThrow("wrong");
});

test("measured(): tells the time of each part, and that alone", () => {
  let now = 0;
  vi.spyOn(performance, "now").mockImplementation(() => now);
  onTestFinished(() => void vi.restoreAllMocks());
  const told: number[] = [];
  const work = measured(
    steps(3, () => (now += 10)),
    (ms) => told.push(ms),
  );
  for (;;) {
    const { done, value } = work.next();
    if (done === true) {
      expect(value).toBe("done");
      break;
    }
    now += 1000;
  }
  expect(told).toEqual([10, 10, 10, 0]);
});
