import { connect, type Socket } from "node:net";
import { setTimeout as after } from "node:timers/promises";
import { expect, test } from "vitest";
import { atRest, type Child, startChild } from "../support/child.ts";
import { requestFor } from "../support/socket-viewer.ts";

const COMING = 2000;
const AT_ONCE = 100;

/** The ways in which a viewer may go, at any moment of its visit. */
const WAYS: ((socket: Socket) => void)[] = [
  (socket) => void socket.destroy(),
  (socket) => void socket.resetAndDestroy(),
  (socket) => void socket.end(),
  (socket) => void socket.pause().end(),
  (socket) => void socket.end("GET / HTTP/1.1\r\nHost: x\r\n\r\n"),
  (socket) => void socket.end("not HTTP"),
];

function pick<T>(all: readonly T[]): T {
  return all.at(Math.floor(Math.random() * all.length))!;
}

/** One visit: perhaps gone before it has asked, perhaps in the middle of a frame. */
async function visit(port: number): Promise<void> {
  const socket = connect(port, "127.0.0.1");
  const gone = new Promise<void>((resolve) => socket.once("close", () => resolve()));
  socket.on("error", () => {});
  const query = pick(["", "?theme=dark", "?width=640", "?chart=a", "?chart=nope", "?theme=x"]);
  const request = requestFor(`/events${query}`, pick(["identity", "gzip", "flushedGzip", "zstd"]));
  const asked = pick([request, request, request, request.slice(0, Math.random() * request.length)]);
  socket.write(asked);
  if (pick([true, false])) socket.resume();
  await after(pick([0, 0, 1, 5, 20, 60]));
  pick(WAYS)(socket);
  // A viewer that only half-closed its connection goes in the end, too.
  const patience = setTimeout(() => socket.destroy(), 200);
  await gone;
  clearTimeout(patience);
}

async function visits(child: Child): Promise<void> {
  let left = COMING;
  const visitor = async () => {
    while (left-- > 0) await visit(child.port);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, visitor));
}

test("/events: 2,000 that come and go at any moment leave nothing behind, and again", {
  timeout: 120_000,
}, async () => {
  const live = { charts: { a: {} }, window: { points: 60 }, everyMs: 16 };
  const child = await startChild({ live, pushEveryMs: 15, series: 2, points: 10 });
  const before = await atRest(child, undefined);
  await visits(child);
  const first = await atRest(child, before);
  const firstMiB = child.residentMiB();
  await visits(child);
  const second = await atRest(child, before);
  expect(first.stats).toMatchObject({ subscribers: 0, views: 0 });
  expect(second.stats).toMatchObject({ subscribers: 0, views: 0 });
  expect(second.stats.primers).toBeGreaterThan(COMING / 4);
  expect(first.active).toEqual(before.active);
  expect(second.active).toEqual(before.active);
  // Caches fill at different times; a viewer that was kept would be ten kilobytes or more.
  expect(second.bytes - first.bytes).toBeLessThan(4 * 2 ** 20);
  expect(child.residentMiB() - firstMiB).toBeLessThan(32);
  expect(child.complaints()).toBe("");
});
