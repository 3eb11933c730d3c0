import { describe, expect, test } from "vitest";
import { readSvg } from "../support/svg-reader.ts";
import { DOORS } from "../support/doors.ts";
import { some } from "../support/some.ts";

const START = Date.UTC(2026, 2, 1, 12);
const TWO = { charts: { a: { title: "First" }, b: { title: "Second" } } };

describe.each(DOORS)("%s", (_door, open) => {
  test("GET /: a page with all charts, which no other site may frame scripts into", async () => {
    const { ask, live } = await open({ ...TWO, title: "My charts" });
    live.push("a", { v: 4711 }, START);
    const { status, headers, text } = await ask("/");
    expect(status).toBe(200);
    expect(headers.get("content-type")).toMatch(/^text\/html; *charset=utf-8$/i);
    expect(headers.get("content-security-policy")).toContain("default-src 'none'");
    expect(headers.get("x-content-type-options")).toBe("nosniff");
    expect(text).toMatch(/^<!doctype html>/i);
    for (const part of ["<title>My charts</title>", "First", "Second", "4711", "new EventSource("])
      expect(text).toContain(part);
  });

  test("GET /: a chart that cannot be drawn keeps nobody from the others, and is told of", async () => {
    const fault = new Error("no such format");
    const told: unknown[] = [];
    const yFormat = () => {
      throw fault;
    };
    const charts = { a: { title: "First" }, b: { yFormat }, c: { title: "Third" } };
    const { ask, live } = await open({ charts, onError: (error) => told.push(error) });
    for (const name of ["a", "b", "c"]) live.push(name, { v: 4711 }, START);
    const { status, text } = await ask("/");
    expect(status).toBe(200);
    for (const part of ["First", "Third", "cannot be drawn"]) expect(text).toContain(part);
    expect(told).toEqual([fault]);
    expect((await ask("/c/b")).status).toBe(500);
  });

  test("GET /charts/a.svg: a well-formed chart, with a policy that lets nothing run", async () => {
    const { ask, live } = await open(TWO);
    live.push("a", { v: 1 }, START);
    const { status, headers, text } = await ask("/charts/a.svg?theme=dark&width=300&height=200");
    expect(status).toBe(200);
    expect(headers.get("content-type")).toMatch(/^image\/svg\+xml\b/);
    expect(headers.get("content-security-policy")).toContain("default-src 'none'");
    const [svg] = readSvg(text);
    expect(svg?.name).toBe("svg");
    expect(svg?.attributes).toMatchObject({ width: "300", height: "200" });
  });

  test("GET /charts: names are decoded, and unknown ones are 404 with JSON", async () => {
    const { ask } = await open({ charts: { "a/b ü": { title: "Odd" }, "100%": {} } });
    expect((await ask(`/charts/${encodeURIComponent("a/b ü")}.svg`)).text).toContain("Odd");
    expect((await ask("/charts/100%25.svg")).status).toBe(200);
    for (const name of ["nope", "__proto__", "toString", "%2e%2e", "%00", "<script>"]) {
      const { status, headers, json } = await ask(`/charts/${name}.svg`);
      expect(status).toBe(404);
      expect(headers.get("content-type")).toContain("application/json");
      expect(json().code).toBe("CHART_UNKNOWN");
    }
  });

  test("GET /charts/a.svg: a wrong width is 400 and names it", async () => {
    const { ask } = await open(TWO);
    const { status, json } = await ask("/charts/a.svg?width=huge");
    expect(status).toBe(400);
    expect(json()).toMatchObject({ code: "OPTION_INVALID" });
    expect(json().message).toContain("width");
    expect((await ask("/?theme=purple")).status).toBe(400);
  });

  test("GET /api/stats: the counters as JSON", async () => {
    const { ask } = await open(TWO);
    const { status, headers, json } = await ask("/api/stats");
    expect(status).toBe(200);
    expect(headers.get("content-type")).toContain("application/json");
    expect(headers.get("cache-control")).toContain("no-store");
    expect(json()).toMatchObject({ subscribers: 0, names: ["a", "b"], framesSent: 0 });
  });

  test.each(["/nope", "/charts", "/charts/a", "/charts/.svg", "/api", "/api/push", "/api/push/"])(
    "GET %s: 404",
    async (path) => {
      const { ask } = await open(TWO);
      const { status, headers } = await ask(path);
      expect(status).toBe(404);
      expect(headers.get("x-content-type-options")).toBe("nosniff");
    },
  );

  test.each(["/charts/%E0%A4%A.svg", "/charts/%.svg", "/charts/%FF.svg"])(
    "GET %s: a bad percent-encoding is 400",
    async (path) => {
      const { ask } = await open(TWO);
      const { status, json } = await ask(path);
      expect(status).toBe(400);
      expect(json().message).not.toBe("");
    },
  );

  test.each([
    ["POST", "/", "GET"],
    ["PUT", "/events", "GET"],
    ["DELETE", "/charts/a.svg", "GET"],
    ["POST", "/api/stats", "GET"],
    ["GET", "/api/push/a", "POST"],
  ])("%s %s: 405 that allows %s", async (method, path, allowed) => {
    const { ask } = await open(TWO);
    const { status, headers } = await ask(path, { method });
    expect(status).toBe(405);
    expect(headers.get("allow")).toContain(allowed);
  });

  test("OPTIONS: the methods of a route, and no more to pages of other sites", async () => {
    const { ask } = await open(TWO);
    const headers = { origin: "https://a.example", "access-control-request-method": "POST" };
    const { status, headers: answered } = await ask("/api/push/a", { method: "OPTIONS", headers });
    expect(status).toBe(204);
    expect(answered.get("allow")).toBe("POST, OPTIONS");
    expect(answered.get("access-control-allow-origin")).toBeNull();
    expect((await ask("/events", { method: "OPTIONS" })).headers.get("allow")).toContain("GET");
  });

  test.each(["/", "/charts/a.svg", "/api/stats", "/events", "/nope", "/charts/nope.svg"])(
    "HEAD %s: what GET says, without a body",
    async (path) => {
      const { ask, live } = await open(TWO);
      const head = await ask(path, { method: "HEAD" });
      expect(head.text).toBe("");
      expect(live.stats().subscribers).toBe(0);
      if (path === "/events") {
        expect(head.status).toBe(200);
        expect(head.headers.get("content-type")).toContain("text/event-stream");
        return;
      }
      const get = await ask(path);
      expect(head.status).toBe(get.status);
      expect(head.headers.get("content-type")).toBe(get.headers.get("content-type"));
    },
  );

  test("HEAD /events: an unknown chart is 404, as with GET", async () => {
    const { ask } = await open(TWO);
    expect((await ask("/events?chart=nope", { method: "HEAD" })).status).toBe(404);
  });

  test("basePath: all routes lie under it, and the page asks there", async () => {
    const { ask } = await open({ ...TWO, basePath: "/live" });
    for (const path of ["/live/", "/live", "/live/charts/a.svg", "/live/api/stats"])
      expect((await ask(path)).status).toBe(200);
    const seenFrom = { "/live/": "./", "/live": "./live/", "/live/c/a": "../" };
    for (const [page, mount] of Object.entries(seenFrom)) {
      expect((await ask(page)).text).toContain(`data-source="${mount}events?chart={name}&amp;`);
    }
    expect((await ask("/live/api/push/a", { method: "POST", body: '{"v":1}' })).status).toBe(200);
    expect((await ask("/livery/api/stats")).status).toBe(404);
  });

  test("GET /: its links lead to the charts' pictures, wherever the page is", async () => {
    const names = ["a", "a/b ü", "100%", "..", "{name}", 'x"y', "c:d"];
    for (const basePath of ["", "/live", "/a:b/c*d"]) {
      const charts = Object.fromEntries(names.map((name) => [name, { title: `<${name}>` }]));
      const { ask } = await open({ charts, basePath });
      // No address can end with "..".
      const own = names.filter((name) => name !== "..").map(encodeURIComponent);
      const pages = [`${basePath}/`, ...own.map((name) => `${basePath}/c/${name}`)];
      if (basePath !== "") pages.push(basePath, `${basePath}?theme=dark&chart=c:d`);
      const linked = new Set<string>();
      for (const page of pages) {
        const { text } = await ask(page);
        for (const [, href = ""] of some([...text.matchAll(/<a href="([^"]*)">SVG<\/a>/g)])) {
          const { origin, pathname, search } = new URL(href, `http://a.example${page}`);
          expect([href, origin]).toEqual([href, "http://a.example"]);
          const picture = await ask(pathname + search);
          expect([page, href, picture.status]).toEqual([page, href, 200]);
          expect(picture.headers.get("content-type")).toContain("image/svg+xml");
          expect(search).toBe(page.includes("theme") ? "?theme=dark" : "");
          linked.add(decodeURIComponent(pathname.slice(basePath.length + 3, -4)));
        }
      }
      expect([...linked].sort()).toEqual([...names].sort());
    }
  });

  test("GET /: it links to no pictures where they are off", async () => {
    const { ask } = await open({ ...TWO, routes: { pictures: false } });
    const { text } = await ask("/");
    expect(text).toContain("<figcaption>");
    expect(text).not.toMatch(/<figcaption>.*<a |data-picture/);
  });

  test("GET /: a page without charts advises what this server takes", async () => {
    const closed = await open({ basePath: "/live" });
    expect((await closed.ask("/live/")).text).not.toContain("curl");
    expect((await closed.ask("/live/")).text).toContain("addChart");
    const { ask, live } = await open({ basePath: "/live", addCharts: true });
    const { text } = await ask("/live/", { headers: { host: "example.org:8080" } });
    const [, body = "", host, path = ""] =
      /curl -d &#39;(.*?)&#39; http:\/\/([^/]+)(\S+)<\/code>/.exec(text) ?? [];
    expect(host).toMatch(/^[\w.]+(:\d+)?$/);
    const pushed = { method: "POST", body: body.replaceAll("&quot;", '"') };
    expect((await ask(path, pushed)).status).toBe(200);
    expect(live.names()).toHaveLength(1);
  });

  test("GET /: hostile names, titles and labels do not break out", async () => {
    const hostile = `</script><script>boom()</script><img src=x onerror=boom()>"' onload='boom()`;
    const { ask, live } = await open({
      charts: { [hostile]: { title: hostile, yTitle: hostile, note: hostile }, other: {} },
      title: `${hostile}</title>`,
      basePath: "",
    });
    live.push(hostile, { [hostile]: 1, "]]>": 2, "-->": 3 }, START);
    const { text } = await ask("/");
    expect(text.match(/<script/g)).toHaveLength(1);
    expect(text.match(/<\/script/g)).toHaveLength(1);
    // Charts have titles of their own, for names that they cut.
    expect(text.slice(0, text.indexOf("<body>")).match(/<\/title>/g)).toHaveLength(1);
    expect(text).not.toContain("<img");
    const main = text.slice(text.indexOf("<body>"), text.indexOf("<script>"));
    const tags = main.replace(/"[^"]*"/g, '""').match(/<[a-z][^>]*>/gi) ?? [];
    expect(tags.length).toBeGreaterThan(0);
    expect(tags.filter((tag) => /\son\w+=/i.test(tag))).toEqual([]);
    const svg = (await ask(`/charts/${encodeURIComponent(hostile)}.svg`)).text;
    const elements = readSvg(svg);
    expect(elements.map(({ name }) => name)).not.toContain("script");
    for (const { attributes } of some(elements)) {
      expect(Object.keys(attributes).filter((name) => name.startsWith("on"))).toEqual([]);
    }
  });
});
