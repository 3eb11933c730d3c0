import type { IncomingMessage } from "node:http";
import { buffer } from "node:stream/consumers";
import { brotliCompressSync, gzipSync } from "node:zlib";
import { expect, onTestFinished, test } from "vitest";
import { createLive, type Live } from "../../src/entries/live.ts";
import { DOORS } from "../support/doors.ts";
import { startOwnServer } from "../support/own-server.ts";

/** Posts to a server whose parser has read the body before, and made this of it. */
async function postParsed(body: unknown): Promise<{ status: number; text: string; live: Live }> {
  const live = createLive({ charts: { a: {} }, routes: { push: true, annotate: true } });
  const port = await startOwnServer(
    live,
    async (req: IncomingMessage & { body?: unknown }, res) => {
      await buffer(req);
      req.body = body;
      live.handler(req, res);
    },
  );
  const asked = { method: "POST", body: "read by the parser" };
  const response = await fetch(`http://127.0.0.1:${port}/api/push/a`, asked);
  return { status: response.status, text: await response.text(), live };
}

test.each<[string, unknown]>([
  ["an object, of a JSON parser", { v: 4711 }],
  ["an object without a prototype", Object.assign(Object.create(null), { v: 4711 })],
  ["a list", [{ v: 1 }, { v: 4711 }]],
  ["a text", '{"v": 4711}'],
  ["bytes", Buffer.from('{"v": 4711}')],
  ["bytes of another kind", new Uint8Array(Buffer.from('{"v": 4711}'))],
  ["a form's only name", { '{"v": 4711}': "" }],
  ["a form's only name, after a space", { ' {"v": 4711}': "" }],
  ["a list in a form's only name", { '[{"v":1},{"v":4711}]': "" }],
  ["a list whose brackets a parser of forms took", { '{"v":1},{"v":4711}': "" }],
])("POST with a body that was parsed: %s", async (_kind, body) => {
  const { status, text, live } = await postParsed(body);
  expect(text).toContain('"pushed"');
  expect(status).toBe(200);
  expect(live.table("a")).toContain("4711");
});

test.each<[string, unknown, string]>([
  ["nothing", undefined, "another handler has read it"],
  ["null", null, "another handler has read it"],
  ["an empty object", {}, "expected at least one series"],
  ["an empty text", "", "got nothing"],
  ["fields of a form", { v: "4711" }, 'got \\"4711\\"'],
  ["a form that JSON was cut into", { '{"R': "", D: "1}" }, "content-type: application/json"],
  ["a form that JSON with = was cut at", { '{"a': '1"}' }, "content-type: application/json"],
])("POST with a body that was parsed: %s is 400 that says why", async (_kind, body, message) => {
  const { status, text } = await postParsed(body);
  expect(text).toContain(message);
  expect(status).toBe(400);
});

test("POST with a body that was parsed: one larger than allowed is 413", async () => {
  const { status } = await postParsed("x".repeat(2 ** 20 + 1));
  expect(status).toBe(413);
});

test.each(DOORS)("%s: a body may be gzipped, and is bounded unpacked", async (_door, open) => {
  const { ask } = await open({ charts: { a: {} } });
  const post = (coding: string, body: string | Uint8Array) =>
    ask("/api/push/a", { method: "POST", headers: { "content-encoding": coding }, body });
  expect((await post("gzip", gzipSync('{"v":1}'))).status).toBe(200);
  expect((await post("identity", '{"v":1}')).status).toBe(200);
  const bomb = await post("gzip", gzipSync(" ".repeat(2 ** 22)));
  expect([bomb.status, bomb.json().message]).toEqual([
    413,
    "body: expected at most 1048576 bytes, unpacked",
  ]);
  const cut = await post("gzip", gzipSync('{"v":1}').subarray(0, 20));
  expect([cut.status, cut.json().message]).toEqual([
    400,
    "body: expected whole gzip, got bytes that are not",
  ]);
  const other = await post("br", brotliCompressSync('{"v":1}'));
  expect([other.status, other.json().message]).toEqual([
    400,
    'body: expected no content-encoding, or gzip, got "br"',
  ]);
});

test("live.fetch: a body that another handler has read is 400 that says so", async () => {
  const live = createLive({ charts: { a: {} }, routes: { push: true } });
  onTestFinished(() => live.close());
  const request = new Request("http://a.example/api/push/a", { method: "POST", body: '{"v":1}' });
  await request.text();
  const response = await live.fetch(request);
  expect(response.status).toBe(400);
  expect(await response.text()).toContain("another handler has read it");
});
