import { expect, test } from "vitest";
import { createLive, type Live, PlotcastError } from "../../src/entries/live.ts";
import { readSvg } from "../support/svg-reader.ts";
import { thrownBy } from "../support/served.ts";

const START = Date.UTC(2026, 2, 1, 12);
const SECOND = 1000;

test.each([
  ["a string", { v: "high" }, START, ["cpu", "v", "high"]],
  ["Infinity", { v: Number.POSITIVE_INFINITY }, START, ["cpu", "v", "Infinity"]],
  ["-Infinity", { v: Number.NEGATIVE_INFINITY }, START, ["cpu", "v", "Infinity"]],
  ["undefined", { v: undefined }, START, ["cpu", "v"]],
  ["a boolean", { v: true }, START, ["cpu", "v", "true"]],
  ["a bigint", { v: 1n }, START, ["cpu", "v"]],
  ["an object", { v: {} }, START, ["cpu", "v"]],
  ["a label", { v: { y: 1, label: "x" } }, START, ["cpu", "v", "live charts have no label"]],
  ["a colour", { v: { y: 1, label: "x", color: "red" } }, START, ["v", "no label or color"]],
  ["a time that is none", { v: 1 }, "yesterday", ["cpu", "time", "yesterday"]],
  ["a NaN time", { v: 1 }, Number.NaN, ["cpu", "time"]],
  ["an invalid Date", { v: 1 }, new Date(Number.NaN), ["cpu", "time"]],
  ["a time that no Date can hold", { v: 1 }, 8.64e15 + 1, ["cpu", "time"]],
  ["a null time", { v: 1 }, null, ["cpu", "time"]],
  ["a boolean time", { v: 1 }, true, ["cpu", "time"]],
  ["an array for a time", { v: 1 }, [], ["cpu", "time"]],
  ["an empty series name", { "": 1 }, START, ["cpu", "name"]],
  ["a long series name", { ["x".repeat(201)]: 1 }, START, ["cpu", "name"]],
  ["null for all values", null, START, ["cpu"]],
  ["a number for all values", 5, START, ["cpu"]],
  ["a string for all values", "high", START, ["cpu"]],
])("push: refuses %s with an error that names what and where", (_name, values, time, parts) => {
  const live = createLive({ charts: { cpu: {} } });
  const before = live.draw("cpu");
  const error = thrownBy(() => live.push("cpu", values as never, time as never));
  expect(error).toBeInstanceOf(PlotcastError);
  expect(error.code).toBe("POINT_INVALID");
  for (const part of parts) expect(error.message).toContain(part);
  expect(live.draw("cpu")).toBe(before);
});

test("push: an unknown chart is an error that names it and those that there are", () => {
  const live: Live = createLive({ charts: { cpu: {} } });
  const error = thrownBy(() => live.push("gpu", { v: 1 }));
  expect(error.code).toBe("CHART_UNKNOWN");
  expect(error.message).toContain("gpu");
  expect(error.message).toContain("cpu");
  expect(thrownBy(() => live.push("__proto__", { v: 1 })).code).toBe("CHART_UNKNOWN");
  expect(thrownBy(() => live.draw("toString")).code).toBe("CHART_UNKNOWN");
});

test("push: null and NaN are gaps", () => {
  const live = createLive({ charts: { a: {} } });
  [1, 2, null, 3, Number.NaN, 4, 5].forEach((v, i) => live.push("a", { v }, START + i * SECOND));
  const svg = live.draw("a");
  expect(svg).not.toContain("NaN");
  expect(readSvg(svg).length).toBeGreaterThan(5);
});

test("pushRows: all or nothing, whichever row is wrong", () => {
  const row = (v: number | null, time = START) => ({ time, values: new Map([["v", v]]) });
  for (const wrong of [0, 1, 2]) {
    const live = createLive({ charts: { a: {} } });
    live.push("a", { v: 1 }, START);
    const before = live.draw("a");
    const rows = [0, 1, 2].map((i) => row(i === wrong ? Infinity : i, START + i * SECOND));
    expect(thrownBy(() => live.pushRows("a", rows)).code).toBe("POINT_INVALID");
    expect(live.draw("a")).toBe(before);
  }
});

