import { expect, test } from "vitest";
import { createLive, type LiveOptions } from "../../src/entries/live.ts";
import { eventually, served, showing, watch } from "../support/served.ts";

const START = Date.UTC(2026, 2, 1, 12);

test("/events: has the headers that proxies and browsers need", async () => {
  const { url } = await served({ charts: { a: {} } });
  const { status, headers } = await watch(`${url}/events`);
  expect(status).toBe(200);
  expect(headers["content-type"]).toMatch(/^text\/event-stream\b/);
  expect(headers["cache-control"]).toContain("no-cache");
  expect(headers["cache-control"]).toContain("no-transform");
  expect(headers["x-accel-buffering"]).toBe("no");
  expect(headers["content-length"]).toBeUndefined();
});

test("/events: retry is there, near retryMs, and not the same for all", async () => {
  const { url } = await served({ charts: { a: {} }, retryMs: 10_000 });
  const watchers = await Promise.all(Array.from({ length: 20 }, () => watch(`${url}/events`)));
  await Promise.all(watchers.map((watcher) => watcher.until(() => true)));
  const retries = watchers.map((watcher) => watcher.retries);
  expect(retries.every((own) => own.length === 1)).toBe(true);
  const waits = retries.flat();
  expect(Math.min(...waits)).toBeGreaterThanOrEqual(5000);
  expect(Math.max(...waits)).toBeLessThanOrEqual(15_000);
  expect(new Set(waits).size).toBeGreaterThan(10);
});

test("/events: every event has an id, which a new frame changes", async () => {
  const { live, url } = await served({ charts: { a: {} }, everyMs: 16 });
  const watcher = await watch(`${url}/events`);
  await watcher.until(() => true);
  for (let i = 1; i <= 5; i++) {
    live.push("a", { v: 4000 + i }, START + i * 1000);
    await watcher.until(showing(`${4000 + i}`));
  }
  const ids = watcher.events.map(({ lastEventId }) => lastEventId);
  expect(ids.every((id) => id !== "")).toBe(true);
  expect(new Set(ids).size).toBe(ids.length);
});

test("/events: Last-Event-ID from another life gets the present frame", async () => {
  const { live, url } = await served({ charts: { a: {} }, everyMs: 60_000 });
  live.push("a", { v: 4711 }, START);
  const watcher = await watch(`${url}/events`, { "last-event-id": "999999" });
  await watcher.until(showing("4711"));
});

test.each([
  ["soon", { everyMs: 100, keepAliveMs: 100 }],
  ["also where cycles are far apart", { everyMs: 60_000, keepAliveMs: 100 }],
] satisfies [string, LiveOptions][])(
  "/events: a silent connection gets keep-alive comments, %s",
  async (_name, options) => {
    const { url } = await served({ charts: { a: {} }, ...options });
    const watcher = await watch(`${url}/events`);
    await watcher.until(() => true);
    await eventually("three comments", () => watcher.comments.length >= 3);
    expect(watcher.events).toHaveLength(1);
  },
);

test("/events: one chart is plain message events", async () => {
  const { url } = await served({ charts: { a: {}, b: {} } });
  const watcher = await watch(`${url}/events?chart=b`);
  expect((await watcher.until(() => true)).type).toBe("message");
});

test.each(["", "?chart=a&chart=b&chart=c", "?chart=a,b,c", "?chart=c,b&chart=a"])(
  "/events%s: several charts are events with their names, each with its own chart",
  async (query) => {
    const charts = { a: { title: "Title a" }, b: { title: "Title b" }, c: { title: "Title c" } };
    const { live, url } = await served({ charts, everyMs: 16 });
    const watcher = await watch(`${url}/events${query}`);
    for (const name of ["a", "b", "c"]) {
      const { data } = await watcher.until(({ type }) => type === name);
      expect(data).toContain(`Title ${name}`);
    }
    expect(watcher.events).toHaveLength(3);
    live.push("b", { v: 4711 }, START);
    expect((await watcher.until(showing("4711"))).type).toBe("b");
    expect(watcher.events).toHaveLength(4);
  },
);

