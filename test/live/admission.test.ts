import { expect, test } from "vitest";
import { createHub } from "../../src/live/create-hub.ts";
import { eventually, served, showing, watch } from "../support/served.ts";
import { fakeTimers } from "../support/fake-timers.ts";
import { createMemoryViewer } from "../support/memory-viewer.ts";

const START = Date.UTC(2026, 2, 1, 12);
const WIRE = { named: false, encoding: "gzip" } as const;

test("/events: maxSubscribers refuses newcomers, and throws nobody out", async () => {
  const { live, url } = await served({ charts: { a: {} }, maxSubscribers: 3, everyMs: 16 });
  const watchers = await Promise.all([1, 2, 3].map(() => watch(`${url}/events`)));
  const refused = await Promise.all(Array.from({ length: 20 }, () => fetch(`${url}/events`)));
  expect(refused.map(({ status }) => status)).toEqual(Array.from({ length: 20 }, () => 503));
  const waits = refused.map(({ headers }) => headers.get("retry-after"));
  for (const wait of waits) expect(wait).toMatch(/^\d+$/);
  expect(new Set(waits).size).toBeGreaterThan(1);
  live.push("a", { v: 4711 }, START);
  await Promise.all(watchers.map((watcher) => watcher.until(showing("4711"))));
  expect(live.stats().subscribers).toBe(3);
});

test("/events: maxPerAddress counts by the last forwarded address, whatever stands before it", async () => {
  const options = { charts: { a: {} }, maxPerAddress: 2, trustProxy: true };
  const { live, url } = await served(options);
  const from = (address: string) => ({ "x-forwarded-for": address });
  const first = await watch(`${url}/events`, from("203.0.113.9"));
  await watch(`${url}/events`, from("198.51.100.1, 203.0.113.9"));
  for (const spoofed of ["203.0.113.9", "a, 203.0.113.9", "127.0.0.1,203.0.113.9 "]) {
    const refused = await fetch(`${url}/events`, { headers: from(spoofed) });
    expect(refused.status).toBe(429);
    expect(Number(refused.headers.get("retry-after"))).toBeGreaterThan(0);
    expect(await refused.json()).toMatchObject({ code: "LIMIT_REACHED" });
  }
  const other = await watch(`${url}/events`, from("203.0.113.9, 198.51.100.1"));
  expect(other.status).toBe(200);
  first.close();
  await eventually("one less", () => live.stats().subscribers === 2);
  expect((await watch(`${url}/events`, from("203.0.113.9"))).status).toBe(200);
});

test("/events: without trustProxy, X-Forwarded-For neither tells viewers apart nor lets any in", async () => {
  const { live, url } = await served({ charts: { a: {} }, maxPerAddress: 1 });
  for (let i = 0; i < 5; i++) {
    const watcher = await watch(`${url}/events`, { "x-forwarded-for": "203.0.113.9" });
    expect(watcher.status).toBe(200);
  }
  expect(live.stats().subscribers).toBe(5);
});

test("live.handler: a viewer from elsewhere is counted by its socket's address", () => {
  const hub = createHub({ charts: { a: {} }, maxPerAddress: 1 });
  const { connection, leave } = createMemoryViewer();
  const subscribe = (address: string) =>
    hub.subscribe(["a"], {}, { ...WIRE, address }, createMemoryViewer().connection);
  hub.subscribe(["a"], {}, { ...WIRE, address: "203.0.113.9" }, connection);
  subscribe("203.0.113.10");
  expect(() => subscribe("203.0.113.9")).toThrow(/203\.0\.113\.9.*maxPerAddress/);
  leave();
  leave();
  subscribe("203.0.113.9");
  expect(() => subscribe("203.0.113.9")).toThrow(/maxPerAddress/);
  hub.close();
});

test("/events: one view beyond maxViews is refused with 429; those that are watched go on", async () => {
  const { live, url } = await served({ charts: { a: {}, b: {} }, maxViews: 2, everyMs: 16 });
  const own = await watch(`${url}/events?chart=a`);
  const dark = await watch(`${url}/events?chart=a&theme=dark`);
  const light = await watch(`${url}/events?chart=a&theme=light`);
  const refused = await fetch(`${url}/events?chart=a&theme=page`);
  expect(refused.status).toBe(429);
  expect(await refused.json()).toMatchObject({ code: "LIMIT_REACHED" });
  expect((await fetch(`${url}/events?chart=a,b&theme=page`)).status).toBe(429);
  expect((await watch(`${url}/events?chart=a&theme=dark`)).status).toBe(200);
  expect((await watch(`${url}/events?chart=b&theme=page`)).status).toBe(200);
  live.push("a", { v: 4711 }, START);
  await Promise.all([own, dark, light].map((one) => one.until(showing("4711"))));

  light.close();
  await eventually("one view less", () => live.stats().views === 3);
  expect((await watch(`${url}/events?chart=a&theme=page`)).status).toBe(200);
  expect(live.stats()).toMatchObject({ subscribers: 5, views: 4 });
});

test("/charts/a.svg: pictures in any number of sizes take no watched view's place", async () => {
  const { live, url } = await served({ charts: { a: {} }, maxViews: 1 });
  for (let width = 100; width < 200; width++) {
    expect((await fetch(`${url}/charts/a.svg?width=${width}`)).status).toBe(200);
  }
  expect(live.stats().views).toBe(0);
  expect((await watch(`${url}/events?width=640`)).status).toBe(200);
});

