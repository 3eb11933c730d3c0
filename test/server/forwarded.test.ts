import { describe, expect, test } from "vitest";
import { DOORS } from "../support/doors.ts";

const LONG = `${"long-name.".repeat(20)}example`;

describe.each(DOORS)("%s", (_door, open) => {
  test("trustProxy: of a list only the last is the proxy's own", async () => {
    const { ask } = await open({
      charts: { a: {} },
      trustProxy: true,
      allowHosts: ["public.example", LONG],
    });
    const status = async (forwarded: string) =>
      (await ask("/c/a.svg", { headers: { "x-forwarded-host": forwarded } })).status;
    expect(await status("public.example")).toBe(200);
    expect(await status("whatever.example, public.example:443")).toBe(200);
    expect(await status(LONG)).toBe(200);
    for (const host of ["localhost, evil.example", "public.example, evil.example", `${LONG}x`]) {
      expect(await status(host), host).toBe(403);
    }
  });

  test("trustProxy: without it, what a request claims of its host means nothing", async () => {
    const { ask } = await open({ charts: { a: {} }, allowHosts: ["public.example"] });
    const headers = { host: "evil.example", "x-forwarded-host": "public.example" };
    expect((await ask("/c/a.svg", { headers })).status).toBe(403);
  });

  test("POST: the own page's origin is known where a proxy names the usual port", async () => {
    const { ask } = await open({ charts: { a: {} } });
    const push = async (origin: string, host: string) =>
      (await ask("/api/push/a", { method: "POST", body: '{"v":1}', headers: { origin, host } }))
        .status;
    expect(await push("http://box.lan", "box.lan:80")).toBe(200);
    expect(await push("https://box.lan", "box.lan:443")).toBe(200);
    expect(await push("https://box.lan", "BOX.lan")).toBe(200);
    expect(await push("http://box.lan:8080", "box.lan:8080")).toBe(200);
    for (const [origin, host] of [
      ["http://box.lan:8080", "box.lan"],
      ["http://box.lan", "box.lan:8080"],
      ["http://evil.example", "box.lan"],
      ["http://evil.example", "box.lan@evil.example"],
      ["http://evil.example", "evil.example/box.lan"],
      ["null", "box.lan"],
      ["file://", "box.lan"],
      ["file://", ""],
    ] as const) {
      expect(await push(origin, host), `${origin} at ${host}`).not.toBe(200);
    }
  });
});
