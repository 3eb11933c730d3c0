import { expect, describe, test } from "vitest";
import { createLive, type LiveOptions } from "../../src/entries/live.ts";
import { serve } from "../../src/entries/server.ts";
import { DOORS } from "../support/doors.ts";
import { request as httpRequest } from "node:http";
import { onTestFinished } from "vitest";

const ONE = { charts: { a: {} } };
const OFF = { routes: { push: false, annotate: false } };
const PATHS = {
  page: ["GET", "/"],
  events: ["GET", "/events"],
  pictures: ["GET", "/c/a.svg"],
  table: ["GET", "/c/a.table.html"],
  stats: ["GET", "/api/stats"],
  push: ["POST", "/api/push/a"],
  annotate: ["POST", "/api/annotate/a"],
} as const;
const BODIES = { push: '{"v":1}', annotate: '{"label":"x"}' };
type RouteName = keyof typeof PATHS;
const NAMES = Object.keys(PATHS) as RouteName[];

function asked(name: RouteName, headers: Record<string, string> = {}) {
  const [method] = PATHS[name];
  const body = name === "push" || name === "annotate" ? { body: BODIES[name] } : {};
  return { method: name === "events" ? "HEAD" : method, headers, ...body };
}

test("createLive(): nobody can write before it is asked for", async () => {
  const live = createLive({ ...ONE, addCharts: true });
  onTestFinished(() => live.close());
  for (const name of ["push", "annotate"] as const) {
    const [method, path] = PATHS[name];
    const request = new Request(`http://x.example${path}`, { method, body: BODIES[name] });
    const response = await live.fetch(request);
    expect(response.status).toBe(403);
    expect(await response.json()).toMatchObject({ code: "FORBIDDEN" });
  }
  expect(live.names()).toEqual(["a"]);
});

