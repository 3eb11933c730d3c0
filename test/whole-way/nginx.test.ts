import { get, type IncomingMessage } from "node:http";
import { describe, expect, onTestFinished, test } from "vitest";
import type { Encoding } from "../../src/sse/accept-encoding.ts";
import { eventually, served } from "../support/served.ts";
import { createDecoder } from "../support/decoders.ts";
import { createEventParser } from "../support/event-parser.ts";
import { LEAVE_OUT, startNginx } from "../support/nginx.ts";

const START = Date.UTC(2026, 2, 1, 12);
/** A cycle, the way, and a busy machine; what is held back comes only with the next frame. */
const SOON_MS = 500;

async function open(url: string, accepted: string | undefined): Promise<IncomingMessage> {
  const headers = accepted === undefined ? {} : { "accept-encoding": accepted };
  return new Promise((resolve, reject) => {
    const request = get(url, { agent: false, headers }, resolve).on("error", reject);
    onTestFinished(() => void request.destroy());
  });
}

describe.skipIf(LEAVE_OUT)("behind nginx as it is by default, buffering and gzip on", () => {
  test.each([
    [undefined, "identity"],
    ["gzip", "gzip"],
    ["gzip, deflate, br", "gzip"],
    ["gzip, deflate, br, zstd", "zstd"],
  ] satisfies [string | undefined, Encoding][])(
    "/events with Accept-Encoding %s: each frame is there before the next is drawn",
    async (accepted, encoding) => {
      const { live, port } = await served({ charts: { a: {} }, everyMs: 16 });
      const url = await startNginx(port);
      const response = await open(`${url}/events`, accepted);
      response.on("error", () => {});
      expect(response.statusCode).toBe(200);
      expect(response.headers["content-encoding"] ?? "identity").toBe(encoding);
      const parser = createEventParser();
      const faults: unknown[] = [];
      const utf8 = new TextEncoder();
      const decoder = createDecoder(
        encoding,
        (text) => parser.write(utf8.encode(text)),
        (error) => faults.push(error),
      );
      response.on("data", (bytes: Buffer) => decoder.write(bytes));
      await eventually("the first frame", () => parser.events.length === 1);
      const delays: number[] = [];
      for (let i = 1; i <= 30; i++) {
        const pushed = performance.now();
        live.push("a", { v: 1000 + i }, START + i * 1000);
        await eventually(`frame ${i}`, () => parser.events.length === i + 1);
        delays.push(performance.now() - pushed);
        expect(parser.events.at(-1)?.data).toBe(live.draw("a"));
      }
      expect(Math.max(...delays)).toBeLessThan(SOON_MS);
      expect(faults).toEqual([]);
    },
  );

  test("/events: a silent stream's signs of life go through, and its end is clean", async () => {
    const { live, port } = await served({ charts: { a: {} }, keepAliveMs: 100 });
    const url = await startNginx(port);
    const response = await open(`${url}/events`, undefined);
    let text = "";
    response.setEncoding("utf8").on("data", (part: string) => (text += part));
    const end = new Promise((resolve) => response.once("end", resolve));
    await eventually("three comments", () => (text.match(/^:$/gm) ?? []).length >= 3);
    await live.drain();
    await end;
    expect(text).toMatch(/\n\nretry: \d+\n\n$/);
  });

  test("/events: a viewer that goes is gone behind nginx, too", async () => {
    const { live, port } = await served({ charts: { a: {} }, everyMs: 16 });
    const url = await startNginx(port);
    const response = await open(`${url}/events`, "gzip");
    response.on("error", () => {});
    await eventually("a subscriber", () => live.stats().subscribers === 1);
    response.destroy();
    await eventually("none", () => live.stats().subscribers === 0);
  });
});
