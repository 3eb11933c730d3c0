import { afterEach, expect, onTestFinished, test, vi } from "vitest";
import { type Catalog, createCatalog } from "../../src/catalog/catalog.ts";
import { PlotcastError } from "../../src/error.ts";
import type { Measurement, SourceSeries } from "../../src/ingest/measurement.ts";
import { type OpenHub, openHub } from "../../src/live/create-hub.ts";

const NOW = Date.now();
const HOUR = 3_600_000;

let open: OpenHub | undefined;
afterEach(() => open?.hub.close());

function start(maxCharts = 50): { catalog: Catalog; hub: OpenHub["hub"]; explained: string[] } {
  const explained: string[] = [];
  const options = { maxCharts, window: { points: 50 }, onError: () => {} };
  open = openHub(options, { replaces: true });
  const catalog = createCatalog({
    ...open,
    mark: () => 0,
    settled: () => Promise.resolve(true),
    forgetMs: HOUR,
    onChart: ({ name, reason }) => explained.push(`${name}: ${reason}`),
  });
  return { catalog, hub: open.hub, explained };
}

function series(part: Partial<SourceSeries>, labels: Record<string, string> = {}): SourceSeries {
  return {
    measurement: "cpu",
    field: "",
    kind: "gauge",
    unit: "",
    labels: Object.entries(labels).map(([name, value]) => ({ name, value })),
    ...part,
  };
}

function at(of: SourceSeries, seconds: number, value: number): Measurement {
  return { series: of, time: NOW + seconds * 1000, value };
}

test("catalog: the first point of anything makes a chart, and says how it came to be", async () => {
  const { catalog, hub, explained } = start();
  const user = series({ field: "usage_user", unit: "%" }, { host: "web1" });
  const idle = series({ field: "usage_idle", unit: "%" }, { host: "web1" });
  const { take } = catalog.contextOf("influx");
  expect(await take([at(user, -2, 5), at(idle, -2, 95), at(user, -1, 6)])).toEqual({
    taken: 3,
    refused: 0,
    reason: undefined,
  });
  expect(hub.names()).toEqual(["cpu_percent"]);
  const table = hub.table("cpu_percent");
  for (const text of ["web1 usage_user", "web1 usage_idle", "95%", "6%"]) {
    expect(table).toContain(text);
  }
  expect(explained).toEqual([
    "cpu_percent: from influx: values of cpu in %; a series for each host, field",
  ]);
  expect(catalog.sources()).toMatchObject([{ name: "influx", taken: 3, refused: 0 }]);
});

test("catalog: an infinite value is a gap, and is told once for each series", async () => {
  const { catalog, hub } = start();
  const load = series({ measurement: "load" });
  const sum = series({ measurement: "sum", kind: "counter" });
  const large = series({ measurement: "large", unit: "ratio", field: "a" });
  const { take } = catalog.contextOf("scrape");
  for (const seconds of [-3, -2, -1]) {
    const value = seconds === -2 ? -Infinity : 7;
    await take([at(load, seconds, value), at(sum, seconds, -value), at(large, seconds, 1e308)]);
  }
  expect(hub.table("load").match(/>7</g)).toHaveLength(2);
  for (const name of hub.names()) expect(hub.draw(name)).not.toMatch(/NaN|Infinity/);
  const [source] = catalog.sources();
  expect(source?.problems?.slice(0, 2)).toEqual([
    'chart "load", series "load": an infinite value, which is a gap in the chart',
    'chart "sum", series "sum": an infinite value, which is a gap in the chart',
  ]);
  await take([at(load, 0, Infinity)]);
  expect(catalog.sources()[0]?.problemCount).toBe(source?.problemCount);
});

test("catalog: a counter is drawn as a rate, in whatever batches it comes", async () => {
  const { catalog, hub } = start();
  const requests = series({ measurement: "requests_total", kind: "counter" });
  const { take } = catalog.contextOf("scrape");
  for (const [seconds, value] of [
    [-30, 100],
    [-20, 200],
    [-10, 50],
  ] as const) {
    expect((await take([at(requests, seconds, value)])).taken).toBe(1);
  }
  expect(hub.names()).toEqual(["requests_total"]);
  const table = hub.table("requests_total");
  expect(table).toMatch(/>10\s\/s</);
  expect(table).toMatch(/>5\s\/s</);
  expect(table).not.toContain("200");
});