test.each(["a,b", "ü", "a b", "x&y", "+", "100%", "message"])(
  "/events: the chart %j can be asked for by name",
  async (name) => {
    const { url } = await served({ charts: { [name]: { title: "Here" }, other: {} } });
    const one = await watch(`${url}/events?chart=${encodeURIComponent(name)}`);
    expect((await one.until(() => true)).data).toContain("Here");
    const all = await watch(`${url}/events`);
    expect((await all.until(({ type }) => type === name)).data).toContain("Here");
  },
);

test("/events: an unknown chart is 404 with JSON that names it, and no subscriber", async () => {
  const { live, url } = await served({ charts: { a: {} } });
  for (const query of ["chart=nope", "chart=a,nope", "chart=", "chart=a,"]) {
    const response = await fetch(`${url}/events?${query}`);
    expect(response.status).toBe(404);
    expect(await response.json()).toMatchObject({ code: "CHART_UNKNOWN" });
  }
  expect(live.stats().subscribers).toBe(0);
});

test("/events: a drawing that throws reaches onError, and other charts go on", async () => {
  const errors: unknown[] = [];
  let broken = false;
  const yFormat = (value: number) => {
    if (broken) throw new Error("format broke");
    return String(value);
  };
  const charts = { bad: { yFormat }, good: {} };
  const onError = (error: unknown) => errors.push(error);
  const { live, url } = await served({ charts, everyMs: 16, onError });
  live.push("bad", { v: 1 }, START);
  const watchers = [
    await watch(`${url}/events?chart=bad`),
    await watch(`${url}/events?chart=good`),
  ];
  await Promise.all(watchers.map((watcher) => watcher.until(() => true)));
  broken = true;
  live.push("bad", { v: 4242 }, START + 1000);
  live.push("good", { v: 4711 }, START + 1000);
  await watchers[1]?.until(showing("4711"));
  await eventually("an error", () => errors.length > 0);
  broken = false;
  live.push("bad", { v: 5151 }, START + 2000);
  await watchers[0]?.until(showing("5151"));
});

test("/events: a drawing that throws holds up no other chart of the same connection", async () => {
  let broken = false;
  const yFormat = (value: number) => {
    if (broken) throw new Error("format broke");
    return String(value);
  };
  const charts = { bad: { yFormat }, good: {} };
  const { live, url } = await served({ charts, everyMs: 16, onError: () => {} });
  live.push("bad", { v: 1 }, START);
  const watcher = await watch(`${url}/events`);
  await watcher.until(({ type }) => type === "good");
  broken = true;
  live.push("bad", { v: 2 }, START + 1000);
  live.push("good", { v: 4711 }, START + 1000);
  await watcher.until(showing("4711"));
});

test("/events: a drawing that throws for a newcomer is an answer, and no dead server", async () => {
  const yFormat = () => {
    throw new Error("format broke");
  };
  const onError = () => {};
  const { live, url } = await served({ charts: { bad: { yFormat }, good: {} }, onError });
  live.push("bad", { v: 1 }, START);
  const attempt = await fetch(`${url}/events?chart=bad`, { signal: AbortSignal.timeout(3000) });
  await attempt.body?.cancel();
  expect((await fetch(`${url}/charts/bad.svg`)).status).toBe(500);
  const good = await watch(`${url}/events?chart=good`);
  await good.until(() => true);
  await eventually("only the good one", () => live.stats().subscribers === 1);
});

test("createLive: an error in the user's own function reaches onError", async () => {
  const errors: unknown[] = [];
  const yFormat = () => {
    throw new Error("format broke");
  };
  const live = createLive({ charts: { a: { yFormat } }, onError: (error) => errors.push(error) });
  live.push("a", { v: 1 }, START);
  const response = await live.fetch(new Request("http://x/charts/a.svg"));
  expect(response.status).toBe(500);
  expect(await response.text()).not.toContain("format broke");
  expect(errors).toHaveLength(1);
});
