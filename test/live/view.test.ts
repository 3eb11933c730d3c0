import { expect, test } from "vitest";
import { readSvg } from "../support/svg-reader.ts";
import { eventually, served, showing, watch } from "../support/served.ts";

const START = Date.UTC(2026, 2, 1, 12);

test("/events: theme, width, height and hide choose the view, each with frames of its own", async () => {
  const { live, url } = await served({ charts: { a: { legend: true } }, everyMs: 16 });
  live.push("a", { first: 1, second: 2 }, START);
  const dark = await watch(`${url}/events?theme=dark&width=333&height=222&hide=second`);
  const plain = await watch(`${url}/events`);
  const darkFrame = (await dark.until(() => true)).data;
  const plainFrame = (await plain.until(() => true)).data;
  expect(readSvg(darkFrame)[0]?.attributes).toMatchObject({ width: "333", height: "222" });
  expect(readSvg(plainFrame)[0]?.attributes).toMatchObject({ width: "800", height: "400" });
  expect(darkFrame).toContain("line-through");
  expect(plainFrame).not.toContain("line-through");
  expect(darkFrame).not.toContain("prefers-color-scheme");
  expect(plainFrame).toContain("prefers-color-scheme");

  live.push("a", { first: 4711, second: 2 }, START + 1000);
  await Promise.all([dark.until(showing("4711")), plain.until(showing("4711"))]);
  expect(live.stats().charts["a"]?.drawings).toBe(4);
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
