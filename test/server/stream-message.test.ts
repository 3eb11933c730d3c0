import { expect, test } from "vitest";
import { served, watch } from "../support/served.ts";

const SOURCE = { accept: "text/event-stream" };
const ONE = { charts: { a: { title: "First" } }, everyMs: 20 };

test("/events: to an EventSource, a chart that is not there yet is a picture that says so, and an end", async () => {
  const { live, url } = await served(ONE);
  const early = await watch(`${url}/events?chart=b`, SOURCE);
  expect(early.status).toBe(200);
  expect(early.headers["content-type"]).toContain("text/event-stream");
  await early.ended;
  expect(early.events).toHaveLength(1);
  expect(early.events[0]).toMatchObject({ type: "message" });
  expect(early.events[0]?.data).toMatch(/^<svg .*not there yet.*<\/svg>$/s);
  expect(early.retries[0]).toBeGreaterThan(1000);
  live.addChart("b", { title: "Second" });
  const late = await watch(`${url}/events?chart=b`, SOURCE);
  await late.until(({ data }) => data.includes("Second"));
});

test("/events: others get the error, and so does what is wrong for good", async () => {
  const { url } = await served(ONE);
  expect((await fetch(`${url}/events?chart=b`)).status).toBe(404);
  expect((await fetch(`${url}/events?theme=purple`, { headers: SOURCE })).status).toBe(400);
});

test("/events: each of several charts that are asked for gets its own event", async () => {
  const { url } = await served(ONE);
  const early = await watch(`${url}/events?chart=b&chart=c@400x260`, SOURCE);
  await early.ended;
  expect(early.events.map(({ type }) => type)).toEqual(["b", "c@400x260"]);
  expect(early.events[1]?.data).not.toContain("@400");
});

test("/events: a refusal of many charts draws few pictures, and the same ones once", async () => {
  const { url } = await served(ONE);
  const names = Array.from({ length: 64 }, (_, i) => `nope ${i}`);
  const query = names.map((name) => `chart=${encodeURIComponent(name)}`).join("&");
  const early = await watch(`${url}/events?${query}`, SOURCE);
  await early.ended;
  expect(early.events.map(({ type }) => type)).toEqual(names);
  expect(early.events.every(({ data }) => data.includes("not there yet"))).toBe(true);
  const pictures = new Set(early.events.map(({ data }) => data));
  expect(pictures.size).toBe(9);
  // Whoever asks again sees some more.
  const again = await watch(`${url}/events?${query}`, SOURCE);
  await again.ended;
  expect(new Set(again.events.map(({ data }) => data)).size).toBe(17);
});

test("/events: a full server asks an EventSource to come back, and refuses others", async () => {
  const { url } = await served({ ...ONE, maxSubscribers: 1 });
  const first = await watch(`${url}/events?chart=a`);
  await first.until(() => true);
  const second = await watch(`${url}/events?chart=a`, SOURCE);
  expect(second.status).toBe(200);
  await second.ended;
  expect(second.events[0]?.data).toContain("too many viewers");
  expect((await fetch(`${url}/events?chart=a`)).status).toBe(503);
});

test("/events: a stream of the only chart keeps its form when there are more, and when it comes again", async () => {
  const { live, url } = await served(ONE);
  const early = await watch(`${url}/events`, SOURCE);
  const { lastEventId } = await early.until(({ type }) => type === "message");
  live.addChart("b");
  live.push("b", { v: 1 });
  live.push("a", { v: 4711 });
  expect((await early.until(({ data }) => data.includes("4711"))).type).toBe("message");
  early.close();
  const again = await watch(`${url}/events`, { ...SOURCE, "last-event-id": lastEventId });
  expect((await again.until(() => true)).type).toBe("message");
  const named = await watch(`${url}/events`, SOURCE);
  const { type, lastEventId: namedId } = await named.until(() => true);
  expect(["a", "b"]).toContain(type);
  named.close();
  live.removeChart("b");
  const still = await watch(`${url}/events`, { ...SOURCE, "last-event-id": namedId });
  expect((await still.until(() => true)).type).toBe("a");
});

test("/events: where one of several charts is gone, the others come as they are now", async () => {
  const { live, url } = await served({ charts: { a: {}, b: {} }, everyMs: 20, retryMs: 100 });
  live.push("a", { v: 4711 });
  live.removeChart("b");
  const query = "chart=a@400x260&chart=b&theme=dark";
  const watcher = await watch(`${url}/events?${query}`, SOURCE);
  await watcher.ended;
  expect(watcher.events.map(({ type }) => type)).toEqual(["a@400x260", "b"]);
  const [there, gone] = watcher.events;
  expect(there?.data).toContain("4711");
  expect(there?.data).toContain('width="400"');
  expect(gone?.data).toContain("not there yet");
  // As soon as it is there, the stream goes on as any other.
  live.addChart("b", { title: "another" });
  const again = await watch(`${url}/events?${query}`, SOURCE);
  await again.until(({ type, data }) => type === "b" && data.includes("another"));
  live.push("a", { v: 4712 });
  await again.until(({ data }) => data.includes("4712"));
});