describe.each(DOORS)("%s", (_door, open) => {
  test.each(NAMES)("routes: %s is switched by itself", async (name) => {
    const others = Object.fromEntries(NAMES.map((one) => [one, one !== name]));
    const { ask } = await open({ ...ONE, routes: others });
    for (const one of NAMES) {
      const { status } = await ask(PATHS[one][1], asked(one));
      expect(status, one).toBe(one === name ? 403 : 200);
    }
  });

  test("token: it guards writing", async () => {
    const { ask } = await open({ ...ONE, token: "a-long-secret" });
    const wrong = [
      "",
      "Bearer",
      "Bearer a-long-secre",
      "Bearer a-long-secret2",
      "Basic a-long-secret",
    ];
    for (const authorization of wrong) {
      const answered = await ask("/api/push/a", asked("push", { authorization }));
      expect(answered.status, authorization).toBe(401);
      expect(answered.headers.get("www-authenticate")).toBe("Bearer");
      expect(answered.json().code).toBe("UNAUTHORIZED");
    }
    const right = asked("push", { authorization: "Bearer a-long-secret" });
    expect((await ask("/api/push/a", right)).status).toBe(200);
    expect((await ask("/c/a.svg")).status).toBe(200);
  });

  test('tokenFor "all": it guards reading as well', async () => {
    const { ask } = await open({ ...ONE, token: "a-long-secret", tokenFor: "all" });
    for (const name of NAMES) {
      expect((await ask(PATHS[name][1], asked(name))).status, name).toBe(401);
      const right = asked(name, { authorization: "bearer a-long-secret" });
      expect((await ask(PATHS[name][1], right)).status, name).toBe(200);
    }
  });

  test("allowOrigins: pages of these sites may read and post, others may not", async () => {
    const friend = "https://a.example";
    const { ask } = await open({ ...ONE, allowOrigins: [friend] });
    const read = await ask("/c/a.svg", { headers: { origin: friend } });
    expect(read.headers.get("access-control-allow-origin")).toBe(friend);
    expect(read.headers.get("vary")).toContain("origin");
    const site = { "sec-fetch-site": "cross-site" };
    const push = (origin: string) => ask("/api/push/a", asked("push", { origin, ...site }));
    expect((await push(friend)).status).toBe(200);
    for (const origin of [
      "https://b.example",
      "http://a.example",
      "null",
      `${friend}.evil.example`,
    ]) {
      expect((await push(origin)).status, origin).toBe(403);
      const { headers } = await ask("/c/a.svg", { headers: { origin } });
      expect(headers.get("access-control-allow-origin")).toBeNull();
    }
    const preflight = { origin: friend, "access-control-request-method": "POST" };
    const { headers } = await ask("/api/push/a", { method: "OPTIONS", headers: preflight });
    expect(headers.get("access-control-allow-methods")).toContain("POST");
    expect(headers.get("access-control-allow-headers")).toContain("authorization");
  });

  test("posts: what a browser says of a page's site counts, behind any proxy", async () => {
    const { ask } = await open(ONE);
    const push = (headers: Record<string, string>) => ask("/api/push/a", asked("push", headers));
    const origin = "https://public.example";
    expect((await push({ origin, "sec-fetch-site": "same-origin" })).status).toBe(200);
    for (const site of ["cross-site", "same-site"])
      expect((await push({ origin, "sec-fetch-site": site })).status).toBe(403);
    expect((await push({ "sec-fetch-site": "cross-site" })).status).toBe(403);
    expect((await push({ origin })).status).toBe(403);
  });

  test("compression: false: frames go out as they are, for what stands in front to encode", async () => {
    const accept = { method: "HEAD", headers: { "accept-encoding": "gzip, zstd" } };
    const encoding = async (options: LiveOptions) => {
      const { ask } = await open({ ...ONE, ...options });
      return (await ask("/events", accept)).headers.get("content-encoding");
    };
    expect(await encoding({})).toMatch(/^(gzip|zstd)$/);
    expect(await encoding({ compression: false })).toBeNull();
  });

  test("trustProxy: the host is the one that the viewer asked the proxy for", async () => {
    const { ask } = await open({ ...ONE, trustProxy: true });
    const proxied = { "x-forwarded-host": "public.example", "x-forwarded-proto": "https" };
    const push = (origin: string) => ask("/api/push/a", asked("push", { origin, ...proxied }));
    expect((await push("https://public.example")).status).toBe(200);
    expect((await push("https://evil.example")).status).toBe(403);
  });

  test("allowHosts: a request for another name is refused", async () => {
    const { ask } = await open({ ...ONE, allowHosts: ["charts.example"] });
    const status = async (host: string) => (await ask("/c/a.svg", { headers: { host } })).status;
    for (const host of [
      "charts.example",
      "CHARTS.example:8080",
      "127.0.0.1:80",
      "[::1]",
      "localhost",
    ])
      expect(await status(host), host).toBe(200);
    for (const host of ["evil.example", "charts.example.evil.example", "1.2.3.4.evil.example"])
      expect(await status(host), host).toBe(403);
  });

  test("GET: what is not shared cannot be embedded in other sites, and a page runs its own script", async () => {
    const { ask } = await open(ONE);
    for (const path of ["/", "/c/a.svg", "/nope"]) {
      const { headers } = await ask(path);
      expect(headers.get("cross-origin-resource-policy")).toBe("same-origin");
    }
    const { headers, text } = await ask("/");
    const policy = headers.get("content-security-policy") ?? "";
    expect(policy).toMatch(/script-src 'sha256-[\w+/=]+';/);
    expect(policy).not.toMatch(/script-src [^;]*unsafe/);
    expect(text.match(/<script/g)).toHaveLength(1);
  });
});

test("serve(): it takes IP addresses, localhost, its own host and allowHosts", async () => {
  const live = createLive(ONE);
  const { port, close } = await serve(live.handler, { port: 0, allowHosts: ["box.lan"] });
  onTestFinished(async () => {
    live.close();
    await close();
  });
  const status = (host: string) =>
    new Promise<number>((resolve, reject) => {
      const headers = { host };
      httpRequest({ port, host: "localhost", path: "/c/a.svg", headers }, (response) => {
        response.resume();
        resolve(response.statusCode ?? 0);
      })
        .on("error", reject)
        .end();
    });
  for (const host of [`127.0.0.1:${port}`, `localhost:${port}`, `[::1]:${port}`, "box.lan"])
    expect(await status(host), host).toBe(200);
  for (const host of [`evil.example:${port}`, "box.lan.evil.example", "localhost.evil.example"])
    expect(await status(host), host).toBe(403);
});

test.each<[string, Record<string, unknown>]>([
  ["routes", { routes: { pusj: true } }],
  ["routes", { routes: { push: "yes" } }],
  ["token", { token: "short" }],
  ["tokenFor", { tokenFor: "read" }],
  ["allowOrigins", { allowOrigins: ["a.example"] }],
  ["allowOrigins", { allowOrigins: ["https://a.example/"] }],
  ["allowHosts", { allowHosts: "a.example" }],
  ["compression", { compression: "gzip" }],
])("createLive(): a wrong option %s is refused by name", (name, options) => {
  expect(() => createLive({ ...OFF, ...options })).toThrow(`option ${name}`);
});
