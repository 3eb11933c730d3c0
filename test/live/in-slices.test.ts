import { expect, test } from "vitest";
import { atOnce, inSlices } from "../../src/live/in-slices.ts";

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

test("inSlices(): the first step is done at once, and a work of one step with it", async () => {
  const log: string[] = [];
  const done = inSlices(work("a", 3, log));
  expect(log).toEqual(["a0"]);
  expect(await done).toBe("a");
  expect(log).toEqual(["a0", "a1", "a2"]);
});

test("inSlices(): works take turns", async () => {
  const log: string[] = [];
  await Promise.all([inSlices(work("a", 3, log)), inSlices(work("b", 3, log))]);
  expect(log).toEqual(["a0", "b0", "a1", "b1", "a2", "b2"]);
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
  // 60 steps of 2 ms after the first ones, 5 ms in each turn.
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
