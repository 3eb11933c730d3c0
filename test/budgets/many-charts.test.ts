import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import type { LiveStats } from "../../src/entries/live.ts";
import { measured, run, type Running, MOST_HOLD_MS } from "../support/program.ts";
import { eventually, watch, type Watcher } from "../support/served.ts";

const SERVER = fileURLToPath(new URL("../support/many-charts-server.js", import.meta.url));
const COUNT = 1000;
const PLAIN = { "accept-encoding": "identity" };

function namesOf(group: string): string {
  return Array.from({ length: COUNT }, (_, i) => `${group}${i}`).join(",");
}

async function startServer(): Promise<{ program: Running; url: string }> {
  const program = run(process.execPath, measured([SERVER, String(COUNT), "1000"]));
  const [, port] = await program.says(/^port (\d+)$/m);
  return { program, url: `http://127.0.0.1:${port}` };
}

/** Waits until each has as many frames more as there are charts. */
async function nextCycle(viewers: Watcher[]): Promise<void> {
  const seen = viewers.map(({ events }) => events.length);
  for (const [i, { events }] of viewers.entries()) {
    await eventually("a frame of each chart", () => events.length >= (seen[i] ?? 0) + COUNT);
  }
}

test("/events: cycles of 1,000 charts on one stream and 1,000 on another hold the event loop for 20 ms at most", async () => {
  const { program, url } = await startServer();
  const single = await watch(`${url}/events?chart=a0`, PLAIN);
  const groups = await Promise.all(
    ["a", "b"].map((group) => watch(`${url}/events?chart=${namesOf(group)}`, PLAIN)),
  );
  await nextCycle(groups);
  const { events } = single;
  const before = events.length;
  await program.longestHoldMs();
  const holds: number[] = [];
  for (let i = 0; i < 5; i++) {
    await nextCycle(groups);
    holds.push(await program.longestHoldMs());
  }
  // In some cycle V8 may collect much garbage at once.
  expect(holds.toSorted((a, b) => a - b)[2], `of ${holds.join(", ")}`).toBeLessThan(MOST_HOLD_MS);
  expect(events.length).toBeGreaterThanOrEqual(before + 2);
  const stats = (await (await fetch(`${url}/api/stats`)).json()) as LiveStats;
  expect(stats.longestHoldMs).toBeGreaterThanOrEqual(stats.longestHoldOfMinuteMs);
  expect(stats.longestHoldOfMinuteMs).toBeGreaterThan(1);
});
