import { expect, test } from "vitest";
import type { ChartWindow } from "../../src/chart/options/options.ts";
import { createLive } from "../../src/entries/live.ts";
import { readSvg } from "../support/svg-reader.ts";

/** Where the points of a value stand that are in the plot, by their tooltips. */
function shownAt(svg: string, y: number): number[] {
  const left = Number(/viewBox="(-?[\d.]+) -/.exec(svg)?.[1] ?? 0);
  const xs: number[] = [];
  let x = Number.NaN;
  for (const { name, attributes, text } of readSvg(svg)) {
    if (name === "svg" && attributes["x"] !== undefined) x = Number(attributes["x"]) - left;
    if (name === "text" && text === `a: ${y}` && x >= 0) xs.push(x);
  }
  return xs;
}

/** Half a minute of points, one an hour ahead, and more of now: half a minute, but for the last `less`. */
function drawWithOneAhead(window: ChartWindow, more: { maxAhead?: number } = {}, less = 0): string {
  const live = createLive({
    charts: { c: { tooltips: true } },
    window,
    onError: () => {},
    ...more,
  });
  const now = Date.now();
  for (let i = 60; i > 30; i--) live.push("c", { a: 5 }, now - i * 1000);
  live.push("c", { a: 6 }, now + 3_600_000);
  for (let i = 30; i > less; i--) live.push("c", { a: 7 }, now - i * 1000);
  return live.draw("c");
}

test.each([{ ms: 60_000 }, { points: 30 }])(
  "live.draw() keeps the points of now in sight after one that is an hour ahead (%j)",
  (window) => {
    const svg = drawWithOneAhead(window);
    const xs = shownAt(svg, 7);
    expect(xs.length).toBeGreaterThanOrEqual(20);
    expect(Math.max(...xs) - Math.min(...xs)).toBeGreaterThanOrEqual(200);
    expect(shownAt(svg, 6)).toEqual([]);
    // This is what such a point does where it is taken, until the series counts as set back.
    const taken = drawWithOneAhead(window, { maxAhead: 7_200_000 }, 15);
    const blank = shownAt(taken, 7);
    expect(shownAt(taken, 6)).toHaveLength(1);
    expect(Math.max(0, ...blank) - Math.min(720, ...blank)).toBeLessThan(200);
  },
);
