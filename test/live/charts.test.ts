import { expect, test } from "vitest";
import { createLive, PlotcastError } from "../../src/entries/live.ts";
import { eventually, served, thrownBy, watch } from "../support/served.ts";

const START = Date.UTC(2026, 2, 1, 12);

test("push: the 257th series of a chart is refused, and the chart stays as it was", () => {
  const live = createLive({ charts: { a: {} } });
  const values = Object.fromEntries(Array.from({ length: 256 }, (_, i) => [`s${i}`, i]));
  live.push("a", values, START);
  const before = live.draw("a");
  const error = thrownBy(() => live.push("a", { s0: 1, one_more: 1 }, START + 1));
  expect(error.code).toBe("LIMIT_REACHED");
  expect(error.message).toContain('"a"');
  expect(error.message).toContain("256");
  expect(live.draw("a")).toBe(before);
  const rows = [0, 1].map((i) => ({ time: START + 1, values: new Map([[`new${i}`, 1]]) }));
  expect(thrownBy(() => live.pushRows("a", rows)).code).toBe("LIMIT_REACHED");
  live.push("a", { s0: 1 }, START + 1);
});

test("addChart: one beyond maxCharts is refused; so are a taken name and a wrong one", () => {
  const live = createLive({ charts: { a: {} }, maxCharts: 2 });
  expect(thrownBy(() => live.addChart("a")).message).toContain('"a"');
  live.addChart("b");
  expect(thrownBy(() => live.addChart("c")).code).toBe("LIMIT_REACHED");
  expect(live.names()).toEqual(["a", "b"]);
  for (const name of ["", "x".repeat(201), "a\nb", "a\rb", "a\0b"]) {
    const error = thrownBy(() => createLive().addChart(name));
    expect(error).toBeInstanceOf(PlotcastError);
    expect(error.code).toBe("OPTION_INVALID");
  }
});

test("POST /api/push: with addCharts, charts beyond maxCharts are refused with 429", async () => {
  const { live, url } = await served({ addCharts: true, maxCharts: 3 });
  const post = (name: string) =>
    fetch(`${url}/api/push/${name}`, { method: "POST", body: '{"v":1}' });
  for (const name of ["a", "b", "c"]) expect((await post(name)).status).toBe(200);
  const refused = await post("d");
  expect(refused.status).toBe(429);
  expect(await refused.json()).toMatchObject({ code: "LIMIT_REACHED" });
  expect((await post("a")).status).toBe(200);
  expect(live.names()).toEqual(["a", "b", "c"]);
});

test("POST /api/push: a push that is refused adds no chart", async () => {
  const { live, url } = await served({ addCharts: true });
  const values = Object.fromEntries(Array.from({ length: 200 }, (_, i) => [`a${i}`, i]));
  const others = Object.fromEntries(Array.from({ length: 200 }, (_, i) => [`b${i}`, i]));
  for (const body of ['{"v":"x"}', "{", JSON.stringify([values, others])]) {
    const response = await fetch(`${url}/api/push/fresh`, { method: "POST", body });
    expect(response.ok).toBe(false);
    expect(live.names()).toEqual([]);
  }
});

test("/events: one viewer beyond maxSubscribers is refused with 503 and JSON", async () => {
  const { live, url } = await served({ charts: { a: {} }, maxSubscribers: 2, everyMs: 16 });
  const watchers = [await watch(`${url}/events`), await watch(`${url}/events`)];
  await Promise.all(watchers.map((watcher) => watcher.until(() => true)));
  const refused = await fetch(`${url}/events`, { signal: AbortSignal.timeout(3000) });
  expect(refused.status).toBe(503);
  expect(Number(refused.headers.get("retry-after"))).toBeGreaterThanOrEqual(5);
  expect(refused.headers.get("content-type")).toContain("application/json");
  const { code, message } = (await refused.json()) as { code: string; message: string };
  expect(code).toBe("FULL");
  expect(message).toContain("2 subscribers");
  expect(live.stats().subscribers).toBe(2);

  watchers[0]?.close();
  await eventually("room for one", () => live.stats().subscribers === 1);
  const next = await watch(`${url}/events`);
  await next.until(() => true);
});

test("live.fetch: one viewer beyond maxSubscribers is refused with 503", async () => {
  const live = createLive({ charts: { a: {} }, maxSubscribers: 1 });
  const first = await live.fetch(new Request("http://x/events"));
  expect(first.status).toBe(200);
  const refused = await live.fetch(new Request("http://x/events"));
  expect(refused.status).toBe(503);
  expect(Number(refused.headers.get("retry-after"))).toBeGreaterThanOrEqual(5);
  expect(await refused.json()).toMatchObject({ code: "FULL" });
  await first.body!.cancel();
  expect(live.stats().subscribers).toBe(0);
  live.close();
});

test.each([
  ["an unknown option", { evryMs: 5 }, "evryMs"],
  ["an option in other capitals", { everyMS: 5 }, "(did you mean everyMs?)"],
  ["everyMs too small", { everyMs: 1 }, "everyMs"],
  ["everyMs NaN", { everyMs: Number.NaN }, "everyMs"],
  ["everyMs as text", { everyMs: "2000" }, "everyMs"],
  ["maxSubscribers 0", { maxSubscribers: 0 }, "maxSubscribers"],
  ["keepAliveMs 0", { keepAliveMs: 0 }, "keepAliveMs"],
  ["an unknown chart option", { charts: { cpu: { colour: "red" } } }, "colour"],
  ["a chart's wrong option", { charts: { cpu: { smooth: "yes" } } }, "smooth"],
  ["a chart's null", { charts: { cpu: null } }, "cpu"],
  ["an onError that is none", { onError: "log" }, "onError"],
  ["charts that are none", { charts: 5 }, "charts"],
  ["a title that is none", { title: 5 }, "title"],
  ["a basePath without its slash", { basePath: "live" }, "basePath"],
  ["a basePath that ends in a slash", { basePath: "/live/" }, "basePath"],
])("createLive: refuses %s, naming it", (_name, options, part) => {
  const error = thrownBy(() => createLive(options as never));
  expect(error).toBeInstanceOf(PlotcastError);
  expect(error.code).toBe("OPTION_INVALID");
  expect(error.message).toContain(part);
});
