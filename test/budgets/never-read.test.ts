import { setTimeout as after } from "node:timers/promises";
import { expect, test } from "vitest";
import type { Encoding } from "../../src/sse/accept-encoding.ts";
import { startChild } from "../support/child.ts";
import { readEvents, stalledViewer } from "../support/socket-viewer.ts";

const STALL_MS = 5000;
const LASTS_MS = 20_000;

/** The highest of what is read every 100 ms, for so long. */
async function highest(read: () => number, lastsMs: number): Promise<number> {
  let most = read();
  for (const end = performance.now() + lastsMs; performance.now() < end; await after(100)) {
    most = Math.max(most, read());
  }
  return most;
}

test.each([
  ["identity", 20],
  ["gzip", 60],
  ["zstd", 60],
] satisfies [Encoding, number][])(
  "/events (%s): 500 that never read cost at most 32 MB and are closed; 50 beside them miss nothing",
  { timeout: 90_000 },
  async (encoding, points) => {
    const child = await startChild({
      live: { charts: { a: {} }, window: { points }, everyMs: 100, stallMs: STALL_MS },
      pushEveryMs: 50,
      series: 10,
      points,
    });
    const readers = await Promise.all(
      Array.from({ length: 50 }, async () => {
        const socket = await stalledViewer(child.port, encoding);
        return { socket, seen: readEvents(socket, encoding) };
      }),
    );
    // Drawing for the first time takes memory that is not the viewers'.
    const before = await highest(child.residentMiB, 3000);
    const framesBefore = readers.map(({ seen }) => seen.frames);
    const stalled = await Promise.all(
      Array.from({ length: 500 }, () => stalledViewer(child.path, encoding)),
    );
    const most = await highest(child.residentMiB, LASTS_MS);
    const stats = await child.stats();

    expect(most - before).toBeLessThanOrEqual(32);
    // Else they would not have stalled, and the test would say nothing.
    expect(stats.framesSkipped).toBeGreaterThan(500 * 10);
    expect(stats.subscribers).toBe(50);
    const closed = stalled.map((socket) => new Promise((end) => socket.once("close", end)));
    for (const socket of stalled) socket.resume();
    await Promise.all(closed);
    for (const [i, { socket, seen }] of readers.entries()) {
      expect(seen).toMatchObject({ gaps: [], faults: [] });
      expect(seen.frames - framesBefore.at(i)!).toBeGreaterThan((LASTS_MS / 100) * 0.8);
      expect(socket.destroyed).toBe(false);
    }
    expect(child.complaints()).toBe("");
  },
);
