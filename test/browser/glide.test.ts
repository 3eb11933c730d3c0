import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { lineChart } from "../../src/plotcast.ts";
import { LEAVE_OUT, startChromium } from "./chromium.ts";

const START = Date.UTC(2026, 2, 1, 12);
const EVERY_MS = 1500;
const svg = lineChart({ variant: "live", glide: true, window: { points: 10 }, everyMs: EVERY_MS })
  .add(
    "a",
    Array.from({ length: 40 }, (_, i) => ({ time: START + i * EVERY_MS, y: i % 7 })),
  )
  .render();

describe.skipIf(LEAVE_OUT)("in a browser", () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await startChromium();
  });
  afterAll(() => browser?.close());

  /** How far right of its place the line is, and how wide what cuts it off. */
  async function offsets(reducedMotion: "reduce" | "no-preference"): Promise<number[]> {
    const page = await browser.newPage({ reducedMotion });
    await page.setContent(`<!doctype html><body>${svg}</body>`);
    return page.evaluate(async (everyMs) => {
      const line = document.querySelector(".n .l")!;
      const glide = line.closest(".y")!.getAnimations()[0];
      if (glide === undefined) return [line.getBoundingClientRect().left];
      glide.pause();
      const found: number[] = [];
      for (const share of [0, 0.5, 1]) {
        glide.currentTime = share * everyMs * 0.9999;
        found.push(line.getBoundingClientRect().left);
      }
      return found;
    }, EVERY_MS);
  }

  test("glide: the plot moves by one gap in one cycle, and ends where the frame says", async () => {
    const [start = 0, middle = 0, end = 0] = await offsets("no-preference");
    const [still = 0] = await offsets("reduce");
    expect(start - end).toBeGreaterThan(50);
    expect(middle - end).toBeCloseTo((start - end) / 2, 0);
    expect(end).toBeCloseTo(still, 0);
  });

  test("glide: nobody who wants less motion sees any", async () => {
    expect(await offsets("reduce")).toHaveLength(1);
  });
});
