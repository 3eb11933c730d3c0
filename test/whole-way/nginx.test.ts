import { get, type IncomingMessage, request } from "node:http";
import { describe, expect, onTestFinished, test } from "vitest";
import type { Encoding } from "../../src/sse/accept-encoding.ts";
import { eventually, served } from "../support/served.ts";
import { createDecoder } from "../support/decoders.ts";
import { createEventParser } from "../support/event-parser.ts";
import { LEAVE_OUT, startNginx } from "../support/nginx.ts";

const START = Date.UTC(2026, 2, 1, 12);
/** Lines of nginx's configuration; the host of the request stays its own default, that of the upstream. */
const FORWARDED = [
  "proxy_set_header X-Forwarded-Host $http_host;",
  "proxy_set_header X-Forwarded-Proto $scheme;",
  "proxy_set_header X-Forwarded-For $proxy_add_x_forwarded_for;",
];
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

  test("a chart with slashes in its name, below a path that nginx cuts off: it decodes them", async () => {
    const { live, port } = await served({ charts: { "home/attic ü": { title: "Attic" } } });
    live.push("home/attic ü", { v: 1 }, START);
    const url = `${await startNginx(port)}/below/c/${encodeURIComponent("home/attic ü")}`;
    for (const end of ["", ".svg", ".csv", ".table.html", ".live.html"]) {
      const response = await open(url + end, undefined);
      expect(response.statusCode, end).toBe(200);
      response.on("error", () => {}).destroy();
    }
  });

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

  test.each([
    [undefined, "identity"],
    ["gzip", "flushedGzip"],
    ["gzip, deflate", "gzip"],
    ["zstd", "zstd"],
  ] satisfies [string | undefined, Encoding][])(
    "/events with Accept-Encoding %s: a silent stream outlives proxy_read_timeout, and shows what comes then",
    async (accepted, encoding) => {
      const { live, port } = await served({ charts: { a: {} }, everyMs: 16, keepAliveMs: 100 });
      const url = await startNginx(port, ["proxy_read_timeout 1s;"]);
      live.push("a", { v: 1 }, START);
      const response = await open(`${url}/events`, accepted);
      let isOver = false;
      response.on("error", () => (isOver = true)).on("end", () => (isOver = true));
      const parser = createEventParser();
      const faults: unknown[] = [];
      const utf8 = new TextEncoder();
      const decoder = createDecoder(
        encoding,
        (text) => parser.write(utf8.encode(text)),
        (error) => faults.push(error),
      );
      let silentPieces = 0;
      response.on("data", (bytes: Buffer) => {
        if (parser.events.length > 0) silentPieces++;
        decoder.write(bytes);
      });
      // Each is at least 50 ms after the last, so all of them take twice the proxy's patience.
      await eventually("40 signs of life", () => isOver || silentPieces >= 40);
      expect([isOver, parser.events.length]).toEqual([false, 1]);
      live.push("a", { v: 4711 }, START + 1000);
      await eventually("the next frame", () => parser.events.length === 2);
      expect(parser.events[1]?.data).toContain("4711");
      expect(faults).toEqual([]);
    },
  );

  test("trustProxy: the page's own POST is taken, one of another site refused", async () => {
    const { live, port } = await served({ charts: { a: {} }, trustProxy: true });
    const url = await startNginx(port, FORWARDED);
    const { host } = new URL(url);
    let value = 4710;
    const post = (headers: Record<string, string>) =>
      new Promise<number | undefined>((resolve, reject) => {
        const sent = { "content-type": "application/json", ...headers };
        const options = { method: "POST", agent: false, headers: sent };
        request(`${url}/api/push/a`, options, (response) => {
          response.resume().on("end", () => resolve(response.statusCode));
        })
          .on("error", reject)
          .end(JSON.stringify({ v: ++value }));
      });
    // What a viewer claims of itself is overwritten.
    const claimed = { "x-forwarded-host": "evil.example", "x-forwarded-proto": "https" };
    const cases: [headers: Record<string, string>, status: number][] = [
      [{ origin: `http://${host}` }, 200],
      [{ origin: `http://${host}`, ...claimed }, 200],
      [{ host: "charts.example", origin: "http://charts.example" }, 200],
      [{}, 200],
      [{ origin: "http://evil.example" }, 403],
      [{ origin: "http://evil.example", ...claimed }, 403],
      [{ host: "charts.example", origin: `http://${host}` }, 403],
      // The host that nginx asks for, which no page has.
      [{ origin: `http://127.0.0.1:${port}` }, 403],
      [{ origin: "null" }, 403],
    ];
    for (const [headers, status] of cases) {
      expect([headers, await post(headers)]).toEqual([headers, status]);
      // Times and places in the picture may have the same digits.
      const described = /<desc>.*<\/desc>/.exec(live.draw("a"))?.[0] ?? "";
      expect(described.includes(String(value))).toBe(status === 200);
    }
  });

  test("without trustProxy the page's own POST is refused, as nginx asks for another host", async () => {
    const { port } = await served({ charts: { a: {} } });
    const url = await startNginx(port, FORWARDED);
    const headers = { origin: url };
    const pushed = await fetch(`${url}/api/push/a`, { method: "POST", body: '{"v":1}', headers });
    expect(pushed.status).toBe(403);
  });

  test("trustProxy: GET / links and asks below a path that nginx cuts off", async () => {
    const { port } = await served({ charts: { a: {} }, trustProxy: true });
    const url = await startNginx(port, FORWARDED);
    const page = `${url}/below/`;
    const text = await (await fetch(page)).text();
    const href = /<a href="([^"]+)">SVG/.exec(text)?.[1] ?? "";
    expect(new URL(href, page).pathname).toBe("/below/c/a.svg");
    expect((await fetch(new URL(href, page))).headers.get("content-type")).toContain("svg");
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
