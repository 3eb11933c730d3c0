import { expect, test } from "vitest";
import { createHub } from "../../src/live/hub.ts";
import { served, watch } from "../support/served.ts";

const START = Date.UTC(2026, 2, 1, 12);

test("removeSeries(): it leaves the chart and makes room; a push begins it anew", () => {
  const hub = createHub({ charts: { a: {} } });
  hub.push("a", { one: 1, two: 2 }, START);
  expect(hub.draw("a")).toContain("two");
  expect(hub.removeSeries("a", "two")).toBe(true);
  expect(hub.removeSeries("a", "two")).toBe(false);
  expect(hub.draw("a")).not.toContain("two");
  hub.push("a", { two: 4711 }, START + 1000);
  expect(hub.table("a")).toContain("4711");
  expect(() => hub.removeSeries("nope", "two")).toThrow("nope");
  hub.close();
});

test("clear(): a chart without points and added annotations, of any time again", () => {
  const hub = createHub({ charts: { a: {} } });
  hub.push("a", { v: 4711 }, START);
  hub.annotate("a", { label: "deploy", time: START });
  hub.clear("a");
  expect(hub.draw("a")).not.toMatch(/4711|deploy/);
  // Points that are older than those before are not too late.
  for (let i = 0; i < 3; i++) hub.push("a", { v: 17 + i }, START - 864e5 + i * 1000);
  expect(hub.table("a")).toContain("17");
  expect(hub.stats().pointsLate).toBe(0);
  hub.close();
});

test("removeChart(): it is gone, and one of its name begins anew", () => {
  const hub = createHub({ charts: { a: {}, b: {} } });
  hub.push("a", { v: 4711 }, START);
  hub.draw("a");
  hub.removeChart("a");
  expect(hub.names()).toEqual(["b"]);
  expect(() => hub.draw("a")).toThrow("expected the name of a chart");
  expect(() => hub.removeChart("a")).toThrow("expected the name of a chart");
  hub.addChart("a", { title: "another" });
  expect(hub.draw("a")).toContain("another");
  expect(hub.draw("a")).not.toContain("4711");
  hub.close();
});

test("removeChart(): its viewers are sent away, and those of others stay", async () => {
  const { live, url } = await served({ charts: { a: {}, b: {} }, everyMs: 20, retryMs: 100 });
  const [one, both, other] = await Promise.all([
    watch(`${url}/events?chart=a`),
    watch(`${url}/events`),
    watch(`${url}/events?chart=b`),
  ]);
  await Promise.all([one, both, other].map(({ until }) => until(() => true)));
  live.removeChart("a");
  await Promise.all([one.ended, both.ended]);
  live.push("b", { v: 4711 });
  await other.until(({ data }) => data.includes("4711"));
  live.addChart("a", { title: "another" });
  const again = await watch(`${url}/events?chart=a`);
  await again.until(({ data }) => data.includes("another"));
});

test("push(): names that nobody pushes any more leave when new ones come, and none is refused", () => {
  const hub = createHub({ charts: { a: {} }, window: { ms: 60_000 }, maxAhead: 1e12 });
  for (let second = 0; second < 3000; second++) {
    hub.push("a", { steady: 1, [`junk ${second}`]: 1 }, START + second * 1000);
  }
  const names = new Set(hub.draw("a").match(/junk \d+/g));
  expect(names.size).toBeGreaterThan(0);
  expect(names.size).toBeLessThan(300);
  expect(names).not.toContain("junk 0");
  hub.close();
});

test("push(): a flood of names does not shut out those that come later", () => {
  const hub = createHub({ charts: { a: {} }, window: { points: 60 }, maxAhead: 1e12 });
  const junk = Object.fromEntries(Array.from({ length: 255 }, (_, i) => [`junk ${i}`, i]));
  hub.push("a", junk, START);
  for (let second = 1; second < 120; second++)
    hub.push("a", { "junk 0": 1 }, START + second * 1000);
  hub.push("a", { mine: 4711, too: 1 }, START + 120_000);
  expect(hub.table("a")).toContain("4711");
  hub.close();
});

test.each([
  ["in seconds", START / 1000],
  ["in seconds, with a fraction", START / 1000 + 0.5],
])("push(): a time %s is refused with what was meant", (_kind, time) => {
  const hub = createHub({ charts: { a: {} }, onError: () => {} });
  expect(() => hub.push("a", { v: 1 }, time)).toThrow(/milliseconds.*did you mean/);
  hub.push("a", { v: 1 }, START);
  hub.push("a", { v: 1 }, Date.UTC(1970, 0, 2));
  hub.close();
});
