import type { IncomingMessage, ServerResponse } from "node:http";
import { expect, onTestFinished, test } from "vitest";
import { createLive, type LiveOptions } from "../../src/entries/live.ts";
import { rawExchange } from "../support/doors.ts";
import { served } from "../support/served.ts";
import { startOwnServer } from "../support/own-server.ts";

type Use = (
  handler: (req: IncomingMessage, res: ServerResponse, next?: (error?: unknown) => void) => void,
  req: IncomingMessage,
  res: ServerResponse,
) => void;

/** A server whose own code hands requests over. */
async function serverOf(use: Use, options: LiveOptions = {}): Promise<number> {
  const live = createLive({ charts: { a: {} }, ...options });
  return startOwnServer(live, (req, res) => use(live.handler, req, res));
}

const request = (line: string, ...headers: string[]) =>
  [`${line} HTTP/1.1`, "Host: localhost", "Connection: close", ...headers, "", ""].join("\r\n");

test("handler(req, res, next): what is not ours goes on once, also where next throws", async () => {
  const calls: unknown[][] = [];
  const port = await serverOf((handler, req, res) => {
    try {
      handler(req, res, (...args: unknown[]) => {
        calls.push(args);
        throw new Error("downstream");
      });
    } catch (error) {
      res.writeHead(500).end(String(error));
    }
  });
  for (const path of ["/nope", "/charts/nope", "/api/push/a", "//evil.example/"]) {
    calls.length = 0;
    const text = await rawExchange(port, request(`GET ${path}`));
    expect(text, path).toContain("Error: downstream");
    expect(calls, path).toEqual([[]]);
  }
});

test("handler(req, res, next): an error that we have not foreseen goes on, once; ours are answered", async () => {
  const broken = () => {
    throw new Error("a format of the user's");
  };
  const logged: unknown[] = [];
  const handed: unknown[] = [];
  const port = await serverOf(
    (handler, req, res) =>
      handler(req, res, (error) => {
        handed.push(error);
        res.writeHead(500).end("the framework's answer");
      }),
    { charts: { a: { yFormat: broken } }, onError: (error) => logged.push(error) },
  );
  for (const path of ["/c/a.svg", "/events?chart=a", "/", "/c/a.png"]) {
    handed.length = 0;
    expect(await rawExchange(port, request(`GET ${path}`)), path).toContain("framework's answer");
    expect(handed, path).toEqual([new Error("a format of the user's")]);
  }
  expect(await rawExchange(port, request("GET /c/b.svg"))).toContain("CHART_UNKNOWN");
  expect(logged).toEqual([]);
});

test("handler(req, res): an error that we have not foreseen is 500 and says nothing of it", async () => {
  const logged: unknown[] = [];
  const broken = () => {
    throw new Error("a format of the user's");
  };
  const port = await serverOf((handler, req, res) => handler(req, res), {
    charts: { a: { yFormat: broken } },
    onError: (error) => logged.push(error),
  });
  const text = await rawExchange(port, request("GET /c/a.svg"));
  expect(text).toMatch(/^HTTP\/1.1 500 /);
  expect(text).not.toContain("a format");
  expect(logged).toEqual([new Error("a format of the user's")]);
});

test("handler(req, res, next): OPTIONS * and paths with dots are for others", async () => {
  const passOn: Use = (handler, req, res) =>
    handler(req, res, () => void res.writeHead(200).end("theirs"));
  const port = await serverOf(passOn);
  expect(await rawExchange(port, request("OPTIONS *"))).toContain("theirs");
  const dotted = [
    "/x/../c/a.svg",
    "/%2e%2e/c/a.svg",
    "/x/.%2E/events",
    "/./c/a.svg",
    "/x\\..\\c/a.svg",
  ];
  for (const path of dotted) {
    expect(await rawExchange(port, request(`GET ${path}`)), path).toContain("theirs");
  }
  expect(await rawExchange(port, request("GET /c/a.svg?x=/../"))).toContain("</svg>");
});

test("handler: a path with dots is no way around a guard of the framework's", async () => {
  // As app.use("/charts/api", guard) does, it looks at the path as it came.
  const port = await serverOf(
    (handler, req, res) =>
      req.url?.startsWith("/charts/api") ? res.writeHead(401).end() : handler(req, res),
    { routes: { push: true } },
  );
  const body = '{"v":1}';
  const post = (path: string) =>
    rawExchange(port, request(`POST ${path}`, `Content-Length: ${body.length}`) + body);
  for (const path of [
    "/charts/x/../api/push/a",
    "/charts/./api/push/a",
    "/charts/%2e/api/push/a",
  ]) {
    expect(await post(path), path).toMatch(/^HTTP\/1.1 400 /);
  }
});

test("GET //evil.example/: no page whose addresses would be another host's", async () => {
  const { port } = await served({ charts: { a: {} } });
  for (const path of ["//evil.example/", "//", "/\\evil.example/", "//evil.example/c/a"]) {
    const accept = "Accept: text/html";
    expect(await rawExchange(port, request(`GET ${path}`, accept)), path).toMatch(
      /^HTTP\/1.1 404 /,
    );
  }
});

test("handler: a response that has begun is left alone", async () => {
  const errors: unknown[] = [];
  const port = await serverOf(
    (handler, req, res) => {
      res.writeHead(200, { connection: "close" });
      handler(req, res);
      setImmediate(() => res.end("theirs"));
    },
    { onError: (error) => errors.push(error) },
  );
  for (const path of ["/events", "/c/a.svg", "/", "/nope"]) {
    expect(await rawExchange(port, request(`GET ${path}`)), path).toContain("theirs");
  }
  expect(errors).toEqual([]);
});

test("a response without a body says no length, as it would be taken for that of the body", async () => {
  const { url } = await served({ charts: { a: {} } });
  const script = await fetch(`${url}/live-chart.js`, { method: "HEAD" });
  expect(Number(script.headers.get("content-length"))).toBeGreaterThan(1000);
  const headers = { "if-none-match": script.headers.get("etag") ?? "" };
  const asked: [number, string, RequestInit][] = [
    [200, "/events", { method: "HEAD" }],
    [304, "/live-chart.js", { headers }],
    [304, "/live-chart.js", { headers, method: "HEAD" }],
    [204, "/events", { method: "OPTIONS" }],
  ];
  for (const [status, path, init] of asked) {
    const response = await fetch(url + path, init);
    expect([response.status, response.headers.get("content-length")], path).toEqual([status, null]);
  }
});

test("/events: one stream too many is refused before it begins", async () => {
  const { url } = await served({ charts: { a: {}, b: {}, c: {} }, maxViews: 1, everyMs: 20 });
  const headers = { "accept-encoding": "identity" };
  const open = (query: string) => fetch(`${url}/events?${query}`, { headers });
  const first = await Promise.all(["chart=a", "chart=a&chart=b"].map(open));
  onTestFinished(async () => {
    for (const { body } of first) await body?.cancel();
  });
  expect(first.map(({ status }) => status)).toEqual([200, 200]);
  const third = await open("chart=a&chart=c");
  expect(third.status).toBe(429);
  expect(await third.json()).toMatchObject({ code: "LIMIT_REACHED" });
});
