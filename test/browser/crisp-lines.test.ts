import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { areaChart, barChart, darkTheme, lineChart } from "../../src/entries/plotcast.ts";
import { LEAVE_OUT, startChromium } from "../support/chromium.ts";
import { readPng } from "../support/png-reader.ts";
import { screenshot } from "../support/screenshot.ts";
import { some } from "../support/some.ts";

/** What a screen shows of a picture at one device pixel a pixel: the red of each pixel. */
async function screen(page: Page, html: string): Promise<(x: number, y: number) => number> {
  await page.setContent(`<style>body{margin:0}</style>${html}`);
  const pixels = readPng(await screenshot(page));
  return (x, y) => pixels.at(x, y)[0] ?? Number.NaN;
}

function range(from: number, to: number): number[] {
  return Array.from({ length: to - from }, (_, i) => from + i);
}

/** Runs of neighbouring pixels that differ from the ground: how many pixels each has. */
function runs(pixels: readonly number[], ground: number): number[] {
  const found: number[] = [];
  let length = 0;
  for (const pixel of [...pixels, ground]) {
    if (Math.abs(pixel - ground) > 1) length++;
    else if (length > 0) {
      found.push(length);
      length = 0;
    }
  }
  return found;
}

const POINTS = Array.from({ length: 40 }, (_, i) => ({
  time: i * 1000 + 137 * (i % 3),
  y: 3 * Math.sin(i),
}));
/** Only axes are seen. */
const UNSEEN = { color: "transparent" };
const SIZES = [
  [320, 180],
  [401, 233],
  [640, 299],
  [797, 400],
] as const;

describe.skipIf(LEAVE_OUT)("in a browser, at one device pixel a pixel", () => {
  let browser: Browser;
  let page: Page;
  beforeAll(async () => {
    browser = await startChromium();
    page = await browser.newPage({ viewport: { width: 900, height: 500 }, deviceScaleFactor: 1 });
  });
  afterAll(() => browser.close());

  /** Columns and rows of a chart's plot that no mark crosses, as runs of lines. */
  async function linesIn(
    svg: string,
    plot: { x: number; y: number; width: number; height: number },
  ) {
    const red = await screen(page, svg);
    const ground = red(1, 1);
    const [right, bottom] = [plot.x + plot.width + 1, plot.y + plot.height + 2];
    const column = (x: number) => range(plot.y - 1, bottom).map((y) => red(x, y));
    const row = (y: number) => range(plot.x, right).map((x) => red(x, y));
    const across = range(10, 50).map((i) => runs(column(plot.x + i), ground));
    const along = range(10, 50).map((i) => runs(row(plot.y + i), ground));
    // On a line itself everything differs from the ground.
    const fewest = (all: number[][]) =>
      all.reduce((a, b) => (Math.max(0, ...b) < Math.max(0, ...a) ? b : a));
    return { across: fewest(across), along: fewest(along), red, ground };
  }

  test.each(SIZES)("lineChart() %d by %d: each grid line is one pixel", async (width, height) => {
    for (const theme of ["light", "dark"] as const) {
      const chart = lineChart({ width, height, theme, grid: true, tooltips: false });
      const drawn = chart.add("a", POINTS, UNSEEN);
      const { plot, y } = drawn.layout();
      const { across, along } = await linesIn(drawn.render(), plot);
      expect(new Set(some(across))).toEqual(new Set([1]));
      expect(across).toHaveLength(y.ticks.length);
      expect(new Set(some(along))).toEqual(new Set([1]));
    }
  });

  test.each([17, 333, 1001])(
    "a live chart %d ms on still has lines of one pixel",
    async (later) => {
      const chart = lineChart({
        width: 500,
        height: 240,
        grid: true,
        variant: "live",
        window: { points: 30 },
        // Lines that glide are between pixels for most of the time.
        glide: false,
      });
      const points = POINTS.map((point, i) =>
        i === 39 ? { ...point, time: point.time + later } : point,
      );
      const drawn = chart.add("a", points, UNSEEN);
      const { across, along } = await linesIn(drawn.render(), drawn.layout().plot);
      expect(new Set(some(across))).toEqual(new Set([1]));
      expect(new Set(some(along))).toEqual(new Set([1]));
    },
  );

  test("the line at zero is stronger than the others", async () => {
    for (const make of [lineChart, areaChart, barChart]) {
      const points = [-4, 3, 5].map((y, x) => ({ x, y }));
      const drawn = make({
        theme: darkTheme,
        grid: true,
        tooltips: false,
        width: 400,
        height: 260,
      }).add("a", points, UNSEEN);
      const { plot, y } = drawn.layout();
      const { red, ground } = await linesIn(drawn.render(), plot);
      const strength = (at: number) => Math.abs(red(plot.x + 3, plot.y + at) - ground);
      const zero = y.ticks.find(({ value }) => value === 0)!;
      for (const { at, value } of some(y.ticks)) {
        if (value !== 0) expect(strength(zero.at)).toBeGreaterThan(2 * strength(at));
        expect(strength(at)).toBeGreaterThan(5);
      }
    }
  });

  test("barChart({ horizontal: true }) has its line at zero upright", async () => {
    const points = [-4, 3, 5].map((y, i) => ({ x: `${i}`, y }));
    const chart = barChart({ theme: darkTheme, horizontal: true, grid: true, tooltips: false });
    const drawn = chart.add("a", points, UNSEEN);
    const { plot, x } = drawn.layout();
    const { red, ground } = await linesIn(drawn.render(), plot);
    const strength = (at: number) => Math.abs(red(plot.x + at, plot.y + 2) - ground);
    const zero = x.ticks.find(({ value }) => value === 0)!;
    for (const { at, value } of some(x.ticks)) {
      if (value !== 0) expect(strength(zero.at)).toBeGreaterThan(2 * strength(at));
    }
  });

  test("a chart that a page makes smaller keeps every grid line", async () => {
    const drawn = lineChart({ width: 800, height: 400, grid: true, theme: "light" }).add(
      "a",
      POINTS,
      UNSEEN,
    );
    const { y, plot } = drawn.layout();
    for (const width of [433, 517, 640, 900]) {
      const red = await screen(page, `<div style="width:${width}px">${drawn.render()}</div>`);
      const scale = Math.min(1, width / 800);
      const x = Math.round((plot.x + plot.width * 0.613) * scale);
      const top = Math.floor(plot.y * scale) - 1;
      const bottom = Math.round((plot.y + plot.height) * scale) + 2;
      const column = range(top, bottom).map((at) => red(x, at));
      expect(runs(column, 255), `${width}`).toEqual(y.ticks.map(() => 1));
    }
  });
});