test("catalog: a histogram is a heat map of what came into each bucket alone", async () => {
  const { catalog, hub } = start();
  const bucket = (path: string, le: string) =>
    series({ measurement: "latency_bucket", kind: "bucket" }, { path, le });
  const buckets = ["a", "b"].flatMap((path) => ["+Inf", "0.1", "1"].map((le) => bucket(path, le)));
  const counts = [6, 1, 4, 6, 1, 4];
  const { take } = catalog.contextOf("otlp");
  const batch = (seconds: number, factor: number) =>
    buckets.map((one, i) => at(one, seconds, (counts[i] ?? 0) * factor));
  await take(batch(-20, 1));
  await take(batch(-10, 11));
  const [name] = hub.names();
  expect(name).toBe("latency");
  // Two histograms, each with 10, 30 and 20 more in ten seconds.
  const rows = [...hub.table("latency").matchAll(/<t[dh][^>]*>([^<]*)/g)].map(([, text]) => text);
  expect(rows.join(" ")).toMatch(/\+Inf 1 0\.1 .* 4 6 2$/);
});

/** What stands in the cells of a chart's table, in a line. */
function cells(hub: OpenHub["hub"], chart: string): string {
  const rows = [...hub.table(chart).matchAll(/<t[dh][^>]*>([^<]*)/g)].map(([, text]) => text);
  return rows.join(" ");
}

test("catalog: of a histogram that comes in parts, every bucket is what came into it alone", async () => {
  const { catalog, hub } = start();
  const bucket = (path: string, le: string) =>
    series({ measurement: "latency_bucket", kind: "bucket" }, { path, le });
  const buckets = ["a", "b"].flatMap((path) => ["0.1", "1", "+Inf"].map((le) => bucket(path, le)));
  const counts = [1, 4, 6, 1, 4, 6];
  const { take } = catalog.contextOf("prometheus");
  for (const [seconds, factor] of [
    [-20, 1],
    [-10, 11],
  ] as const) {
    for (const [i, one] of buckets.entries()) {
      await take([at(one, seconds, (counts[i] ?? 0) * factor)]);
    }
  }
  expect(cells(hub, "latency")).toMatch(/0\.1 1 \+Inf .* 2 6 4$/);
  // What could not be kept comes again.
  await take(buckets.slice(4, 5).map((one) => at(one, -10, 44)));
  expect(cells(hub, "latency")).toMatch(/0\.1 1 \+Inf .* 2 6 4$/);
});

test("catalog.sweep: buckets that others share stay, and what one histogram had leaves", async () => {
  const { catalog, hub } = start();
  const buckets = (pod: string) =>
    ["1", "+Inf"].map((le) => series({ measurement: "t_bucket", kind: "bucket" }, { pod, le }));
  const { take } = catalog.contextOf("prometheus");
  const [old, young] = [buckets("old"), buckets("young")];
  vi.useFakeTimers({ now: NOW, toFake: ["Date"] });
  onTestFinished(() => void vi.useRealTimers());
  await take(old.map((one) => at(one, -20, 1)));
  vi.setSystemTime(NOW + 0.9 * HOUR);
  await take(young.map((one) => at(one, -10, 1)));
  catalog.sweep(NOW + 1.5 * HOUR);
  expect(hub.names()).toEqual(["t"]);
  expect((await take(young.map((one) => at(one, -5, 1)))).refused).toBe(0);
  catalog.sweep(NOW + 3 * HOUR);
  expect(hub.names()).toEqual([]);
});

test("catalog: a series that two sources send is one", async () => {
  const { catalog, hub } = start();
  await catalog.contextOf("a").take([at(series({}, { x: "1", y: "2" }), -2, 1)]);
  await catalog.contextOf("b").take([at(series({}, { y: "2", x: "1" }), -1, 2)]);
  expect(hub.table("cpu").match(/x=1 y=2/g)).toHaveLength(1);
});

