import { connect, type Socket } from "node:net";
import { fileURLToPath } from "node:url";
import { expect, onTestFinished, test } from "vitest";
import type { LiveStats } from "../../src/entries/live.ts";
import { run } from "../support/program.ts";
import { eventually, watch, type Watcher } from "../support/served.ts";
import { requestFor } from "../support/socket-viewer.ts";

const SERVER = fileURLToPath(new URL("../support/many-charts-server.js", import.meta.url));
const COUNT = 1000;
const EVERY_MS = 500;
const STALL_MS = 8000;
const SLOW = 4;
/** What they may hold of the server's memory, together: pieces of a cycle, not one cycle after the other. */
const MOST_MIB = 80;
/** How much that may grow; kept cycles would take 5 MiB each. */
const MOST_GROWTH_MIB = 32;
const CHARTS = Array.from({ length: COUNT }, (_, i) => `a${i}`).join(",");

/** Asks for all charts, and takes one byte a second from the system. @returns how many it has taken. */
function slowViewer(port: number): () => number {
  let bytes = 0;
  const socket: Socket = connect({
    port,
    host: "127.0.0.1",
    onread: {
      buffer: Buffer.alloc(1),
      callback(count) {
        bytes += count;
        const timer = setTimeout(() => socket.resume(), 1000);
        onTestFinished(() => clearTimeout(timer));
        return false;
      },
    },
  });
  socket.on("error", () => {});
  onTestFinished(() => void socket.destroy());
  socket.write(requestFor(`/events?chart=${CHARTS}`, "identity"));
  return () => bytes;
}

async function heldMiB(url: string): Promise<number> {
  return Number(await (await fetch(`${url}/bytes`)).text()) / 2 ** 20;
}

async function statsOf(url: string): Promise<LiveStats> {
  return (await fetch(`${url}/api/stats`)).json() as Promise<LiveStats>;
}

/** Waits until a viewer has got each frame that has been drawn by now. */
async function hasAll({ events }: Watcher, url: string): Promise<void> {
  const { charts } = await statsOf(url);
  const drawn = Object.entries(charts).filter(([, { drawings }]) => drawings > 0);
  expect(drawn).toHaveLength(COUNT);
  await eventually("each frame drawn", () => {
    const seen = new Map<string, number>();
    for (const { type } of events) seen.set(type, (seen.get(type) ?? 0) + 1);
    return drawn.every(([name, { drawings }]) => (seen.get(name) ?? 0) >= drawings);
  });
}

test("/events?chart=…: four that read a byte a second of 1,000 charts cost bounded memory and are closed; one beside them misses nothing", {
  timeout: 60_000,
}, async () => {
  const args = ["--expose-gc", SERVER, COUNT, EVERY_MS, STALL_MS].map(String);
  const program = run(process.execPath, args);
  const url = `http://127.0.0.1:${(await program.says(/^port (\d+)$/m))[1]}`;
  const honest = await watch(`${url}/events?chart=${CHARTS}`, { "accept-encoding": "identity" });
  const nextCycle = async () => {
    const seen = honest.events.length;
    await eventually("a frame of each chart", () => honest.events.length >= seen + COUNT);
    return heldMiB(url);
  };
  const before: number[] = [];
  for (let i = 0; i < 6; i++) before.push(await nextCycle());
  const slow = Array.from({ length: SLOW }, () => slowViewer(Number(new URL(url).port)));
  const beside: number[] = [];
  const subscribers: number[] = [];
  let skipped = 0;
  while (!subscribers.includes(1 + SLOW) || subscribers.at(-1) !== 1) {
    beside.push(await nextCycle());
    const stats = await statsOf(url);
    subscribers.push(stats.subscribers);
    skipped = stats.framesSkipped;
  }
  // Else they would not have stalled, and the test would say nothing.
  expect(skipped).toBeGreaterThan(4 * SLOW * COUNT);
  for (const bytes of slow) expect(bytes()).toBeGreaterThan(2);
  expect(Math.max(...beside) - Math.max(...before)).toBeLessThan(MOST_MIB);
  expect(beside.length).toBeGreaterThan(8);
  // Their connections have begun with the second; with the last they are gone.
  expect(Math.max(...beside) - Math.min(...beside.slice(2, -1))).toBeLessThan(MOST_GROWTH_MIB);
  await hasAll(honest, url);
});
