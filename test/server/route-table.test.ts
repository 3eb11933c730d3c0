import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { describe, expect, onTestFinished, test } from "vitest";
import { createLive } from "../../src/entries/live.ts";
import { type HttpRequest, textResponse } from "../../src/server/http.ts";
import { findRoute, type Route } from "../../src/server/route-table.ts";
import { DOORS } from "../support/doors.ts";

const START = Date.UTC(2026, 2, 1, 12);
const TWO = { charts: { a: { title: "First" }, "b/c ü": { title: "Odd" } } };

describe.each(DOORS)("%s", (_door, open) => {
  test("GET /c/a: the page of that chart alone, wherever charts are mounted", async () => {
    const { ask, live } = await open(TWO);
    live.push("a", { v: 4711 }, START);
    const { status, headers, text } = await ask("/c/a?theme=dark");
    expect([status, headers.get("content-type")]).toEqual([200, "text/html; charset=utf-8"]);
    for (const part of ["4711", 'data-source="../events?', 'data-theme="dark"'])
      expect(text).toContain(part);
    for (const part of ["Odd", "data-whole"]) expect(text).not.toContain(part);
    expect((await ask(`/c/${encodeURIComponent("b/c ü")}`)).text).toContain("Odd");
    for (const base of ["/x/y", "/c", "/c/c"]) {
      expect((await ask(`${base}/c/a`)).text).toContain(`href="../c/a.svg"`);
    }
  });

  test("GET /c/nope: an unknown chart is 404 by its name, and POST /c/a is 405", async () => {
    const { ask } = await open(TWO);
    for (const name of ["nope", "__proto__", "<script>"]) {
      const { status, json } = await ask(`/c/${name}`);
      expect([status, json().code]).toEqual([404, "CHART_UNKNOWN"]);
    }
    expect((await ask("/c/%FF")).status).toBe(400);
    expect((await ask("/c/a", { method: "POST" })).status).toBe(405);
  });

  test("GET /c/events: the events of charts that are mounted at /c", async () => {
    const { ask } = await open(TWO);
    const { status, json } = await ask("/c/events?chart=nope");
    expect([status, json().code]).toEqual([404, "CHART_UNKNOWN"]);
    expect(json().message).toContain("nope");
  });

  test.each(["svg", "png", "table.html"])("GET /c/a.%s: what /charts/a.* is", async (type) => {
    const { ask, live } = await open(TWO);
    live.push("a", { v: 4711 }, START);
    const { status, text } = await ask(`/c/a.${type}`);
    expect(status).toBe(200);
    expect(text).toBe((await ask(`/charts/a.${type}`)).text);
  });
});

describe.each(DOORS)("%s, behind a proxy that decodes slashes", (_door, open) => {
  const SLASHED = {
    charts: { a: {}, "home/attic": { title: "Attic" }, "c/c/a": { title: "Deep" } },
  };

  test.each(["", "/x/y", "/c", "/charts"])("at %s: a chart with slashes is found", async (base) => {
    const { ask, live } = await open(SLASHED);
    live.push("home/attic", { v: 4711 }, START);
    for (const path of ["/c/home/attic", "/c/home/attic.svg", "/charts/home/attic.table.html"]) {
      const { status, text } = await ask(base + path, { headers: { accept: "text/html" } });
      expect([status, text.includes("4711")], path).toEqual([200, true]);
      expect(text).not.toContain("Deep");
    }
    const body = '{"v":4712}';
    expect((await ask(`${base}/api/push/home/attic`, { method: "POST", body })).status).toBe(200);
    expect(live.draw("home/attic")).toContain("4712");
  });

  test("no other paths are: what is no chart's is what it was", async () => {
    const { ask } = await open(SLASHED);
    const html = { headers: { accept: "text/html" } };
    for (const path of ["/c/home/cellar.svg", "/c//home/attic.svg", "//c/home/attic.svg"]) {
      expect((await ask(path, html)).status, path).toBe(404);
    }
    expect((await ask("/c/home/cellar", html)).text).toContain("Deep");
    const post = { method: "POST", body: '{"v":1}' };
    expect((await ask("/api/push/home/cellar", post)).status).toBe(404);
  });

  test("pushes add charts with slashes where they may add any", async () => {
    const { ask, live } = await open({ addCharts: true });
    const post = { method: "POST", body: '{"v":1}' };
    expect((await ask("/api/push/home/cellar", post)).status).toBe(200);
    expect(live.names()).toEqual(["home/cellar"]);
  });
});

test("live.handler: a page below /c/ that is no chart's goes on to next", async () => {
  const live = createLive(TWO);
  const server = createServer((req, res) => live.handler(req, res, () => res.end("the shop's")));
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  onTestFinished(() => (live.close(), server.closeAllConnections(), void server.close()));
  const { port } = server.address() as AddressInfo;
  const ask = async (path: string) => (await fetch(`http://127.0.0.1:${port}${path}`)).text();
  for (const path of ["/c/shoes", "/c/%FF", "/shop"]) expect(await ask(path)).toBe("the shop's");
  for (const path of ["/c/a", "/c/a@400x260"]) expect(await ask(path)).toContain("First");
});

/** A path below one that has very many parts. */
const deep = (path: string) => `/${"x/".repeat(7000)}${path}`;

/** Finds the route of a path, and counts how often one more route was tried. */
function countTries(path: string): { found: string | undefined; tries: number } {
  let tries = 0;
  const never = Object.assign(/^$/, { exec: () => (tries++, null) });
  const counted: Route = { method: "GET", name: "page", path: never, handle: () => NOTHING };
  const request = { method: "GET", url: new URL(path, "http://x"), isMounted: true } as HttpRequest;
  const route = findRoute({ ...request, header: () => undefined }, "", [counted], () => false);
  return { found: route?.chart, tries };
}

const NOTHING = textResponse(200, "");

test("findRoute: a path of thousands of parts is tried at its end alone, and leads there", () => {
  const { found, tries } = countTries(deep("nothing.js"));
  expect(found).toBeUndefined();
  expect(tries).toBeGreaterThan(1);
  expect(tries).toBeLessThan(1000);
  expect(countTries(deep("c/a.svg")).found).toBe("a");
  expect(countTries("/x/c/b.svg").found).toBe("b");
});