test("catalog: ten thousand new series take what there may be, and each refusal is counted", async () => {
  const { catalog, hub } = start(20);
  const all = Array.from({ length: 10_000 }, (_, i) =>
    at(series({ measurement: `m${i % 40}` }, { id: `x${i}` }), -1, i),
  );
  const { taken, refused, reason } = await catalog.contextOf("flood").take(all);
  expect(hub.names()).toHaveLength(20);
  // 250 series for each name.
  expect([taken, refused]).toEqual([5000, 5000]);
  expect(reason).toContain("expected at most 20 charts");
  const wide = Array.from({ length: 300 }, (_, i) =>
    at(series({ measurement: "m0" }, { id: `y${i}` }), 0, i),
  );
  const more = await catalog.contextOf("flood").take(wide);
  expect([more.taken, more.refused]).toEqual([6, 294]);
  expect(more.reason).toBe('expected at most 256 series in the chart "m0"');
  expect(catalog.sources()[0]).toMatchObject({ taken: 5006, refused: 5294 });
});

test("catalog: a value that becomes too large for a double is a gap, and the others are drawn", async () => {
  const { catalog, hub } = start();
  const size = series({ measurement: "size", unit: "GiB" });
  const { take } = catalog.contextOf("x");
  await take([at(size, -3, 1), at(size, -2, 1e308), at(size, -1, 2)]);
  const cells = [...hub.table("size").matchAll(/<td>([\d,]*)/g)].map(([, text]) => text);
  expect(cells).toEqual(["1,073,741,824", "", "2,147,483,648"]);
  expect(hub.draw("size")).not.toMatch(/NaN|Infinity/);
});

test("catalog: points too far ahead are refused and counted, the others are taken", async () => {
  const { catalog, hub } = start();
  const room = series({ measurement: "room" });
  const result = await catalog.contextOf("x").take([at(room, -1, 1), at(room, 7200, 2)]);
  expect(result).toEqual({ taken: 1, refused: 1, reason: "a time too far ahead" });
  expect(hub.stats().pointsAhead).toBe(1);
});

test("catalog: points out of order and repeated are put right", async () => {
  const { catalog, hub } = start();
  const room = series({ measurement: "room" });
  const { take } = catalog.contextOf("x");
  await take([at(room, -10, 1), at(room, -30, 3), at(room, -20, 2)]);
  await take([at(room, -20, 2), at(room, -10, 1)]);
  const values = [...hub.table("room").matchAll(/<td[^>]*>([^<]*)/g)].map(([, text]) => text);
  expect(values).toEqual(["3", "2", "1"]);
});

test("catalog: values without a time are all drawn, however many come at once", async () => {
  const { catalog, hub } = start();
  const room = series({ measurement: "room" });
  const { take } = catalog.contextOf("x");
  const values = (from: number) =>
    Array.from({ length: 10 }, (_, i) => ({ series: room, time: undefined, value: from + i }));
  await Promise.all([take(values(0)), take(values(10))]);
  const drawn = Array.from(hub.table("room").matchAll(/<td>([^<]*)/g), ([, text]) => Number(text));
  expect(drawn).toEqual(Array.from({ length: 20 }, (_, i) => i));
});

test("catalog.sweep: what was not seen for long leaves, and comes again where it is sent again", async () => {
  const { catalog, hub } = start();
  const room = series({ measurement: "room" });
  await catalog.contextOf("x").take([at(room, -1, 1)]);
  catalog.sweep(Date.now() + 2 * HOUR);
  expect(hub.names()).toEqual([]);
  expect([...catalog.reasons().keys()]).toEqual([]);
  expect((await catalog.contextOf("x").take([at(room, 0, 2)])).taken).toBe(1);
  expect(hub.names()).toEqual(["room"]);
});

