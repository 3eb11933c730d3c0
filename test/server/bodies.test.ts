import { connect as connectHttp2, createServer as createHttp2 } from "node:http2";
import { connect, type Socket } from "node:net";
import type { AddressInfo } from "node:net";
import { gzipSync } from "node:zlib";
import { expect, onTestFinished, test } from "vitest";
import { createLive, type LiveOptions } from "../../src/entries/live.ts";
import { PlotcastError } from "../../src/error.ts";
import { createBodies } from "../../src/server/bodies.ts";
import type { SentBody } from "../../src/server/body-bytes.ts";
import type { HttpRequest } from "../../src/server/http.ts";
import { eventually, type Served, served } from "../support/served.ts";

const GREEDY = "203.0.113.9";
const HONEST = "198.51.100.7";
const MIB = 2 ** 20;

async function proxied(options: LiveOptions = {}): Promise<Served> {
  return served({ charts: { a: {} }, trustProxy: true, routes: { push: true }, ...options });
}

interface Sending {
  socket: Socket;
  /** What was answered so far. */
  answer(): string;
  isOver(): boolean;
}

/** Begins a POST, and sends a part of its body. */
async function begin(
  port: number,
  address: string,
  headers: string,
  part: string,
): Promise<Sending> {
  const socket = connect(port, "127.0.0.1");
  onTestFinished(() => void socket.destroy());
  await new Promise<void>((resolve) => socket.once("connect", resolve));
  let answer = "";
  let isOver = false;
  socket.on("error", () => {}).on("close", () => (isOver = true));
  socket.setEncoding("latin1").on("data", (text: string) => (answer += text));
  socket.write(
    `POST /api/push/a HTTP/1.1\r\nHost: x\r\nX-Forwarded-For: ${address}\r\n${headers}\r\n\r\n${part}`,
  );
  return { socket, answer: () => answer, isOver: () => isOver };
}

async function push(url: string, address: string): Promise<number> {
  const asked = { method: "POST", body: '{"v": 1}', headers: { "x-forwarded-for": address } };
  return (await fetch(`${url}/api/push/a`, asked)).status;
}

function statusOf({ answer }: Sending): number {
  return Number(/^HTTP\/1\.1 (\d+)/.exec(answer())?.[1] ?? 0);
}

test("POST: of bodies that never end, one address may have 4 MiB; the others are refused, and others push", async () => {
  // Long enough that none gives up its room before all have come, also on a busy machine.
  const { url, port } = await proxied({ bodyMs: 10_000 });
  const part = `{"v": ${"1".repeat(MIB - 100)}`;
  const all = await Promise.all(
    Array.from({ length: 40 }, () => begin(port, GREEDY, `Content-Length: ${MIB}`, part)),
  );
  await eventually("36 refusals", () => all.filter((one) => statusOf(one) === 429).length >= 36);
  expect(await push(url, HONEST)).toBe(200);
  // A few points get through even from there.
  expect(await push(url, GREEDY)).toBe(200);
  await eventually("that all are over", () => all.every(({ isOver }) => isOver()));
  const statuses = new Set(all.map(statusOf));
  expect(statuses).toEqual(new Set([408, 429]));
  expect(all.filter((one) => statusOf(one) === 408).length).toBeLessThanOrEqual(4);
  const whole = await begin(port, GREEDY, "Content-Length: 8", '{"v": 1}');
  await eventually("an answer", () => statusOf(whole) !== 0);
  expect(statusOf(whole)).toBe(200);
});

test("POST: one address may have 64 bodies under way, however few bytes came", async () => {
  const { url, port } = await proxied({ bodyMs: 60_000 });
  const all = await Promise.all(
    Array.from({ length: 80 }, () =>
      begin(port, GREEDY, "Transfer-Encoding: chunked", "1\r\n{\r\n"),
    ),
  );
  await eventually("16 refusals", () => all.filter((one) => statusOf(one) === 429).length === 16);
  expect(await push(url, GREEDY)).toBe(429);
  expect(await push(url, HONEST)).toBe(200);
  for (const { socket } of all) socket.destroy();
  let status = 0;
  for (const end = performance.now() + 10_000; status !== 200 && performance.now() < end; ) {
    status = await push(url, GREEDY);
  }
  expect(status).toBe(200);
});

test("POST: a body that says it is too large is refused before it comes", async () => {
  const { port } = await proxied();
  const sending = await begin(port, HONEST, "Content-Length: 5000000000", "");
  await eventually("an answer", sending.isOver);
  expect(statusOf(sending)).toBe(413);
});

test.each(["Content-Length: 100", "Transfer-Encoding: chunked"])(
  "POST with %s: a body that does not come whole in time is 408, and its connection ends",
  async (header) => {
    const { live, port } = await proxied({ bodyMs: 100 });
    const sending = await begin(port, HONEST, header, header.endsWith("d") ? "1\r\n{\r\n" : "{");
    await eventually("its end", sending.isOver);
    expect(statusOf(sending)).toBe(408);
    expect(sending.answer()).toMatch(/connection: close/i);
    expect(sending.answer()).toContain('"code":"TIMEOUT"');
    expect(live.stats().drawings).toBe(0);
  },
);

