import * as fc from "fast-check";
import { expect, test } from "vitest";
import type { ChartOptions, ChartWindow } from "../../src/chart/options/options.ts";
import { createLive } from "../../src/entries/live.ts";
import { lineChart } from "../../src/entries/plotcast.ts";
import { CLASSES, hasClass, seriesClass } from "../support/drawn-classes.ts";
import { readPath } from "../support/path-reader.ts";
import { some } from "../support/some.ts";
import { type Element, readSvg } from "../support/svg-reader.ts";

const START = Date.UTC(2026, 2, 1, 12);
const SECOND = 1000;
const WINDOWS: ChartWindow[] = [{ points: 30 }, { ms: 30 * SECOND }, { points: 5 }];
const TYPES: ChartOptions["type"][] = ["line", "area", "bar", "scatter"];

/** The frames of a chart with a series every second, and one every so many. */
function framesOf(every: number, count: number, window: ChartWindow, options: ChartOptions = {}) {
  const live = createLive({ charts: { a: options }, window, everyMs: SECOND });
  return Array.from({ length: count }, (_, i) => {
    const seldom = i % every === 0 ? { seldom: 20 + (i % 7) } : {};
    live.push("a", { often: 40 + (i % 9), ...seldom }, START + i * SECOND);
    return live.draw("a");
  });
}

/** The pixels of the plot, from its left to its right, that paths of a series cover; swatches are none. */
function coveredWidth(svg: string, index: number): number {
  let covered = 0;
  for (const { plot, path } of pathsOf(readSvg(svg), index)) {
    // A dot is a stroke without a length, with round ends.
    for (const [from, to] of extentsOf(path)) {
      covered = Math.max(covered, Math.min(plot[1], to + 3) - Math.max(plot[0], from - 3));
    }
  }
  return covered;
}

interface PlotPath {
  plot: [number, number];
  path: Element;
}

function pathsOf(elements: Element[], index: number): PlotPath[] {
  const found: PlotPath[] = [];
  let plot: [number, number] = [0, Number.POSITIVE_INFINITY];
  for (const element of elements) {
    const { name, attributes, path } = element;
    if (name === "svg" && attributes["viewBox"] !== undefined && path.length === 1) {
      const [x = 0] = attributes["viewBox"].split(" ").map(Number);
      plot = [x, x + 720];
    }
    const isMark = name === "path" && path.length > 1 && hasClass(element, seriesClass(index));
    if (isMark && hasClass(element, CLASSES.heldValue))
      found.push({ plot: [0, 720], path: element });
    else if (isMark) found.push({ plot, path: element });
  }
  return found;
}

function extentsOf({ attributes }: Element): [number, number][] {
  // Areas and bars close their paths.
  const data = (attributes["d"] ?? "").replaceAll(/z/gi, "");
  return readPath(data).map(({ from, to }) => [Math.min(from[0], to[0]), Math.max(from[0], to[0])]);
}

test.each(WINDOWS)(
  "draw() shows a series every 60 s beside one every 1 s in each frame: %j",
  (window) => {
    const held: number[] = [];
    for (const [i, svg] of some(framesOf(60, 200, window)).entries()) {
      expect([i, coveredWidth(svg, 0) >= 1]).toEqual([i, true]);
      expect([i, coveredWidth(svg, 1) >= 1]).toEqual([i, true]);
      if (svg.includes("last known value")) held.push(i);
    }
    expect(held.length).toBeGreaterThan(40);
  },
);

test.each(TYPES)("draw() shows the last known value as something else than data: %s", (type) => {
  for (const stack of [undefined, true, "percent"] as const) {
    if (stack !== undefined && (type === "line" || type === "scatter")) continue;
    const options = { type, ...(stack && { stack }) } as ChartOptions;
    const svg = framesOf(60, 110, { points: 30 }, options).at(-1)!;
    const lines = readSvg(svg).filter((element) => hasClass(element, CLASSES.heldValue));
    expect(lines.length).toBe(1);
    expect(svg).toContain("seldom: last known value ");
  }
});

