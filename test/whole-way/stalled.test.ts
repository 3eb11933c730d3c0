import { connect, type Socket } from "node:net";
import { expect, onTestFinished, test } from "vitest";
import type { Live } from "../../src/entries/live.ts";
import { eventually, served, watch } from "../support/served.ts";
import { some } from "../support/some.ts";

const START = Date.UTC(2026, 2, 1, 12);

/** Frames of some 400 kB, as the names of series stand in them several times. */
function largeValues(v: number): Record<string, number> {
  return Object.fromEntries(
    Array.from({ length: 100 }, (_, i) => [`${i} ${"n".repeat(195)}`, v + i]),
  );
}

function drawingsOf(live: Live): number {
  return live.stats().charts["a"]?.drawings ?? 0;
}

/** Asks for events and never reads an answer. */
async function stalledSocket(port: number, path = "/events"): Promise<Socket> {
  const socket = connect(port, "127.0.0.1");
  socket.on("error", () => {});
  onTestFinished(() => void socket.destroy());
  await new Promise<void>((connected) => socket.once("connect", connected));
  socket.pause();
  socket.write(`GET ${path} HTTP/1.1\r\nHost: x\r\n\r\n`);
  return socket;
}

test("/events: a viewer that stalled and reads again ends with the newest frame, all events whole", async () => {
  const charts = { a: { legend: true } };
  const { live, port } = await served({ charts, window: { points: 20 }, everyMs: 16 });
  live.push("a", largeValues(0), START);
  const socket = await stalledSocket(port);
  await eventually("a subscriber", () => live.stats().subscribers === 1);
  for (let i = 1; live.stats().framesSkipped < 20; i++) {
    live.push("a", largeValues(i * 1000), START + i * 1000);
    const drawings = drawingsOf(live);
    await eventually("a drawing", () => drawingsOf(live) > drawings);
  }
  const newest = live.draw("a");
  const parts: Buffer[] = [];
  socket.on("data", (part: Buffer) => parts.push(part)).resume();
  const text = () => Buffer.concat(parts).toString();
  await eventually("the newest frame", () => text().includes(`data: ${newest}\n`));
  const [, ...bodies] = text().split("\r\n\r\n");
  const data = bodies
    .join("")
    .split("\n")
    .filter((line) => line.startsWith("data: "));
  for (const line of some(data)) expect(line).toMatch(/^data: <svg.*<\/svg>$/);
});

test("/events: subscribers that vanish in any way are counted out once", async () => {
  const { live, url, port } = await served({ charts: { a: {} }, everyMs: 16 });
  live.push("a", { v: 1 }, START);
  for (let round = 0; round < 5; round++) {
    const reset = await stalledSocket(port);
    const ended = await stalledSocket(port, "/events?theme=dark");
    const watcher = await watch(`${url}/events`);
    await watcher.until(() => true);
    await eventually("three", () => live.stats().subscribers === 3);
    reset.resetAndDestroy();
    ended.end();
    ended.destroy();
    watcher.close();
    await eventually("none", () => live.stats().subscribers === 0);
  }
});

test("/events: a connection that is cut before its answer leaves no subscriber", async () => {
  const { live, port } = await served({ charts: { a: {} }, everyMs: 16 });
  const sockets = await Promise.all(
    Array.from({ length: 50 }, () => stalledSocket(port, "/events")),
  );
  for (const socket of sockets) socket.resetAndDestroy();
  const last = await stalledSocket(port);
  await eventually("the last one alone", () => live.stats().subscribers === 1);
  last.destroy();
  await eventually("none", () => live.stats().subscribers === 0);
});

test("live.fetch: a signal that was aborted already leaves no subscriber", async () => {
  const { live } = await served({ charts: { a: {} }, everyMs: 16 });
  const request = new Request("http://x/events", { signal: AbortSignal.abort() });
  await live.fetch(request).catch(() => undefined);
  await eventually("none", () => live.stats().subscribers === 0);
});

test("live.fetch: a body that nobody reads costs bounded memory", async () => {
  const { live } = await served({ charts: { a: { legend: true } }, everyMs: 16 });
  const response = await live.fetch(new Request("http://x/events"));
  const other = await live.fetch(new Request("http://x/events"));
  const reader = other.body!.getReader();
  // When to come again is a text of its own.
  await reader.read();
  for (let i = 1; i < 30; i++) {
    live.push("a", largeValues(i), START + i * 1000);
    const drawings = drawingsOf(live);
    const { value } = await reader.read();
    expect(value?.length).toBeGreaterThan(100);
    await eventually("a drawing", () => drawingsOf(live) > drawings);
  }
  expect(live.stats().framesSkipped).toBeGreaterThanOrEqual(25);
  await reader.cancel();
  await response.body!.cancel();
  expect(live.stats().subscribers).toBe(0);
});