test("/events: asking for what a chart is by default makes no view of its own", async () => {
  const charts = { a: { theme: "dark" as const, width: 640 }, b: {} };
  const { live, url } = await served({ charts, everyMs: 60_000 });
  for (const query of ["", "&theme=dark", "&width=640&theme=DARK", "&width=0640"]) {
    const watcher = await watch(`${url}/events?chart=a${query}`);
    await watcher.until(() => true);
  }
  for (const query of ["", "&theme=auto", "&width=800", "&height=400&theme=Auto&width=800"]) {
    const watcher = await watch(`${url}/events?chart=b${query}`);
    await watcher.until(() => true);
  }
  expect(live.stats()).toMatchObject({ views: 2, drawings: 2 });
  await watch(`${url}/events?chart=a&theme=auto`);
  expect(live.stats().views).toBe(3);
});

test("subscribe: charts in any order are one stream, whose newest frames all share", () => {
  // No time passes, so that all is drawn in one turn.
  fakeTimers();
  const hub = createHub({ charts: { a: {}, b: {}, c: {} }, maxViews: 1 });
  for (const names of [
    ["a", "b", "c"],
    ["c", "a", "b"],
    ["b", "c", "a"],
  ]) {
    const { connection, pieces } = createMemoryViewer();
    hub.subscribe(names, {}, { ...WIRE, named: true }, connection);
    // Text of its own, and all three frames.
    expect(pieces).toHaveLength(2);
  }
  expect(hub.stats()).toMatchObject({ subscribers: 3, views: 3, drawings: 3 });
  hub.close();
});

test("subscribe: streams of some charts are refused where these have no room, and come back", () => {
  const hub = createHub({ charts: { a: {}, b: {}, c: {} }, maxViews: 1 });
  const subscribe = (...names: string[]) => {
    const viewer = createMemoryViewer();
    hub.subscribe(names, {}, { ...WIRE, named: names.length > 1 }, viewer.connection);
    return viewer;
  };
  for (const name of ["a", "b", "c"]) subscribe(name);
  subscribe("a", "b", "c");
  const first = subscribe("a", "b");
  subscribe("b", "a");
  expect(() => subscribe("b", "c")).toThrow(/chart "b": expected at most 1 views.*maxViews/);
  first.leave();
  expect(() => subscribe("b", "c")).toThrow(/maxViews/);
  expect(hub.stats()).toMatchObject({ subscribers: 5, views: 3 });
  hub.close();
});

test("/events: one request for more views than maxViews is refused; for as many it is not", async () => {
  const { live, url } = await served({ charts: { a: {}, b: {} }, maxViews: 2, everyMs: 60_000 });
  const many = "chart=a@80x260&chart=a@120x260&chart=a@160x260";
  const refused = await fetch(`${url}/events?${many}`);
  expect(refused.status).toBe(429);
  expect(await refused.json()).toMatchObject({ code: "LIMIT_REACHED" });
  expect(live.stats()).toMatchObject({ subscribers: 0, views: 0 });
  const names = "chart=a@80x260&chart=a@81x260&chart=a@82x260";
  expect((await fetch(`${url}/events?${names}`)).status).toBe(429);
  const two = "chart=a@80x260&chart=a@81x260&chart=b@80x260&chart=b@120x260";
  expect((await watch(`${url}/events?${two}`)).status).toBe(200);
  expect((await watch(`${url}/events?${two}`)).status).toBe(200);
  expect(live.stats()).toMatchObject({ subscribers: 2, views: 3 });
});

test("subscribe: unnamed events of one view are one stream, however the chart was asked for", () => {
  const hub = createHub({ charts: { a: {} }, maxViews: 1 });
  for (const name of ["a", "a@800x400", "a@839x419"]) {
    hub.subscribe([name], {}, WIRE, createMemoryViewer().connection);
  }
  expect(hub.stats()).toMatchObject({ subscribers: 3, views: 1 });
  hub.close();
});

test("admit(): what it returns subscribes one connection, unless what was admitted is no longer right", () => {
  fakeTimers(START);
  const hub = createHub({ charts: { a: {}, b: {} }, maxSubscribers: 2, maxViews: 1 });
  const join = (names: string[]) => hub.admit(names, {}, { named: true, encoding: "identity" });
  const [first, second, third] = [createMemoryViewer(), createMemoryViewer(), createMemoryViewer()];
  const early = join(["b", "a"]);
  const late = join(["b"]);
  early(first.connection);
  expect(first.text()).toMatch(/event: a\n.*event: b\n/s);
  hub.removeChart("b");
  expect(first.ended()).toBe("end");
  expect(() => late(second.connection)).toThrow(/"b".*known: "a"/);
  hub.addChart("b", { title: "another" });
  late(second.connection);
  expect(second.text()).toContain("another");
  const [one, two] = [join(["a"]), join(["a"])];
  one(third.connection);
  expect(() => two(createMemoryViewer().connection)).toThrow(/at most 2 subscribers/);
  hub.close();
  expect(() => one(createMemoryViewer().connection)).toThrow(/closed/);
});