test("draw(): a held value is in the domain of its axis, and stands at its height", () => {
  const run = fc.record({
    value: fc.integer({ min: -1000, max: 1000 }),
    window: fc.constantFrom(...WINDOWS),
    y2: fc.boolean(),
    at: fc.integer({ min: 31, max: 59 }),
  });
  fc.assert(
    fc.property(run, ({ value, window, y2, at }) => {
      const often = Array.from({ length: at + 61 }, (_, i) => ({
        time: START + i * SECOND,
        y: i % 3,
      }));
      const seldom = [0, 60].map((i) => ({ time: START + i * SECOND, y: value }));
      const series = y2 ? { seldom: { axis: "y2" as const } } : {};
      const chart = lineChart({ variant: "live", window, everyMs: SECOND, series });
      const layout = chart.add("often", often).add("seldom", seldom).layout();
      const [low, high] = (y2 ? layout.y2! : layout.y).domain;
      const expected = ((high - value) / (high - low)) * layout.plot.height;
      expect(layout.held).toHaveLength(1);
      for (const { y } of some(layout.held))
        expect(Math.abs(y - expected)).toBeLessThanOrEqual(0.5);
    }),
    { numRuns: 60 },
  );
});

test("draw(): of a series that comes in bursts, the last known value is shown between them", () => {
  const live = createLive({ charts: { a: {} }, window: { ms: 10 * SECOND }, everyMs: SECOND });
  let held = 0;
  for (let i = 0; i < 300; i++) {
    live.push("a", { often: i % 5 }, START + i * SECOND);
    if (i % 60 === 0)
      for (const ms of [0, 10, 20]) live.push("a", { burst: 3 }, START + i * SECOND + ms);
    const svg = live.draw("a");
    // Before the second burst nobody knows how often they come.
    if (i >= 60) expect([i, svg.includes("No data of")]).toEqual([i, false]);
    if (svg.includes("burst: last known value 3")) held++;
  }
  expect(held).toBeGreaterThan(150);
});

test("draw(): a series that has stopped is no longer shown, and the chart says so", () => {
  const live = createLive({ charts: { a: {} }, window: { points: 30 }, everyMs: SECOND });
  const drawn: string[] = [];
  for (let i = 0; i < 400; i++) {
    const seldom = i === 0 || i === 60 ? { backup: 7 } : {};
    live.push("a", { often: i % 5, ...seldom }, START + i * SECOND);
    drawn.push(live.draw("a"));
  }
  expect(drawn[200]).toContain("backup: last known value 7");
  expect(drawn[399]).not.toContain("last known value");
  expect(drawn[399]).toContain(">No data of backup</text>");
  expect(drawn[399]).toContain("backup: no data since Mar 1, 2026 12:01:00");
  live.push("a", { often: 1, backup: 8 }, START + 400 * SECOND);
  expect(live.draw("a")).not.toContain("No data of");
});

test("render({ now }): a window whose points have gone out of sight says since when", () => {
  const points = Array.from({ length: 60 }, (_, i) => ({ time: START + i * SECOND, y: i % 7 }));
  const chart = lineChart({ variant: "live", window: { ms: 60 * SECOND }, everyMs: SECOND });
  chart.add("a", points);
  const at = (seconds: number) => chart.render({ now: START + seconds * SECOND });
  const said = "No data since Mar 1, 2026 12:00:59";
  expect(at(100)).not.toContain(said);
  for (const seconds of [130, 200, 500, 90_000]) expect(at(seconds)).toContain(`>${said}</text>`);
  expect(at(500)).toBe(at(90_000));
  // A series without a point has no last one.
  for (const names of [
    ["none", "a"],
    ["a", "none"],
  ]) {
    const two = lineChart({ variant: "live", window: { ms: 60 * SECOND }, everyMs: SECOND });
    for (const name of names) two.add(name, name === "a" ? points : { times: [], values: [] });
    expect(two.render({ now: START + 500 * SECOND })).toContain(`>${said}</text>`);
  }
  chart.add("b", [{ time: START + 89_999 * SECOND, y: 5 }]);
  expect(at(90_000)).not.toContain(said);
});

test("render() of a static chart holds no value", () => {
  const chart = lineChart().add(
    "often",
    [1, 2, 3, 4].map((y, i) => ({ time: START + i * SECOND, y })),
  );
  const svg = chart.add("seldom", [{ time: START, y: 2 }]).render();
  expect(svg).not.toContain("last known value");
});