test("push: late points find their place, whatever the order of their coming", () => {
  const draw = (order: number[]) => {
    const live = createLive({ charts: { a: {} }, window: { points: 8 } });
    for (const i of order) live.push("a", { v: (i * 7) % 5 }, START + i * SECOND);
    return live.draw("a");
  };
  const inOrder = draw([0, 1, 2, 3, 4, 5]);
  expect(draw([5, 4, 3, 2, 1, 0])).toBe(inOrder);
  expect(draw([3, 0, 5, 1, 4, 2])).toBe(inOrder);
});

test("push: repeated times keep both points and draw well-formed", () => {
  const live = createLive({ charts: { a: {} }, window: { points: 8 } });
  for (const v of [1, 2, 3]) live.push("a", { v }, START);
  for (const v of [4, 5]) live.push("a", { v }, START + SECOND);
  const svg = live.draw("a");
  expect(svg).not.toMatch(/NaN|Infinity/);
  readSvg(svg);
});

test("push: a point too old for the window changes nothing that is seen but the note", () => {
  // A glide depends on the frame before.
  const charts = { a: { glide: false } };
  const live = createLive({ charts, window: { points: 5 }, onError: () => {} });
  for (let i = 0; i < 50; i++) live.push("a", { v: i }, START + i * SECOND);
  live.setNote("a", "1 point too late: 2 min behind");
  const before = live.draw("a", { glide: false });
  live.setNote("a", "");
  live.push("a", { v: 9999 }, START - 100 * SECOND);
  expect(live.draw("a", { glide: false })).toBe(before);
});

test.each(["__proto__", "constructor", "toString", "hasOwnProperty", "</svg><script>", "\u0001"])(
  "push: a series may be called %j",
  (name) => {
    const live = createLive({ charts: { a: { legend: true } } });
    const values = JSON.parse(`{${JSON.stringify(name)}: 42}`) as Record<string, number>;
    live.push("a", values, START);
    live.push("a", new Map([[name, 43]]), START + SECOND);
    const elements = readSvg(live.draw("a"));
    expect(elements.some(({ name: element }) => element === "script")).toBe(false);
    expect(live.draw("a")).toContain("43");
    expect(Object.getPrototypeOf({})).toBe(Object.prototype);
  },
);

test.each(["__proto__", "constructor", "a,b", "a&chart=b", "../x", "日本"])(
  "addChart: a chart may be called %j",
  (name) => {
    const live = createLive();
    live.addChart(name, { title: "T" });
    live.push(name, { v: 7 }, START);
    expect(live.names()).toEqual([name]);
    expect(live.has(name)).toBe(true);
    expect(live.stats().names).toEqual([name]);
    readSvg(live.draw(name));
  },
);

test("push: extreme values draw a well-formed chart", () => {
  const live = createLive({ charts: { a: {} } });
  [1e308, -1e308, 5e-324, 0, -0, Number.MAX_VALUE].forEach((v, i) =>
    live.push("a", { v }, START + i),
  );
  live.push("a", { v: 1 }, -8.64e15);
  const svg = live.draw("a");
  readSvg(svg);
  expect(svg).not.toMatch(/NaN|Infinity|undefined/);
});

test("push: refuses a point that is further ahead than a day, which would empty the window", () => {
  const live = createLive({ charts: { a: {} } });
  live.push("a", { v: 4711 });
  const tomorrow = Date.now() + 25 * 3_600_000;
  expect(() => live.push("a", { v: 1 }, tomorrow)).toThrow(
    /^chart "a": time: expected one at most a day ahead, got "20/,
  );
  expect(() => live.push("a", { v: 1 }, 8.64e15)).toThrow(/POINT_INVALID|at most a day ahead/);
  expect(live.draw("a")).toContain("4711");
});
