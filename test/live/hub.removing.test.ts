import { expect, test, vi } from "vitest";
import { createHub } from "../../src/live/create-hub.ts";
import { fakeTimers } from "../support/fake-timers.ts";
import { createMemoryViewer } from "../support/memory-viewer.ts";
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

test("removeChart(): a viewer that reads nothing is closed as any other, and none is left behind", () => {
  fakeTimers(START);
  const hub = createHub({ charts: { a: {}, b: {} }, everyMs: 100, stallMs: 4000 });
  const viewer = createMemoryViewer();
  hub.subscribe(["a", "b"], {}, { named: true, encoding: "identity" }, viewer.connection);
  viewer.stall();
  hub.removeChart("a");
  expect([viewer.ended(), hub.stats().subscribers]).toEqual(["end", 1]);
  vi.advanceTimersByTime(6000);
  expect([viewer.ended(), hub.stats().subscribers]).toEqual(["destroy", 0]);
  expect(hub.stats().views).toBe(0);
  hub.close();
});

test("close(): it closes those, too, who watched a chart that was removed", () => {
  const hub = createHub({ charts: { a: {} } });
  const viewer = createMemoryViewer();
  hub.subscribe(["a"], {}, { named: false, encoding: "identity" }, viewer.connection);
  viewer.stall();
  hub.removeChart("a");
  hub.close();
  expect([viewer.ended(), hub.stats().subscribers]).toEqual(["destroy", 0]);
});

test("removeChart(): a new chart of its name is drawn though a viewer of the old one is still there", () => {
  fakeTimers(START);
  const hub = createHub({ charts: { a: {} }, maxViews: 1 });
  const wire = { named: false, encoding: "identity" } as const;
  const [old, fresh] = [createMemoryViewer(), createMemoryViewer()];
  hub.push("a", { v: 4711 }, START);
  hub.subscribe(["a"], {}, wire, old.connection);
  old.stall();
  hub.removeChart("a");
  hub.addChart("a", { title: "another" });
  expect(hub.draw("a")).toContain("another");
  hub.subscribe(["a"], {}, wire, fresh.connection);
  expect(fresh.text()).toContain("another");
  expect(fresh.text()).not.toContain("4711");
  old.leave();
  expect([hub.stats().subscribers, hub.stats().views]).toEqual([1, 1]);
  hub.close();
});

test("removeChart(): what a chart cost is forgotten with it", () => {
  const hub = createHub({ charts: { a: {}, b: {} } });
  for (const name of ["a", "b"]) hub.draw(name);
  expect(Object.keys(hub.stats().charts)).toEqual(["a", "b"]);
  hub.removeChart("a");
  hub.addChart("a");
  expect(Object.keys(hub.stats().charts)).toEqual(["b"]);
  expect(hub.stats().drawings).toBe(2);
  hub.close();
});

test("removeChart(): charts that come and go, watched, leave nothing", () => {
  const hub = createHub({ charts: { steady: {} }, maxCharts: 2, maxViews: 2 });
  for (let i = 0; i < 150; i++) {
    hub.addChart("brief");
    hub.push("brief", { v: i }, START + i * 1000);
    const viewer = createMemoryViewer();
    hub.subscribe(
      ["steady", "brief"],
      {},
      { named: true, encoding: "identity" },
      viewer.connection,
    );
    hub.removeChart("brief");
    expect(viewer.ended()).toBe("end");
  }
  expect(hub.stats()).toMatchObject({ subscribers: 0, views: 0, names: ["steady"] });
  hub.close();
});
