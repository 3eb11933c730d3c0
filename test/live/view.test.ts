import { expect, test } from "vitest";
import { readSvg } from "../support/svg-reader.ts";
import type { ChartOptions } from "../../src/chart/options/options.ts";
import { createLive } from "../../src/entries/live.ts";
import { some } from "../support/some.ts";
import { eventually, served, showing, watch } from "../support/served.ts";

const START = Date.UTC(2026, 2, 1, 12);

test("/events: theme, width, height and hide choose the view, each with frames of its own", async () => {
  const { live, url } = await served({ charts: { a: { legend: true } }, everyMs: 16 });
  live.push("a", { first: 1, second: 2 }, START);
  const dark = await watch(`${url}/events?theme=dark&width=333&height=222&hide=second`);
  const plain = await watch(`${url}/events`);
  const darkFrame = (await dark.until(() => true)).data;
  const plainFrame = (await plain.until(() => true)).data;
  expect(readSvg(darkFrame)[0]?.attributes).toMatchObject({ width: "320", height: "220" });
  expect(readSvg(plainFrame)[0]?.attributes).toMatchObject({ width: "800", height: "400" });
  expect(darkFrame).toContain("line-through");
  expect(plainFrame).not.toContain("line-through");
  expect(darkFrame).not.toContain("prefers-color-scheme");
  expect(plainFrame).toContain("prefers-color-scheme");

  live.push("a", { first: 4711, second: 2 }, START + 1000);
  await Promise.all([dark.until(showing("4711")), plain.until(showing("4711"))]);
  expect(live.stats().charts["a"]?.drawings).toBe(4);
});

test("/events: sizes in a query are rounded down to a grid, unless they are the chart's own", async () => {
  const { live, url } = await served({
    charts: { a: { width: 810, height: 333 } },
    everyMs: 60_000,
  });
  live.push("a", { v: 1 }, START);
  for (const [query, size] of [
    ["width=810&height=333", "810x333"],
    ["width=799&height=399", "760x380"],
    ["width=760&height=389", "760x380"],
    ["width=64&height=64", "80x60"],
    ["width=4000&height=4000", "4000x4000"],
  ]) {
    const watcher = await watch(`${url}/events?${query}`);
    expect([query, sizeOf((await watcher.until(() => true)).data)]).toEqual([query, size]);
  }
  expect(live.stats().views).toBe(4);
  // A picture is drawn once, at the size that was asked for.
  const svg = await (await fetch(`${url}/c/a.svg?width=333&height=222`)).text();
  expect(sizeOf(svg)).toBe("333x222");
});

test("/events: order, case and repetition in the query make no other view", async () => {
  const { live, url } = await served({ charts: { a: {} }, everyMs: 60_000 });
  live.push("a", { x: 1, y: 2 }, START);
  const queries = [
    "theme=dark&width=400&hide=x&hide=y",
    "hide=y&hide=x&width=400&theme=DARK",
    "width=400&hide=y&hide=x&hide=y&theme=Dark",
  ];
  const watchers = await Promise.all(queries.map((query) => watch(`${url}/events?${query}`)));
  const frames = await Promise.all(watchers.map((watcher) => watcher.until(() => true)));
  expect(new Set(frames.map(({ data }) => data)).size).toBe(1);
  expect(live.stats().charts["a"]?.drawings).toBe(1);
});

test.each([
  ["theme=purple", "theme"],
  ["width=0", "width"],
  ["width=1e3", "width"],
  ["width=99999", "width"],
  ["width=-200", "width"],
  ["xAxis=linear", "xAxis"],
  ["xAxis=", "xAxis"],
  ["height=NaN", "height"],
  ["height=", "height"],
  [Array.from({ length: 65 }, (_, i) => `hide=${i}`).join("&"), "hide"],
])("/events?%s is refused with 400, naming the parameter", async (query, parameter) => {
  const { live, url } = await served({ charts: { a: {} } });
  const response = await fetch(`${url}/events?${query}`);
  expect(response.status).toBe(400);
  const { code, message } = (await response.json()) as { code: string; message: string };
  expect(code).toBe("OPTION_INVALID");
  expect(message).toContain(parameter);
  expect(live.stats().subscribers).toBe(0);
});

test("/events: a view that nobody watches is drawn no more", async () => {
  const { live, url } = await served({ charts: { a: {} }, everyMs: 16 });
  live.push("a", { v: 1 }, START);
  const stays = await watch(`${url}/events`);
  const leaves = await watch(`${url}/events?theme=dark`);
  await Promise.all([stays.until(() => true), leaves.until(() => true)]);
  leaves.close();
  await eventually("one subscriber", () => live.stats().subscribers === 1);
  live.push("a", { v: 4711 }, START + 1000);
  await stays.until(showing("4711"));
  expect(live.stats().charts["a"]?.drawings).toBe(3);
});

