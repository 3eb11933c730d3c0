import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, expect, test } from "vitest";
import { type Catalog, createCatalog } from "../../src/catalog/catalog.ts";
import { openLive, type Live } from "../../src/server/create-live.ts";
import { createReceiverRoutes } from "../../src/sources/receiver-routes.ts";

let closing: (() => void)[] = [];
afterEach(() => {
  for (const close of closing) close();
  closing = [];
});

interface Station {
  url: string;
  live: Live;
}

/** A server that takes protocols, with a catalog of its own. @param isKept whether its points are kept. */
async function startStation({ isKept = true, token }: { isKept?: boolean; token?: string } = {}) {
  let catalog!: Catalog;
  const mark = () => 0;
  const settled = () => Promise.resolve(isKept);
  const options = { addCharts: true, routes: { push: true }, ...(token && { token }) };
  const live = openLive(options, { replaces: true }, (open) => {
    catalog = createCatalog({ ...open, mark, settled, forgetMs: 1e9, onChart: () => {} });
    return {
      receivers: createReceiverRoutes(),
      contextOf: catalog.contextOf,
      mark,
      settled,
      origins: () => ({ charts: [], sources: catalog.sources(), kept: undefined }),
    };
  });
  const server: Server = createServer(live.handler);
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  closing.push(() => {
    live.close();
    server.close();
    server.closeAllConnections();
  });
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}`, live } satisfies Station;
}

const LINE = "room temp=21.4";

function write(url: string, headers: Record<string, string> = {}, query = ""): Promise<Response> {
  return fetch(`${url}/api/v2/write${query}`, { method: "POST", headers, body: LINE });
}

test("POST /api/v2/write: what comes is a chart, and told of at /api/sources and /sources", async () => {
  const { url, live } = await startStation();
  expect((await write(url)).status).toBe(204);
  expect(live.names()).toEqual(["room"]);
  const { sources } = (await (await fetch(`${url}/api/sources`)).json()) as { sources: object[] };
  expect(sources).toMatchObject([{ name: "influx", taken: 1 }]);
  const page = await (await fetch(`${url}/sources`)).text();
  expect(page).toContain('<td data-head="Source">influx</td><td data-head="Points">1</td>');
});

test("POST /api/v2/write: where points cannot be kept, their sender hears so and may send them again", async () => {
  const { url, live } = await startStation({ isKept: false });
  const response = await write(url);
  expect(response.status).toBe(503);
  expect(Number(response.headers.get("retry-after"))).toBeGreaterThan(0);
  expect(((await response.json()) as { message: string }).message).toContain("could not be kept");
  // Whoever watches sees them all the same.
  expect(live.table("room")).toContain("21.4");
});

test("POST /api/push/NAME: where points cannot be kept, the answer says so", async () => {
  const { url } = await startStation({ isKept: false });
  const push = await fetch(`${url}/api/push/a`, { method: "POST", body: '{"A":1}' });
  expect(await push.json()).toEqual({ pushed: 1, kept: false });
});

test("POST /api/v2/write: a token is taken in each form that clients have", async () => {
  const token = "secret-token";
  const { url } = await startStation({ token });
  const basic = `Basic ${Buffer.from(`user:${token}`).toString("base64")}`;
  for (const authorization of [`Token ${token}`, `Bearer ${token}`, basic]) {
    expect((await write(url, { authorization })).status).toBe(204);
  }
  expect((await write(url, {}, `?u=user&p=${token}`)).status).toBe(204);
  for (const authorization of ["Token wrong", "Bearer", `Basic ${token}`, "Digest x", ""]) {
    expect((await write(url, { authorization })).status).toBe(401);
  }
  expect((await write(url, {}, "?p=wrong")).status).toBe(401);
  // The ways of our own take one form alone.
  const push = (authorization: string) =>
    fetch(`${url}/api/push/a`, { method: "POST", headers: { authorization }, body: '{"A":1}' });
  expect((await push(`Token ${token}`)).status).toBe(401);
  expect((await push(`Bearer ${token}`)).status).toBe(200);
});

test.each(["/sources", "/api/sources"])(
  "GET %s: asks for the token where there is one",
  async (path) => {
    const token = "secret-token";
    const { url } = await startStation({ token });
    expect((await fetch(url + path)).status).toBe(401);
    const headers = { authorization: `Bearer ${token}` };
    expect((await fetch(url + path, { headers })).status).toBe(200);
    expect((await fetch(`${url}${path}?p=${token}`)).status).toBe(200);
    expect((await fetch(`${url}/api/stats`)).status).toBe(200);
  },
);

test("POST /api/v2/write: a page of another site is refused, as everywhere", async () => {
  const { url, live } = await startStation();
  expect((await write(url, { origin: "https://evil.example" })).status).toBe(403);
  expect(live.names()).toEqual([]);
});