test("catalog.sweep: what pushes made, and what is there since a restart, leaves as all else does", async () => {
  vi.useFakeTimers({ toFake: ["Date"], now: NOW });
  onTestFinished(() => void vi.useRealTimers());
  const { catalog, hub } = start();
  for (const name of ["pushed", "restored", "fed"]) hub.addChart(name);
  catalog.adopt({ name: "restored", options: {}, reason: "from influx" }, ["room"]);
  hub.push("pushed", { Room: 21 });
  await catalog.contextOf("x").take([at(series({ measurement: "fed" }), 0, 1)]);
  catalog.sweep(Date.now() + HOUR / 2);
  expect(hub.names()).toEqual(["pushed", "restored", "fed"]);
  vi.setSystemTime(NOW + HOUR);
  hub.push("pushed", { Room: 22 });
  await catalog.contextOf("x").take([at(series({ measurement: "fed" }), 3600, 1)]);
  catalog.sweep(Date.now());
  expect(hub.names()).toEqual(["pushed", "fed"]);
  catalog.sweep(Date.now() + HOUR);
  expect(hub.names()).toEqual([]);
});

test("catalog: where a chart is full, series that are gone make room, and those that go on stay", async () => {
  vi.useFakeTimers({ toFake: ["Date"], now: NOW });
  onTestFinished(() => void vi.useRealTimers());
  const { catalog, hub } = start();
  const { take } = catalog.contextOf("kubernetes");
  const pods = (from: number, count: number) =>
    Array.from({ length: count }, (_, i) => series({}, { pod: `web-${from + i}` }));
  const send = async (all: SourceSeries[]) =>
    take(all.map((one) => ({ series: one, time: undefined, value: 1 })));
  const lasting = pods(0, 6);
  for (let hours = 0, next = 6; hours < 5; hours++, next += 250) {
    const all = [...lasting, ...pods(next, 250)];
    expect(await send(all)).toMatchObject({ taken: 256, refused: 0 });
    vi.setSystemTime(Date.now() + 5 * 60_000);
    expect(await send([...lasting, ...pods(next + 250, 10)])).toMatchObject({ refused: 10 });
    vi.setSystemTime(Date.now() + 6 * 60_000);
    await send(lasting);
  }
  expect(hub.table("cpu")).toContain("web-5");
});

test("catalog: a chart that is full of series from before a restart takes those that come", async () => {
  const { catalog, hub } = start();
  hub.addChart("cpu");
  const pods = (from: number) =>
    Array.from({ length: 256 }, (_, i) => [`web-${from + i}`, 1] as const);
  hub.push("cpu", new Map(pods(0)), NOW - 5000);
  const now = pods(200).map(([pod]) => at(series({}, { pod }), -1, 7));
  expect(await catalog.contextOf("x").take(now)).toMatchObject({ taken: 256, refused: 0 });
  expect(hub.table("cpu")).not.toContain("web-199");
});

test("catalog.sweep: a chart whose source is silent or in trouble says so", async () => {
  const { catalog, hub } = start();
  const { take, setTrouble } = catalog.contextOf("telegraf");
  await take([at(series({}), -1, 1)]);
  catalog.sweep(Date.now());
  expect(hub.draw("cpu")).not.toContain("silent");
  catalog.sweep(Date.now() + 42_000);
  expect(hub.draw("cpu")).toContain("telegraf: silent for 42 s");
  setTrouble("connection refused");
  catalog.sweep(Date.now());
  expect(hub.draw("cpu")).toContain("telegraf: connection refused");
});

test("catalog.sweep: a chart of two sources is silent once both are", async () => {
  const { catalog, hub } = start();
  const [a, b] = [catalog.contextOf("a"), catalog.contextOf("b")];
  await a.take([at(series({}, { id: "x" }), -1, 1)]);
  await b.take([at(series({}, { id: "y" }), -1, 1)]);
  a.setTrouble("connection refused");
  catalog.sweep(Date.now());
  expect(hub.draw("cpu")).not.toContain("refused");
  b.setTrouble("timed out");
  catalog.sweep(Date.now());
  expect(hub.draw("cpu")).toContain("a: connection refused; b: timed out");
});