/** The size of a frame, as its root says it. */
function sizeOf(data: string): string {
  const { width, height } = readSvg(data)[0]?.attributes ?? {};
  return `${width}x${height}`;
}

test("/events: a chart asked for with its size comes in it, in events named as asked", async () => {
  const { live, url } = await served({ charts: { a: {}, b: {}, c: {} }, everyMs: 16 });
  for (const name of ["a", "b", "c"]) live.push(name, { v: 1 }, START);
  const query = "chart=a@400x260&chart=a@800x260&chart=b@240&chart=c";
  const watcher = await watch(`${url}/events?${query}`);
  for (const [asked, size] of [
    ["a@400x260", "400x260"],
    ["a@800x260", "800x260"],
    ["b@240", "240x400"],
    ["c", "800x400"],
  ]) {
    const { data } = await watcher.until(({ type }) => type === asked);
    expect([asked, sizeOf(data)]).toEqual([asked, size]);
  }
  live.push("a", { v: 4711 }, START + 1000);
  for (const asked of ["a@400x260", "a@800x260"]) {
    await watcher.until((event) => event.type === asked && event.data.includes("4711"));
  }
});

test("/events: one chart with its size comes as plain messages", async () => {
  const { live, url } = await served({ charts: { a: {}, b: {} }, everyMs: 16 });
  live.push("a", { v: 1 }, START);
  const watcher = await watch(`${url}/events?chart=a@320x200`);
  const { type, data } = await watcher.until(() => true);
  expect([type, sizeOf(data)]).toEqual(["message", "320x200"]);
});

test("/events: two names for one view are two events of one drawing", async () => {
  const { live, url } = await served({ charts: { a: {} }, everyMs: 16 });
  live.push("a", { v: 1 }, START);
  const watcher = await watch(`${url}/events?chart=a&chart=a@800x400`);
  const plain = await watcher.until(({ type }) => type === "a");
  const sized = await watcher.until(({ type }) => type === "a@800x400");
  expect(sized.data).toBe(plain.data);
  live.push("a", { v: 4711 }, START + 1000);
  await watcher.until(({ type, data }) => type === "a" && data.includes("4711"));
  await watcher.until(({ type, data }) => type === "a@800x400" && data.includes("4711"));
  expect(live.stats().charts["a"]?.drawings).toBe(2);
});

test("/events: sizes that are nearly the same share a view, and none is out of bounds", async () => {
  const { live, url } = await served({ charts: { a: {} }, everyMs: 60_000 });
  live.push("a", { v: 1 }, START);
  for (const [asked, size] of [
    ["a@400x260", "400x260"],
    ["a@439x279", "400x260"],
    ["a@99999x99999", "1600x1600"],
    ["a@0x0", "80x60"],
  ]) {
    const watcher = await watch(`${url}/events?chart=${asked}`);
    const { data } = await watcher.until(() => true);
    expect([asked, sizeOf(data)]).toEqual([asked, size]);
  }
  expect(live.stats().charts["a"]?.drawings).toBe(3);
});

test.each(["a@9", "a,b", "a@1x1", "@2"])(
  "/events: a chart called %j is found, with a size and without",
  async (name) => {
    const { live, url } = await served({ charts: { [name]: {}, a: {} }, everyMs: 60_000 });
    live.push(name, { v: 4711 }, START);
    for (const [asked, size] of [
      [name, "800x400"],
      [`${name}@400x260`, "400x260"],
    ] as const) {
      const watcher = await watch(`${url}/events?chart=${encodeURIComponent(asked)}`);
      const { data } = await watcher.until(() => true);
      expect([data.includes("4711"), sizeOf(data)]).toEqual([true, size]);
    }
  },
);

test.each(["a@x260", "a@400x", "a@-40x20", "a@4e2", "a@", "b@400x260", "a@123456"])(
  "/events?chart=%s is refused with 404",
  async (asked) => {
    const { url } = await served({ charts: { a: {} } });
    const response = await fetch(`${url}/events?chart=${encodeURIComponent(asked)}`);
    expect(response.status).toBe(404);
  },
);

test("/charts/a@400x260.svg is the chart in that size", async () => {
  const { url } = await served({ charts: { a: {} } });
  const svg = await (await fetch(`${url}/charts/a@400x260.svg`)).text();
  expect(sizeOf(svg)).toBe("400x260");
});