test("live.fetch: a body that does not come whole in time is 408, and is cancelled", async () => {
  const live = createLive({ charts: { a: {} }, routes: { push: true }, bodyMs: 100 });
  onTestFinished(() => live.close());
  let isCancelled = false;
  const body = new ReadableStream({
    start: (controller) => controller.enqueue(new TextEncoder().encode("{")),
    cancel: () => void (isCancelled = true),
  });
  const init = { method: "POST", body, duplex: "half" } as RequestInit;
  const response = await live.fetch(new Request("http://x/api/push/a", init));
  expect([response.status, isCancelled]).toEqual([408, true]);
});

test("live.handler over HTTP/2: a body that does not come whole in time is 408, and its stream ends", async () => {
  const live = createLive({ charts: { a: {} }, routes: { push: true }, bodyMs: 100 });
  const server = createHttp2(live.handler);
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const client = connectHttp2(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
  onTestFinished(async () => {
    live.close();
    client.destroy();
    await new Promise((done) => server.close(done));
  });
  const stream = client.request({ ":path": "/api/push/a", ":method": "POST" });
  stream.on("error", () => {});
  const status = new Promise((resolve) => stream.on("response", (got) => resolve(got[":status"])));
  const closed = new Promise((resolve) => stream.on("close", resolve));
  stream.resume().write("{");
  expect(await status).toBe(408);
  await closed;
});

/** A request of which so many bytes have come, until it is ended. */
function sending(address: string | undefined, bytes: number) {
  let end = () => {};
  const sent: SentBody = { bytes: new Uint8Array(0), coding: undefined };
  const ended = new Promise<SentBody>((resolve) => (end = () => resolve(sent)));
  const request = {
    address,
    body({ count }: { count(bytes: number): void }) {
      count(bytes);
      return ended;
    },
  } as unknown as HttpRequest;
  return { request, end };
}

test("createBodies: all addresses together have 64 MiB, this machine the shares of so many, and all comes back", async () => {
  const bodies = createBodies({ bodyMs: 1000, localShares: 3 });
  const ends: (() => void)[] = [];
  const reads: Promise<string>[] = [];
  const read = async (address: string | undefined, bytes: number) => {
    const { request, end } = sending(address, bytes);
    const reading = bodies.read(request, 2 * MIB);
    const code = await Promise.race([
      reading.then(
        () => "read",
        (error: PlotcastError) => error.code,
      ),
      Promise.resolve()
        .then(() => Promise.resolve())
        .then(() => Promise.resolve())
        .then(() => Promise.resolve())
        .then(() => "taken"),
    ]);
    if (code === "taken") {
      ends.push(end);
      reads.push(reading);
    }
    return code;
  };
  for (let round = 0; round < 2; round++) {
    for (let i = 0; i < 12; i++) expect(await read(undefined, MIB)).toBe("taken");
    expect(await read(undefined, MIB)).toBe("LIMIT_REACHED");
    for (let i = 0; i < 13; i++) {
      for (let k = 0; k < 4; k++) expect(await read(`10.0.0.${i}`, MIB)).toBe("taken");
    }
    expect(await read("10.0.0.0", MIB)).toBe("LIMIT_REACHED");
    expect(await read("10.0.1.1", 2 * MIB)).toBe("FULL");
    expect(await read("10.0.1.1", 16_384)).toBe("taken");
    for (const end of ends.splice(0)) end();
    await Promise.all(reads.splice(0));
  }
});

test("createBodies: one address may send one of the largest bodies at a time, besides 4 MiB", async () => {
  const bodies = createBodies({ bodyMs: 1000, localShares: 3 });
  const read = (bytes: number) => {
    const { request, end } = sending("10.0.0.1", bytes);
    return { end, reading: bodies.withBytes(request, 16 * MIB, () => "read") };
  };
  const large = read(16 * MIB);
  const small = read(3 * MIB);
  await expect(read(2 * MIB).reading).rejects.toMatchObject({ code: "LIMIT_REACHED" });
  large.end();
  expect(await large.reading).toBe("read");
  const next = read(16 * MIB);
  small.end();
  next.end();
  expect(await Promise.all([small.reading, next.reading])).toEqual(["read", "read"]);
});

test("createBodies: what a body unpacks to counts, until it is read", async () => {
  const bodies = createBodies({ bodyMs: 1000, localShares: 3 });
  const packed = new Uint8Array(gzipSync(new Uint8Array(3 * MIB)));
  const body = async () => ({ bytes: packed, coding: "gzip" });
  const request = { address: "10.0.0.1", body } as unknown as HttpRequest;
  let end = () => {};
  const ended = new Promise<void>((resolve) => (end = resolve));
  let isUnpacked = false;
  const first = bodies.withBytes(request, 4 * MIB, () => {
    isUnpacked = true;
    return ended;
  });
  await eventually("that it is unpacked", () => isUnpacked);
  await expect(bodies.withBytes(request, 4 * MIB, () => {})).rejects.toMatchObject({
    code: "LIMIT_REACHED",
  });
  end();
  await first;
  await bodies.withBytes(request, 4 * MIB, ({ length }) => expect(length).toBe(3 * MIB));
});
