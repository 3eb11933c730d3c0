import { createServer as createHttp1, Agent, get } from "node:http";
import { connect, createServer, type IncomingHttpHeaders } from "node:http2";
import type { AddressInfo } from "node:net";
import { expect, onTestFinished, test } from "vitest";
import { createLive } from "../../src/entries/live.ts";

/** A hub behind HTTP/2 without TLS, and a way to ask it. */
async function openHttp2() {
  const live = createLive({ charts: { a: {} }, routes: { push: true }, everyMs: 50 });
  const server = createServer(live.handler);
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  const client = connect(`http://${host}`);
  onTestFinished(async () => {
    live.close();
    client.destroy();
    await new Promise((done) => server.close(done));
  });
  const ask = (headers: Record<string, string>, body?: string) =>
    new Promise<{ status: number; headers: IncomingHttpHeaders; text: string }>((resolve) => {
      const stream = client.request(headers);
      let answered: IncomingHttpHeaders = {};
      let text = "";
      stream.on("response", (got) => (answered = got));
      stream.setEncoding("utf8").on("data", (part: string) => (text += part));
      stream.on("end", () =>
        resolve({ status: Number(answered[":status"]), headers: answered, text }),
      );
      stream.end(body);
    });
  return { host, client, ask, live };
}

test("live.handler over HTTP/2: the own page may push, others may not, and nothing warns", async () => {
  const warnings: Error[] = [];
  const warned = (warning: Error) => void warnings.push(warning);
  process.on("warning", warned);
  onTestFinished(() => void process.off("warning", warned));
  const { host, ask } = await openHttp2();
  const push = (origin: string) =>
    ask({ ":path": "/api/push/a", ":method": "POST", origin }, '{"v": 3}');
  expect((await push(`http://${host}`)).status).toBe(200);
  for (const origin of [
    "null",
    "http://evil.example",
    "no url",
    "",
    `http://evil.example/${host}`,
  ]) {
    expect((await push(origin)).status, origin).toBe(403);
  }
  for (const path of ["/", "/c/a.svg", "/api/stats", "/nope"]) {
    const { headers } = await ask({ ":path": path });
    expect(headers["connection"]).toBeUndefined();
  }
  await new Promise((done) => setImmediate(done));
  expect(warnings).toEqual([]);
});

test("live.handler over HTTP/2: frames come, and a viewer that leaves is gone", async () => {
  const { client, live } = await openHttp2();
  const stream = client.request({ ":path": "/events?chart=a" });
  const first = await new Promise<string>((resolve) => {
    let text = "";
    stream.setEncoding("utf8").on("data", (part: string) => {
      text += part;
      if (text.includes("</svg>")) resolve(text);
    });
  });
  expect(first).toContain("data: <svg");
  expect(live.stats().subscribers).toBe(1);
  stream.close();
  await expect.poll(() => live.stats().subscribers).toBe(0);
});

test("live.handler: ordinary answers keep their connection", async () => {
  const live = createLive({ charts: { a: {} } });
  const server = createHttp1(live.handler);
  let connections = 0;
  server.on("connection", () => connections++);
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  onTestFinished(async () => {
    live.close();
    agent.destroy();
    await new Promise((done) => server.close(done));
  });
  const { port } = server.address() as AddressInfo;
  for (const path of ["/c/a.svg", "/c/a.svg", "/api/stats", "/", "/nope"]) {
    await new Promise<void>((done) => {
      get({ port, host: "127.0.0.1", path, agent }, (response) =>
        response.resume().on("end", () => done()),
      );
    });
  }
  expect(connections).toBe(1);
});