test('/events: a chart of width "fill" fills its place in every view', async () => {
  const { live, url } = await served({ charts: { a: { width: "fill" } }, everyMs: 60_000 });
  live.push("a", { v: 1 }, START);
  for (const query of ["", "width=400", "chart=a@400x260"]) {
    const watcher = await watch(`${url}/events?${query}`);
    const { data } = await watcher.until(() => true);
    expect([query, data.includes("width:100%"), data.includes("px;max-width")]).toEqual([
      query,
      true,
      false,
    ]);
  }
});

test("xAxis=ordinal: a view of events, page and pictures, too; the chart's own kind makes no view", async () => {
  const { live, url } = await served({ charts: { a: {} }, everyMs: 60_000 });
  // An outage of an hour: on an axis of events it is as wide as any other step.
  for (const minute of [0, 1, 2, 62]) live.push("a", { v: minute }, START + minute * 60_000);
  const xs = async (query: string) => {
    const frame = await (await fetch(`${url}/charts/a.svg?${query}`)).text();
    return readSvg(frame).find(
      ({ name, attributes }) => name === "path" && attributes["class"]?.includes("s0"),
    )?.attributes["d"];
  };
  expect(await xs("xAxis=time")).toBe(await xs(""));
  expect(await xs("xAxis=ordinal")).not.toBe(await xs(""));
  expect(await xs("xAxis=ORDINAL")).toBe(await xs("xAxis=ordinal"));
  expect((await fetch(`${url}/?xAxis=ordinal`)).status).toBe(200);
  const table = await (await fetch(`${url}/charts/a.table.html?xAxis=ordinal`)).text();
  expect(table).toContain(">Point</th>");
  expect(live.draw("a", { xAxis: "time" })).toBe(live.draw("a"));
  // As times with and without motion, as events, and as events in the height of the page.
  expect(live.stats().charts["a"]?.drawings).toBe(4);
});

test("xAxis=ordinal is refused where the window is a duration, naming the chart", async () => {
  const { live, url } = await served({ charts: { a: { window: { ms: 60_000 } } } });
  live.push("a", { v: 1 }, START);
  for (const path of [
    "/events?xAxis=ordinal",
    "/charts/a.svg?xAxis=ordinal",
    "/charts/a.table.html?xAxis=ordinal",
  ]) {
    const response = await fetch(`${url}${path}`);
    expect([path, response.status]).toEqual([path, 400]);
    expect(await response.text()).toContain("query xAxis: expected");
  }
});

test("createLive({ timeZone }) is the zone of charts that name none, also of those that a push adds", async () => {
  const { live } = await served({
    charts: { a: {}, b: { timeZone: "Asia/Tokyo" } },
    timeZone: "America/New_York",
    addCharts: true,
  });
  for (const name of ["a", "b", "c"]) live.push(name, { v: 1 }, START);
  expect(live.draw("a")).toContain(">New York</text>");
  expect(live.draw("b")).toContain(">Tokyo</text>");
  expect(live.draw("c")).toContain(">New York</text>");
});

test("/charts/a@400x260.table.html is the table of that chart", async () => {
  const { live, url } = await served({ charts: { a: { title: "First" } } });
  live.push("a", { v: 4711 }, START);
  const text = await (await fetch(`${url}/charts/a@400x260.table.html`)).text();
  expect(text).toContain("<title>First</title>");
  expect(text).toContain("4711");
  expect(live.table("a@400x260")).toBe(live.table("a"));
});

const STILL: ChartOptions[] = [
  { type: "bar" },
  { type: "heatMap" },
  { type: "stat" },
  { glide: false },
  { xAxis: "ordinal" },
  { binMs: 1000 },
];
const MOVING: ChartOptions[] = [
  {},
  { type: "bar", glide: true },
  { type: "bar", series: { limit: { mark: "line" } } },
];

test("createView: the picture of a chart that never glides is its view; others have one each", () => {
  for (const [charts, drawings] of [
    [STILL, 1],
    [MOVING, 2],
  ] as const) {
    for (const options of some(charts)) {
      const live = createLive({ charts: { a: options } });
      for (let i = 0; i < 90; i++) live.push("a", { limit: 3 + (i % 5) }, START + i * 1000);
      const [frame, picture] = [live.draw("a"), live.draw("a", { glide: false })];
      expect([options, live.stats().drawings]).toEqual([options, drawings]);
      expect([options, frame === picture]).toEqual([options, drawings === 1]);
    }
  }
});