test("catalog: what a source could not read is counted, and the last ones are told", () => {
  const { catalog } = start();
  const { note } = catalog.contextOf("influx");
  for (let line = 1; line <= 7; line++) note({ line, column: 17, message: "expected a number" });
  const [source] = catalog.sources();
  expect(source?.problemCount).toBe(7);
  expect(source?.problems).toHaveLength(5);
  expect(source?.problems.at(-1)).toBe("line 7, column 17: expected a number");
});

test("catalog: a chart that was removed meanwhile costs only its points", async () => {
  const { catalog, hub } = start();
  const room = series({ measurement: "room" });
  const { take } = catalog.contextOf("x");
  await take([at(room, -2, 1)]);
  hub.removeChart("room");
  const { refused, reason } = await take([at(room, -1, 1)]);
  expect(refused).toBe(1);
  expect(reason).toContain('chart "room"');
  expect(reason).not.toBeInstanceOf(PlotcastError);
  // What comes next has a place again.
  expect((await take([at(room, 0, 1)])).taken).toBe(1);
  expect(hub.names()).toEqual(["room"]);
  hub.removeChart("room");
  catalog.sweep(Date.now());
  expect((await take([at(room, 0, 1)])).taken).toBe(1);
});

test("catalog: series whose names are cut alike are each a line of their own", async () => {
  const { catalog, hub } = start();
  const path = "/a".repeat(150);
  const all = ["A", "B", "C", "D"].map((end) => series({}, { path: path + end }));
  const { take } = catalog.contextOf("influx");
  expect(await take(all.map((one, i) => at(one, -1, 101 + i)))).toMatchObject({ taken: 4 });
  const table = hub.table("cpu");
  for (const value of ["101", "102", "103", "104"]) expect(table).toContain(`>${value}<`);
});

/** The newest value of each line of a chart whose names are long. */
function linesOf(hub: OpenHub["hub"], chart: string): Map<string | undefined, string | undefined> {
  const table = hub.table(chart);
  const names = Array.from(table.matchAll(/<th scope="col">([^<]{100,})</g), ([, name]) => name);
  const values = Array.from(table.matchAll(/<td>([^<]*)</g), ([, value]) => value);
  return new Map(names.map((name, i) => [name, values[i]]));
}

test("catalog: series of such names keep their lines over a restart, in whatever order they come", async () => {
  const path = "/a".repeat(150);
  const all = ["A", "B", "C"].map((end) => series({}, { path: path + end }));
  const values = all.map((one, i) => at(one, -1, 101 + i));
  const before = start();
  await before.catalog.contextOf("influx").take(values);
  const lines = linesOf(before.hub, "cpu");
  expect(lines.size).toBe(3);
  before.hub.close();
  const after = start();
  after.catalog.adopt({ name: "cpu", options: {}, reason: "" }, [...lines.keys()].map(String));
  await after.catalog.contextOf("influx").take(values.toReversed());
  expect(linesOf(after.hub, "cpu")).toEqual(lines);
});

test("catalog: a counter, a gauge and a histogram of one name are charts of their own, whichever comes first", async () => {
  const kinds = ["gauge", "counter", "bucket"] as const;
  const names = { gauge: "cpu_values", counter: "cpu_rate", bucket: "cpu_buckets" };
  for (const first of kinds) {
    for (const second of kinds.filter((kind) => kind !== first)) {
      const { catalog, hub } = start();
      const { take } = catalog.contextOf("statsd");
      for (const kind of [first, second]) {
        const one = series({ kind }, kind === "bucket" ? { le: "1" } : {});
        await take([at(one, -2, 0), at(one, -1, 7)]);
      }
      expect(hub.names()).toEqual(["cpu", names[second]]);
      for (const name of hub.names()) expect(hub.table(name)).toMatch(/>7(\s\/s)?</);
      hub.close();
    }
  }
});

test("catalog: a chart that pushes made takes values without a unit, no rates and no rows of a heat map", async () => {
  const { catalog, hub } = start();
  hub.addChart("cpu");
  const { take } = catalog.contextOf("statsd");
  await take([at(series({}, { host: "web1" }), -1, 5), at(series({ kind: "delta" }), -1, 7)]);
  expect(hub.names()).toEqual(["cpu", "cpu_rate"]);
});
