import { describe, expect, test } from "vitest";
import { DOORS } from "../support/doors.ts";
import { served, watch } from "../support/served.ts";

const TWO = { charts: { a: { title: "First" }, 'b "c"': { title: "Odd" } }, everyMs: 20 };
const START = Date.UTC(2026, 2, 1, 12);

/** What comes of a page until a text is in it. */
async function readUntil(
  url: string,
  text: string,
  encoding = "gzip, br",
): Promise<{ html: string }> {
  const abort = new AbortController();
  const headers = { "accept-encoding": encoding };
  const response = await fetch(url, { signal: abort.signal, headers });
  const decoder = new TextDecoder();
  let html = "";
  for await (const bytes of response.body!) {
    html += decoder.decode(bytes, { stream: true });
    if (html.includes(text)) break;
  }
  abort.abort();
  return { html };
}

describe.each(DOORS)("%s", (_door, open) => {
  test("HEAD /live.html: a page that may not be kept, and has no script", async () => {
    const { ask } = await open(TWO);
    for (const path of ["/live.html", "/c/a.live.html", "/charts/a.live.html"]) {
      const { status, headers } = await ask(path, { method: "HEAD" });
      expect([status, headers.get("content-type")]).toEqual([200, "text/html; charset=utf-8"]);
      expect(headers.get("content-security-policy")).toContain(
        "default-src 'none'; img-src data:;",
      );
      expect(headers.get("cache-control")).toBe("no-cache, no-transform");
    }
    expect((await ask("/live.html", { method: "POST" })).status).toBe(405);
  });

  test("GET /live.html: refused, it is a page that says so and comes again", async () => {
    const { ask } = await open({ charts: {} });
    for (const path of ["/live.html", "/c/nope.live.html", "/x/live.html?chart=nope"]) {
      const { status, headers, text } = await ask(path);
      expect([path, status, headers.get("content-type")]).toEqual([
        path,
        404,
        "text/html; charset=utf-8",
      ]);
      expect(text).toMatch(/<meta http-equiv="refresh" content="\d+">/);
      expect(text).toContain("not there yet");
    }
  });

  test("GET /live.html?theme=purple: what is wrong for good is an error", async () => {
    const { ask } = await open(TWO);
    const { status, json } = await ask("/live.html?theme=purple");
    expect([status, json().code]).toEqual([400, "OPTION_INVALID"]);
  });
});

test("GET /live.html: frames of each chart, in an element that names it, with an end behind it", async () => {
  const { live, url } = await served({ ...TWO, title: "Ours & <yours>" });
  live.push("a", { v: 4711 }, START);
  const { html } = await readUntil(`${url}/live.html`, "Odd");
  expect(html).toMatch(/<div data-chart="a"><svg .*?<\/svg><\/div><i><\/i>\n/);
  expect(html).toContain('<div data-chart="b &quot;c&quot;"><svg ');
  expect(html).toContain("<h1>Ours &amp; &lt;yours&gt;</h1>");
  expect(html).not.toContain("<script");
});

test("GET /live.html: what keeps a silent connection is a blank line, and no comment of an event stream", async () => {
  const { url } = await served({ charts: { a: {} }, everyMs: 60_000, keepAliveMs: 100 });
  const { html } = await readUntil(`${url}/live.html`, "</i>\n\n\n", "identity");
  expect(html).toMatch(/<main>\n<div data-chart="a"><svg .*<\/svg><\/div><i><\/i>\n\n+$/);
});

test("GET /live.html: a full server is a page that says so and comes again", async () => {
  const { url } = await served({ ...TWO, maxSubscribers: 1 });
  const first = await watch(`${url}/events`);
  await first.until(() => true);
  const response = await fetch(`${url}/live.html`);
  expect(response.status).toBe(503);
  expect(Number(response.headers.get("retry-after"))).toBeGreaterThanOrEqual(5);
  expect(await response.text()).toContain("too many viewers");
});

test("GET /live.html: of very many charts it has the first, and says how many are left", async () => {
  const charts = Object.fromEntries(Array.from({ length: 70 }, (_, i) => [`c${i}`, {}]));
  const { url } = await served({ charts, everyMs: 20 });
  const { html } = await readUntil(`${url}/live.html`, '<div data-chart="c63">');
  expect(html).toContain("6 more charts");
  expect(html).not.toContain("c64");
});

test("GET /: without a script it links to the page that needs none", async () => {
  const { url } = await served(TWO);
  const linked = async (path: string) => {
    const html = await (await fetch(`${url}${path}`)).text();
    const href = /<noscript>.*<a href="([^"]*)"/.exec(html)?.[1]?.replaceAll("&amp;", "&");
    return href === undefined ? undefined : new URL(href, `${url}${path}`).href.slice(url.length);
  };
  expect(await linked("/?theme=dark&chart=a")).toBe("/live.html?theme=dark&chart=a");
  expect(await linked("/charts/")).toBe("/charts/live.html");
  expect(await linked("/c/a")).toBe("/c/a.live.html");
  expect(await linked("/?from=0")).toBeUndefined();
});
