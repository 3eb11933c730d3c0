import { join } from "node:path";
import { setImmediate as nextTurn } from "node:timers/promises";
import { expect, test } from "vitest";
import { openStore } from "../../src/store/sqlite-store.ts";
import { newFolder, oneSeries, openedStore, pairs } from "../support/stores.ts";

const T = Date.UTC(2026, 2, 1);
const ALL = { from: -8.64e15, to: 8.64e15 };

/** A thread of a few lines. */
function threadOf(onMessage: string): () => URL {
  const code = `
    import { parentPort } from "node:worker_threads";
    parentPort.on("message", (request) => { ${onMessage} });
    parentPort.postMessage({ kind: "ready", stats: { points: 0, bytes: 0, trouble: undefined } });`;
  return () => new URL(`data:text/javascript,${encodeURIComponent(code)}`);
}

test("append(): where the thread has ended, nothing is kept, and it is said", async () => {
  const troubles: string[] = [];
  const onTrouble = (text: string) => troubles.push(text);
  const thread = threadOf('throw new Error("thrown in the thread");');
  const store = await openStore({ path: "nowhere", onTrouble }, thread);
  expect(await store.append("a", oneSeries("s", [T, T + 1], [1, 2]))).toBe(false);
  expect(await store.append("a", oneSeries("s", [T + 2], [3]))).toBe(false);
  const trouble = "store: expected an open store, but its thread ended: thrown in the thread";
  expect(troubles).toEqual([trouble]);
  expect(store.stats()).toMatchObject({ lost: 3, waiting: 0, trouble });
  await expect(store.read("a", ALL)).rejects.toMatchObject({ code: "CLOSED" });
  await store.close();
});

test("append(): what waits has a bound, beyond which points are lost and counted", async () => {
  const troubles: string[] = [];
  const onTrouble = (text: string) => troubles.push(text);
  // It hears of everything, and answers nothing but the end.
  const thread = threadOf('if (request.kind === "close") process.exit();');
  const store = await openStore({ path: "nowhere", onTrouble }, thread);
  const column = new Float64Array(4_500_000).fill(T);
  const waiting = store.append("a", oneSeries("s", column, column));
  await nextTurn();
  expect(await store.append("a", oneSeries("s", [T], [1]))).toBe(false);
  expect(troubles).toEqual(["the disk is too slow: 64 MB wait to be written"]);
  expect(store.stats()).toMatchObject({ lost: 1, waiting: 4_500_000 });
  await store.close();
  expect(await waiting).toBe(false);
});

test("append(): a time that is none and a name that is too long are refused, and cost no other point", async () => {
  const store = await openedStore({ path: join(newFolder(), "plotcast.db") });
  const points = new Map([
    ["s", { times: [T, NaN, Infinity, T + 1], values: [1, 2, 3, 4] }],
    ["x".repeat(201), { times: [T], values: [5] }],
  ]);
  expect(await store.append("a", points)).toBe(false);
  expect(pairs(await store.read("a", ALL))).toEqual({
    s: [
      [T, 1],
      [T + 1, 4],
    ],
  });
  expect(store.stats().lost).toBe(3);
});

test("close(): what was appended just before is kept, and what comes after is lost", async () => {
  const path = join(newFolder(), "plotcast.db");
  const store = await openedStore({ path });
  const appended = store.append("a", oneSeries("s", [T], [1]));
  const closed = store.close();
  expect(await store.append("a", oneSeries("s", [T + 1], [2]))).toBe(false);
  await closed;
  expect(await appended).toBe(true);
  const again = await openedStore({ path });
  expect(pairs(await again.read("a", ALL))).toEqual({ s: [[T, 1]] });
});
