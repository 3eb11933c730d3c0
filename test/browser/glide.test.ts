import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { ChartOptions } from "../../src/chart/options/options.ts";
import { lineChart } from "../../src/entries/plotcast.ts";
import { LEAVE_OUT, startChromium } from "../support/chromium.ts";
import { CLASSES } from "../support/drawn-classes.ts";

const START = Date.UTC(2026, 2, 1, 12);
const EVERY_MS = 1500;

/** The frame of `count` points, some of which come late. */
function frame(count: number, options: ChartOptions = {}, lateMs = 0): string {
  const points = Array.from({ length: count }, (_, i) => ({
    time: START + i * EVERY_MS + (i % 3) * lateMs,
    y: i % 7,
  }));
  const live = { variant: "live", window: { points: 10 }, everyMs: EVERY_MS } as const;
  return lineChart({ ...live, glide: true, ...options })
    .add("a", points)
    .render();
}

describe.skipIf(LEAVE_OUT)("in a browser", () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await startChromium();
  });
  afterAll(() => browser?.close());

  /** How far right of its place the line is, and how wide what cuts it off. */
  async function offsets(reducedMotion: "reduce" | "no-preference"): Promise<number[]> {
    const page = await browser.newPage({ reducedMotion });
    await page.setContent(`<!doctype html><body>${frame(40)}</body>`);
    const { marks, line, glide } = CLASSES;
    const drawn = { of: `.${marks} .${line}`, within: `.${glide}`, everyMs: EVERY_MS };
    return page.evaluate(async ({ of, within, everyMs }) => {
      const line = document.querySelector(of)!;
      const glide = line.closest(within)!.getAnimations()[0];
      if (glide === undefined) return [line.getBoundingClientRect().left];
      glide.pause();
      const found: number[] = [];
      for (const share of [0, 0.5, 1]) {
        glide.currentTime = share * everyMs * 0.9999;
        found.push(line.getBoundingClientRect().left);
      }
      return found;
    }, drawn);
  }

  test("glide: the plot moves by one gap in one cycle, and ends where the frame says", async () => {
    const [start = 0, middle = 0, end = 0] = await offsets("no-preference");
    const [still = 0] = await offsets("reduce");
    expect(start - end).toBeGreaterThan(50);
    expect(middle - end).toBeCloseTo((start - end) / 2, 0);
    expect(end).toBeCloseTo(still, 0);
  });

  test.each([
    ["lines", {}],
    ["curves", { smooth: true }],
    ["areas", { type: "area" }],
    ["events", { xAxis: "ordinal" }],
  ] as const)(
    "glide: the plot is full up to its left edge all the time (%s)",
    async (_name, look) => {
      const page = await browser.newPage();
      for (let count = 36; count < 45; count++) {
        await page.setContent(`<!doctype html><body>${frame(count, look, 200)}</body>`);
        const edge = await page.evaluate(() => {
          const outer = document.querySelector("svg")!;
          const plot = outer.querySelector<SVGSVGElement>(":scope > svg")!;
          const { left, top } = outer.getBoundingClientRect();
          const glides = document.getAnimations();
          for (const glide of glides) {
            glide.pause();
            glide.currentTime = 0;
          }
          return { x: left + plot.x.baseVal.value, y: top, glides: glides.length };
        });
        expect(edge.glides).toBeGreaterThan(0);
        const clip = { x: edge.x, y: edge.y, width: 3, height: 400 };
        const full = await page.screenshot({ clip });
        await page.addStyleTag({ content: `.${CLASSES.marks} { display: none }` });
        expect(full.equals(await page.screenshot({ clip })), `${count} points`).toBe(false);
      }
      await page.close();
    },
  );

  test("glide: nobody who wants less motion sees any", async () => {
    expect(await offsets("reduce")).toHaveLength(1);
  });
});
