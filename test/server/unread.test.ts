import { once } from "node:events";
import { createServer, type ServerResponse } from "node:http";
import { type AddressInfo, connect, type Socket } from "node:net";
import { expect, onTestFinished, test } from "vitest";
import { createLive } from "../../src/entries/live.ts";
import {
  DOWNLOAD_STALL_MS,
  MAX_UNREAD_BYTES,
  MAX_UNREAD_BYTES_PER_ADDRESS,
} from "../../src/limits.ts";
import { createUnread } from "../../src/server/unread.ts";

const GREEDY = { "x-forwarded-for": "203.0.113.9" };
const HONEST = { "x-forwarded-for": "198.51.100.7" };
const START = Date.UTC(2026, 2, 1, 12);

/** Whose page of all charts is more megabytes than a system takes for a connection. */
async function largePage(): Promise<{
  url: string;
  port: number;
  waiting: () => ServerResponse[];
}> {
  const names = Array.from({ length: 16 }, (_, i) => `c${i}`);
  const live = createLive({
    charts: Object.fromEntries(names.map((name) => [name, { tooltips: true }])),
    window: { points: 300 },
    everyMs: 60_000,
    trustProxy: true,
  });
  for (const name of names) {
    for (let i = 0; i < 300; i++) {
      const values = Array.from({ length: 60 }, (_, s) => [`s${s}`, Math.sin(i + s) * 1000]);
      live.push(name, Object.fromEntries(values) as Record<string, number>, START + i * 1000);
    }
  }
  const responses: ServerResponse[] = [];
  const server = createServer((req, res) => {
    responses.push(res);
    live.handler(req, res);
  });
  await once(server.listen(0, "127.0.0.1"), "listening");
  onTestFinished(() => {
    live.close();
    server.close();
    server.closeAllConnections();
  });
  const { port } = server.address() as AddressInfo;
  const waiting = () => responses.filter((res) => res.headersSent && !res.writableFinished);
  return { url: `http://127.0.0.1:${port}`, port, waiting };
}

/** Asks for the page so often over one connection, and reads nothing. */
function neverRead(port: number, times: number): Socket {
  const socket = connect(port, "127.0.0.1").pause();
  onTestFinished(() => void socket.destroy());
  const head = Object.entries({ host: "localhost", ...GREEDY }).map(([k, v]) => `${k}: ${v}\r\n`);
  socket.write(`GET / HTTP/1.1\r\n${head.join("")}\r\n`.repeat(times));
  return socket;
}

async function ask(url: string, headers: Record<string, string>): Promise<number> {
  const response = await fetch(url, { headers, method: "GET" });
  await response.body?.cancel();
  return response.status;
}

/** Asks again and again, until it is answered so, or the test's time is over. */
async function askUntil(status: number, url: string): Promise<void> {
  while ((await ask(`${url}/c/c0.svg?width=400`, GREEDY)) !== status);
}

test.each([
  ["of connections", 12, 1],
  ["behind each other on one connection", 1, 12],
])(
  "GET /: pages that one address never reads, %s, are bounded; others are served, and so is it once they are gone",
  {
    timeout: 60_000,
  },
  async (_, connections, times) => {
    const { url, port, waiting } = await largePage();
    const sockets = Array.from({ length: connections }, () => neverRead(port, times));
    await askUntil(429, url);
    expect(await ask(url, HONEST)).toBe(200);
    const held = waiting().reduce((sum, res) => sum + res.writableLength, 0);
    expect(held).toBeLessThan(2 * MAX_UNREAD_BYTES_PER_ADDRESS + 16 * 2 ** 20);
    const [first] = waiting();
    // Who reads nothing at all is not kept for ever.
    if (times === 1) expect(first?.socket?.timeout).toBe(DOWNLOAD_STALL_MS);
    for (const socket of sockets) socket.destroy();
    await askUntil(200, url);
  },
);

test("createUnread: where all together let too much wait, those who have read what they got are served", () => {
  const unread = createUnread(10);
  const leaves = Array.from({ length: 16 }, (_, i) => unread.add(`a${i}`, MAX_UNREAD_BYTES / 16));
  expect(() => unread.check("a0")).toThrow(expect.objectContaining({ code: "FULL" }));
  expect(() => unread.check("other")).not.toThrow();
  leaves[1]?.();
  leaves[1]?.();
  expect(() => unread.check("a0")).not.toThrow();
  unread.add("a0", MAX_UNREAD_BYTES_PER_ADDRESS);
  expect(() => unread.check("a0")).toThrow(expect.objectContaining({ code: "LIMIT_REACHED" }));
});
