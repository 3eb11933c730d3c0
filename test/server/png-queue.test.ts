import { expect, test } from "vitest";
import { MAX_WAITING_PNGS, MAX_WAITING_PNGS_PER_ADDRESS } from "../../src/limits.ts";
import { createPngQueue } from "../../src/server/png-queue.ts";

/** A queue whose drawings are done when they are told to be. */
function createQueue() {
  const queue = createPngQueue<string>();
  const started: string[] = [];
  const finish: (() => void)[] = [];
  let running = 0;
  let most = 0;
  const add = (key: string, address = "a", signal = new AbortController().signal) =>
    queue.add(key, { address, signal }, async () => {
      started.push(key);
      most = Math.max(most, ++running);
      await new Promise<void>((done) => finish.push(done));
      running--;
      if (key.startsWith("wrong")) throw new Error(key);
      return key;
    });
  /** Finishes all that is drawn until nothing waits. */
  async function finishAll(): Promise<void> {
    for (let idle = 0; idle < 3; idle++) {
      await new Promise(setImmediate);
      for (const done of finish.splice(0)) {
        done();
        idle = 0;
      }
    }
  }
  return { add, started, finishAll, most: () => most };
}

const codes = (results: PromiseSettledResult<string>[]) =>
  results.map((one) => (one.status === "fulfilled" ? one.value : one.reason.code));

test("createPngQueue(): draws one at a time, and the same once", async () => {
  const { add, started, finishAll, most } = createQueue();
  const asked = Array.from({ length: 10 }, (_, i) => add(`${i % 5}`));
  await finishAll();
  expect(await Promise.all(asked)).toEqual(["0", "1", "2", "3", "4", "0", "1", "2", "3", "4"]);
  expect(started).toEqual(["0", "1", "2", "3", "4"]);
  expect(most()).toBe(1);
});

test("createPngQueue(): addresses take turns, so that one of them does not fill the queue", async () => {
  const { add, started, finishAll } = createQueue();
  const asked = Array.from({ length: 20 }, (_, i) => add(`a${i}`, "a"));
  asked.push(add("b0", "b"), add("c0", "c"));
  const settled = Promise.allSettled(asked);
  await finishAll();
  const kinds = codes(await settled);
  // One of its own is drawn at once.
  const taken = MAX_WAITING_PNGS_PER_ADDRESS + 1;
  expect(kinds.slice(0, 20)).toEqual([
    ...Array.from({ length: taken }, (_, i) => `a${i}`),
    ...Array(20 - taken).fill("LIMIT_REACHED"),
  ]);
  expect(started.slice(0, 4)).toEqual(["a0", "a1", "b0", "c0"]);
});

test("createPngQueue(): full, it refuses, and takes more when it has room", async () => {
  const { add, finishAll } = createQueue();
  const asked = Array.from({ length: MAX_WAITING_PNGS + 2 }, (_, i) => add(`${i}`, `${i}`));
  const settled = Promise.allSettled(asked);
  // What is already there is no more to draw.
  const again = add("3", "somebody else");
  await finishAll();
  expect(codes(await settled).filter((code) => code === "FULL")).toHaveLength(1);
  expect(codes(await settled).at(-1)).toBe("FULL");
  expect(await again).toBe("3");
  const later = add("later");
  await finishAll();
  expect(await later).toBe("later");
});

test("createPngQueue(): whoever goes leaves the queue; what others wait for stays", async () => {
  const { add, started, finishAll } = createQueue();
  const gone = new AbortController();
  const first = add("first");
  const settled = Promise.allSettled([
    add("alone", "a", gone.signal),
    add("shared", "a", gone.signal),
    add("shared", "b"),
    add("never", "a", AbortSignal.abort()),
  ]);
  gone.abort();
  await finishAll();
  expect(codes(await settled)).toEqual(["CLOSED", "CLOSED", "shared", "CLOSED"]);
  expect(await first).toBe("first");
  expect(started).toEqual(["first", "shared"]);
});

test("createPngQueue(): those who go make room for others", async () => {
  const { add, started, finishAll } = createQueue();
  const first = add("first");
  for (let round = 0; round < 10; round++) {
    const gone = new AbortController();
    const asked = Array.from({ length: MAX_WAITING_PNGS_PER_ADDRESS }, (_, i) =>
      add(`${round} ${i}`, "a", gone.signal),
    );
    const settled = Promise.allSettled(asked);
    gone.abort();
    expect(new Set(codes(await settled))).toEqual(new Set(["CLOSED"]));
  }
  await finishAll();
  expect(await first).toBe("first");
  expect(started).toEqual(["first"]);
});

test("createPngQueue(): a drawing that fails is the error of those who asked for it alone", async () => {
  const { add, finishAll } = createQueue();
  const settled = Promise.allSettled([add("wrong"), add("right"), add("wrong")]);
  await finishAll();
  const [wrong, right, again] = await settled;
  expect(wrong).toMatchObject({ reason: { message: "wrong" } });
  expect(again).toEqual(wrong);
  expect(right).toEqual({ status: "fulfilled", value: "right" });
  const retried = add("wrong");
  retried.catch(() => {});
  await finishAll();
  await expect(retried).rejects.toThrow("wrong");
});
