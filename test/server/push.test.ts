import { describe, expect, test } from "vitest";
import { served } from "../support/served.ts";
import { DOORS, rawExchange } from "../support/doors.ts";

const ONE = { charts: { a: {} } };
const BODY = '{"v":4711,"time":"2026-03-01T12:00:00Z"}';

describe.each(DOORS)("%s", (_door, open) => {
  test("POST /api/push/a: one object", async () => {
    const { ask, live } = await open(ONE);
    const { status, json } = await ask("/api/push/a", { method: "POST", body: BODY });
    expect(status).toBe(200);
    expect(json()).toEqual({ pushed: 1 });
    expect(live.draw("a")).toContain("4711");
  });

  test("POST /api/push/a: an array, also an empty one", async () => {
    const { ask, live } = await open(ONE);
    const rows = [1, 2, 3].map((v) => ({ v: v * 111, time: 1_772_366_400_000 + v * 1000 }));
    const body = JSON.stringify(rows);
    expect((await ask("/api/push/a", { method: "POST", body })).json()).toEqual({
      pushed: 3,
    });
    for (const v of ["111", "222", "333"]) expect(live.draw("a")).toContain(`: ${v}<`);
    expect((await ask("/api/push/a", { method: "POST", body: "[]" })).status).toBe(200);
  });

  test.each([
    ["not JSON", "hello", "body"],
    ["nothing", "", "body"],
    ["cut JSON", '{"v":1', "body"],
    ["a number", "5", "body"],
    ["null", "null", "body"],
    ["text for a value", '[{"v":1},{"v":"21.4"}]', "body[1].v"],
    ["a value that is too large", '{"v":1e999}', "body.v"],
    ["an odd name", '{"CPU load":true}', 'body["CPU load"]'],
    ["a wrong time", '{"v":1,"time":"soon"}', "body.time"],
    ["nested objects", '{"v":{"w":1}}', "body.v"],
    ["a deep nest", "[".repeat(50_000), "body"],
    ["__proto__", '{"__proto__":{"v":1}}', "body.__proto__"],
  ])(
    "POST /api/push/a: %s is 400 with code and message naming the path",
    async (_n, body, path) => {
      const { ask, live } = await open(ONE);
      const before = live.draw("a");
      const { status, headers, json } = await ask("/api/push/a", { method: "POST", body });
      expect(status).toBe(400);
      expect(headers.get("content-type")).toContain("application/json");
      expect(json().code).toBe("INPUT_INVALID");
      expect(json().message).toContain(path);
      expect(json().message.length).toBeLessThan(300);
      expect(live.draw("a")).toBe(before);
    },
  );

  test("POST /api/push/a: bytes that are no UTF-8, and a BOM", async () => {
    const { ask } = await open(ONE);
    const bytes = new Uint8Array([0x7b, 0x22, 0xff, 0xfe, 0x22, 0x3a, 0x31, 0x7d]);
    const { status } = await ask("/api/push/a", { method: "POST", body: bytes });
    expect([200, 400]).toContain(status);
    const withBom = await ask("/api/push/a", { method: "POST", body: `\ufeff${BODY}` });
    expect(withBom.status).toBe(200);
  });

  test("POST /api/push/a: more than 10,000 objects are 413", async () => {
    const { ask } = await open(ONE);
    const body = JSON.stringify(Array.from({ length: 10_001 }, () => ({ v: 1 })));
    const { status, json } = await ask("/api/push/a", { method: "POST", body });
    expect(status).toBe(413);
    expect(json().code).toBe("TOO_LARGE");
  });

  test.each([1, 64])("POST /api/push/a: a body of more than %i MiB is 413", async (mib) => {
    const { ask } = await open(ONE);
    const body = new Uint8Array(mib * 2 ** 20 + 1).fill(0x20);
    const { status, json } = await ask("/api/push/a", { method: "POST", body });
    expect(status).toBe(413);
    expect(json().code).toBe("TOO_LARGE");
    expect(json().message).toContain("1048576");
    expect((await ask("/api/push/a", { method: "POST", body: BODY })).status).toBe(200);
  });

  test("POST /api/push/a: a body of just 1 MiB is read", async () => {
    const { ask } = await open(ONE);
    const body = BODY.padEnd(2 ** 20, " ");
    expect((await ask("/api/push/a", { method: "POST", body })).status).toBe(200);
  });

  test("POST /api/push/nope: 404, and no chart is added unless addCharts says so", async () => {
    const { ask, live } = await open(ONE);
    const refused = await ask("/api/push/nope", { method: "POST", body: BODY });
    expect(refused.status).toBe(404);
    expect(refused.json().code).toBe("CHART_UNKNOWN");
    expect(live.names()).toEqual(["a"]);
    const { ask: askOther, live: other } = await open({ addCharts: true });
    expect((await askOther("/api/push/b%20%C3%BC", { method: "POST", body: BODY })).status).toBe(
      200,
    );
    expect(other.names()).toEqual(["b ü"]);
    const odd = await askOther("/api/push/b%0Ac", { method: "POST", body: BODY });
    expect(odd.status).toBe(400);
  });

  test.each(["https://evil.example", "null", "http://localhost:1", "not an origin", ""])(
    "POST /api/push/a: from a page of %j is 403",
    async (origin) => {
      const { ask, live } = await open(ONE);
      const before = live.draw("a");
      const { status, json } = await ask("/api/push/a", {
        method: "POST",
        body: BODY,
        headers: { origin },
      });
      expect(status).toBe(403);
      expect(json().code).toBe("FORBIDDEN");
      expect(live.draw("a")).toBe(before);
    },
  );

  test("POST /api/push/a: from a page of this server, or from no page, is taken", async () => {
    const { ask, origin } = await open(ONE);
    const headers = { origin };
    expect((await ask("/api/push/a", { method: "POST", body: BODY, headers })).status).toBe(200);
    expect((await ask("/api/push/a", { method: "POST", body: BODY })).status).toBe(200);
  });
});

test("POST /api/push/a: a body cut short, or a length that lies, leaves the server alive", async () => {
  const { url, port, live } = await served(ONE);
  const head = "POST /api/push/a HTTP/1.1\r\nHost: x\r\nContent-Length: ";
  const before = live.draw("a");
  await rawExchange(port, `${head}${BODY.length * 2}\r\n\r\n${BODY}`);
  await rawExchange(port, `${head}${BODY.length}\r\n\r\n${BODY.slice(0, 10)}`);
  await rawExchange(port, `${head}-5\r\n\r\n${BODY}`);
  await rawExchange(port, `${head}abc\r\n\r\n${BODY}`);
  const chunked = "POST /api/push/a HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n";
  await rawExchange(port, `${chunked}ff\r\n${BODY}`);
  await rawExchange(port, `${chunked}zz\r\n${BODY}`);
  expect(live.draw("a")).toBe(before);
  expect((await fetch(`${url}/api/push/a`, { method: "POST", body: BODY })).status).toBe(200);
});

test.each([
  "GET http://x/api/stats HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n",
  "GET //evil/api/stats HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n",
  "OPTIONS * HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n",
  "GET /%00%0d%0aX:y HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n",
  "GET /\\..\\x?chart=%FF&hide=%C0 HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n",
  "GET /api/stats HTTP/1.0\r\n\r\n",
  "\r\n\r\nnonsense\r\n\r\n",
])("live.handler: answers %j and lives on", async (text) => {
  const { url, port } = await served(ONE);
  expect(await rawExchange(port, text, false)).toMatch(/^HTTP\/1\.1 [1-4]\d\d /);
  expect((await fetch(`${url}/api/stats`)).status).toBe(200);
});
