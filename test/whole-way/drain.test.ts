import { expect, onTestFinished, test } from "vitest";
import { createServer, type Server } from "node:http";
import { connect, type Socket } from "node:net";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createLive, type Live, type LiveOptions } from "../../src/entries/live.ts";
import { readEvents, stalledViewer } from "../support/socket-viewer.ts";
import { eventually, served } from "../support/served.ts";

const START = Date.UTC(2026, 2, 1, 12);
const ENCODINGS = ["identity", "gzip", "flushedGzip", "zstd"] as const;

/** Behind a Unix socket, of which the system keeps 200 kB, so that it is soon full. */
async function servedByPath(
  options: LiveOptions,
): Promise<{ live: Live; path: string; server: Server }> {
  const folder = mkdtempSync(join(tmpdir(), "plotcast-"));
  const live = createLive(options);
  const server = createServer(live.handler);
  const path = join(folder, "socket");
  await new Promise<void>((listening) => server.listen(path, listening));
  onTestFinished(async () => {
    live.close();
    server.closeAllConnections();
    await new Promise((closed) => server.close(closed));
    rmSync(folder, { recursive: true });
  });
  return { live, path, server };
}

let time = START;

/** New values of as many points as are shown: they share nothing with those before. */
function pushNoise(live: Live): void {
  const rows = Array.from({ length: 100 }, () => {
    const values = Array.from({ length: 10 }, (_, i) => [`s${i}`, Math.random() * 1000] as const);
    return { time: (time += 1000), values: new Map(values) };
  });
  live.pushRows("a", rows);
}

const NOISY = { charts: { a: {} }, window: { points: 100 }, everyMs: 16 };

async function untilSkipped(live: Live, frames: number): Promise<void> {
  const pushing = setInterval(() => pushNoise(live), 16);
  onTestFinished(() => clearInterval(pushing));
  await eventually(`${frames} frames skipped`, () => live.stats().framesSkipped >= frames);
  clearInterval(pushing);
}

function connections(server: Server): Promise<number> {
  return new Promise((resolve) => server.getConnections((_error, count) => resolve(count)));
}

function closed(socket: Socket): Promise<void> {
  return new Promise((resolve) => {
    if (socket.destroyed) resolve();
    socket.once("close", () => resolve());
  });
}

test.each(ENCODINGS)(
  "drain (%s): each gets a retry of its own as the stream's last word, and nothing is cut",
  async (encoding) => {
    const { live, port } = await served({ ...NOISY, retryMs: 1000 });
    pushNoise(live);
    const sockets = await Promise.all(
      Array.from({ length: 20 }, () => stalledViewer(port, encoding)),
    );
    const seen = sockets.map((socket) => readEvents(socket, encoding));
    await eventually("a frame for each", () => seen.every(({ frames }) => frames > 0));
    pushNoise(live);
    await live.drain();
    await Promise.all(sockets.map(closed));
    expect(live.stats()).toMatchObject({ subscribers: 0, views: 0 });
    await eventually("two retries each", () => seen.every(({ retries }) => retries.length === 2));
    for (const one of seen) expect(one).toMatchObject({ faults: [], gaps: [] });
    expect(new Set(seen.map(({ retries }) => retries[1])).size).toBeGreaterThan(10);
  },
);

test.each(ENCODINGS)(
  "drain (%s): waits for one that reads late, who still gets its last word whole",
  async (encoding) => {
    const { live, path } = await servedByPath(NOISY);
    pushNoise(live);
    const socket = await stalledViewer(path, encoding);
    await eventually("a subscriber", () => live.stats().subscribers === 1);
    await untilSkipped(live, 1);
    let isDrained = false;
    const drained = live.drain(8000).then(() => (isDrained = true));
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(isDrained).toBe(false);
    const seen = readEvents(socket, encoding);
    await closed(socket);
    await drained;
    await eventually("its last word", () => seen.retries.length === 2);
    expect(seen.faults).toEqual([]);
  },
);

test("drain: closes a viewer that does not read within the time given, without the server's help", async () => {
  const { live, path, server } = await servedByPath({ ...NOISY, stallMs: 60_000 });
  pushNoise(live);
  await stalledViewer(path, "identity");
  await eventually("a subscriber", () => live.stats().subscribers === 1);
  await untilSkipped(live, 1);
  await live.drain(500);
  let left = 1;
  await eventually("no connection", () => {
    void connections(server).then((count) => (left = count));
    return left === 0;
  });
});

test("drain: refuses newcomers with 503, and resolves at once where nobody watches", async () => {
  const { live, url } = await served({ charts: { a: {} } });
  await live.drain();
  await live.drain();
  const refused = await fetch(`${url}/events`);
  expect(refused.status).toBe(503);
  expect(Number(refused.headers.get("retry-after"))).toBeGreaterThan(0);
  live.push("a", { v: 1 }, START);
});

test("/events: a viewer that half-closed its connection and does not read is gone after stallMs", async () => {
  const { live, path, server } = await servedByPath({ ...NOISY, stallMs: 500 });
  pushNoise(live);
  const socket = connect(path);
  onTestFinished(() => void socket.destroy());
  socket.on("error", () => {}).pause();
  socket.end("GET /events HTTP/1.1\r\nHost: x\r\n\r\n");
  await new Promise((resolve) => socket.once("connect", resolve));
  const pushing = setInterval(() => pushNoise(live), 16);
  onTestFinished(() => clearInterval(pushing));
  let left = 1;
  await eventually("no connection", () => {
    void connections(server).then((count) => (left = count));
    return left === 0 && live.stats().primers > 0;
  });
  expect(live.stats().subscribers).toBe(0);
});
