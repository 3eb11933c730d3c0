import { expect, test } from "vitest";
import { atOnce, inSlices, inTurn } from "../../src/live/in-slices.ts";

/** Work of so many steps, each of which takes a while and is written down. */
function* work(name: string, steps: number, log: string[], ms = 0): Generator<void, string> {
  for (let step = 0; step < steps; step++) {
    const end = performance.now() + ms;
    while (performance.now() < end);
    log.push(`${name}${step}`);
    yield;
  }
  return name;
}

test("inSlices(): does at once what this turn has time for, and the rest in later ones", async () => {
  await new Promise(setImmediate);
  const log: string[] = [];
  const quick = inSlices(work("a", 3, log));
  expect(log).toEqual(["a0", "a1", "a2"]);
  const slow = inSlices(work("b", 3, log, 6));
  const late = inTurn(() => log.push("late"));
  expect(log.slice(3)).toEqual(["b0"]);
  expect(await Promise.all([quick, slow, late])).toEqual(["a", "b", 6]);
});

test("inTurn(): what a call throws is its own error, now or later", async () => {
  const wrong = () => {
    throw new Error("wrong");
  };
  await expect(inTurn(wrong)).rejects.toThrow("wrong");
  const slow = inSlices(work("b", 2, [], 6));
  await expect(inTurn(wrong)).rejects.toThrow("wrong");
  expect(await slow).toBe("b");
});

test("inSlices(): works take turns", async () => {
  const log: string[] = [];
  await Promise.all([inSlices(work("a", 3, log, 6)), inSlices(work("b", 3, log, 6))]);
  expect(log).toEqual(["a0", "a1", "b0", "a2", "b1", "b2"]);
});

test("inSlices(): others have a turn in between, however many works there are", async () => {
  const log: string[] = [];
  let turns = 0;
  let isOver = false;
  const count = () => {
    turns++;
    if (!isOver) setImmediate(count);
  };
  setImmediate(count);
  await Promise.all(Array.from({ length: 20 }, () => inSlices(work("a", 4, log, 2))));
  isOver = true;
  // 80 steps of 2 ms, 5 ms in each turn.
  expect(turns).toBeGreaterThanOrEqual(15);
});

test("inSlices(): what a work throws is its own error", async () => {
  const failing = (function* () {
    yield;
    throw new Error("in the second step");
  })();
  const other = inSlices(work("a", 5, []));
  await expect(inSlices(failing)).rejects.toThrow("in the second step");
  expect(await other).toBe("a");
});

test("atOnce(): does all steps", () => {
  const log: string[] = [];
  expect(atOnce(work("a", 3, log))).toBe("a");
  expect(log).toHaveLength(3);
});
