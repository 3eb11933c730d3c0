import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { ChartOptions } from "../../src/chart/options/options.ts";
import { createLive } from "../../src/entries/live.ts";
import { barChart, lineChart } from "../../src/entries/plotcast.ts";
import { LEAVE_OUT, startChromium } from "../support/chromium.ts";
import { CLASSES } from "../support/drawn-classes.ts";
import { screenshot } from "../support/screenshot.ts";
import { some } from "../support/some.ts";

const START = Date.UTC(2026, 2, 1, 12);
const EVERY_MS = 1500;

interface Point {
  time: number;
  y: number;
}

function pointsOf(count: number, lateMs = 0): Point[] {
  return Array.from({ length: count }, (_, i) => ({
    time: START + i * EVERY_MS + (i % 3) * lateMs,
    y: i % 7,
  }));
}

/** The frame of `count` points, some of which come late. */
function frame(count: number, options: ChartOptions = {}, lateMs = 0): string {
  const points = pointsOf(count, lateMs);
  const live = { variant: "live", window: { points: 10 }, everyMs: EVERY_MS } as const;
  return lineChart({ ...live, ...options })
    .add("a", points)
    .render();
}

function nth<T>(all: readonly T[], index: number): T {
  const found = all[index];
  if (found === undefined) throw new RangeError(`nothing at ${index}`);
  return found;
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
    ["events", { xAxis: "ordinal", glide: true }],
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
        const full = await screenshot(page, { clip });
        await page.addStyleTag({ content: `.${CLASSES.marks} { display: none }` });
        expect(full.equals(await screenshot(page, { clip })), `${count} points`).toBe(false);
      }
      await page.close();
    },
  );

  test("glide: nobody who wants less motion sees any", async () => {
    expect(await offsets("reduce")).toHaveLength(1);
  });

  /** A frame, the moment at its right edge, and how many pixels the plot is moved meanwhile. */
  interface Seen {
    svg: string;
    edge: number;
    msPerPixel: number;
  }

  /** The moment at the right edge at the start, in the middle and at the end of each frame, in pixels. */
  async function edgesOf(frames: readonly Seen[]): Promise<number[]> {
    const page = await browser.newPage();
    await page.setContent("<!doctype html><body></body>");
    const moved = await page.evaluate(
      ({ all, of, everyMs }) =>
        all.map((svg) => {
          document.body.innerHTML = svg;
          const marks = document.querySelector<SVGGElement>(of)!;
          const left = () => marks.getScreenCTM()!.e;
          const glides = document.getAnimations();
          const place = (share: number) => {
            for (const glide of glides) {
              glide.pause();
              glide.currentTime = share * everyMs;
            }
            return left();
          };
          const [start, middle, end] = [place(0), place(0.5), place(0.9999)];
          for (const glide of glides) glide.cancel();
          return [start, middle, end].map((at) => at - left());
        }),
      { all: frames.map(({ svg }) => svg), of: `.${CLASSES.marks}`, everyMs: EVERY_MS },
    );
    await page.close();
    const unit = nth(frames, frames.length - 1).msPerPixel;
    return frames.flatMap(({ edge, msPerPixel }, i) =>
      some(moved[i] ?? []).map((pixels) => (edge - START - pixels * msPerPixel) / unit),
    );
  }

  function seen(svg: string, all: Record<string, Point[]>, options: ChartOptions): Seen {
    const chart = lineChart({ variant: "live", everyMs: EVERY_MS, ...options });
    for (const [name, points] of Object.entries(all)) chart.add(name, points);
    const { x, plot } = chart.layout();
    const [from, to] = x.domain;
    return { svg, edge: to, msPerPixel: (to - from) / plot.width };
  }

  /** Half a pixel of rounding here and there, and what a glide may begin further back. */
  const BACK = 3;

  test.each([{ points: 10 }, { ms: 9 * EVERY_MS }])(
    "glide: the plot stands while it fills, and moves steadily once it is full (%j)",
    async (window) => {
      const frames = Array.from({ length: 30 }, (_, i) =>
        seen(frame(i + 2, { window }), { a: pointsOf(i + 2) }, { window }),
      );
      const edges = await edgesOf(frames);
      expect(edges).toHaveLength(90);
      const filling = edges.slice(0, 3 * 8);
      expect(Math.max(...filling) - Math.min(...filling)).toBeLessThanOrEqual(BACK);
      // From frame to frame it goes on where it was; within one it moves by half a gap at a time.
      for (let i = 3 * 10; i < edges.length; i++) {
        const step = nth(edges, i) - nth(edges, i - 1);
        expect(Math.abs(step - (i % 3 === 0 ? 0 : 41)), `sample ${i}`).toBeLessThanOrEqual(BACK);
      }
    },
  );

  test.each([{ points: 10 }, { ms: 9 * EVERY_MS }])(
    "glide: nothing jumps back, however points come and whatever else changes (%j)",
    async (window) => {
      const live = createLive({ charts: { a: {} }, window, everyMs: EVERY_MS, onError: () => {} });
      const frames: Seen[] = [];
      const pushed: Record<string, Point[]> = { one: [], two: [] };
      const push = (name: string, time: number, y: number) => {
        (pushed[name] ??= []).push({ time, y });
        live.push("a", { [name]: y }, time);
      };
      let time = START;
      for (let i = 0; i < 90; i++) {
        time += nth([1500, 1490, 900, 2200, 3000, 10, 1500, 400], (i * 5) % 8);
        push("one", time, i % 7);
        if (i % 3 === 0) push("two", time - 700, i % 5);
        live.setNote("a", `note ${i}`);
        if (i % 4 !== 1) frames.push(seen(live.draw("a"), pushed, { window }));
        live.setNote("a", `again ${i}`);
        if (i % 5 === 0) frames.push(seen(live.draw("a"), pushed, { window }));
      }
      const edges = await edgesOf(frames);
      expect(edges.length).toBeGreaterThan(200);
      for (let i = 1; i < edges.length; i++) {
        const [now, last] = [nth(frames, Math.floor(i / 3)), nth(frames, Math.floor((i - 1) / 3))];
        // Where the scale changes, all moves; so it does as a window of uneven points gets full.
        if (now.msPerPixel !== last.msPerPixel || i < 3 * 12) continue;
        expect(edges[i], `sample ${i}`).toBeGreaterThanOrEqual(nth(edges, i - 1) - BACK);
      }
    },
  );

  test("glide: at its start the first tick is no further right than where the last frame ended", async () => {
    const page = await browser.newPage();
    const places: number[][] = [];
    for (let count = 36; count < 60; count++) {
      await page.setContent(`<!doctype html><body>${frame(count, { grid: true })}</body>`);
      places.push(
        await page.evaluate(
          ({ everyMs, leaving }) => {
            const glides = document.getAnimations();
            const firstLeft = (share: number) => {
              for (const glide of glides) {
                glide.pause();
                glide.currentTime = share * everyMs;
              }
              const labels = [...document.querySelectorAll("svg svg .m text")];
              const seen = labels.filter((label) => getComputedStyle(label).opacity !== "0");
              return Math.min(...seen.map((label) => label.getBoundingClientRect().left));
            };
            const start = firstLeft(0);
            for (const glide of glides) glide.cancel();
            const still = [...document.querySelectorAll(`.${leaving}`)];
            const isHidden = still.every((label) => getComputedStyle(label).opacity === "0");
            const labels = [...document.querySelectorAll(`svg svg .m text:not(.${leaving})`)];
            const end = Math.min(...labels.map((label) => label.getBoundingClientRect().left));
            return [start, end, isHidden ? 1 : 0, still.length];
          },
          { everyMs: EVERY_MS, leaving: CLASSES.leaving },
        ),
      );
    }
    await page.close();
    expect(places.some(([, , , leaving = 0]) => leaving > 0)).toBe(true);
    for (const [i, [start = 0, , isHidden]] of places.entries()) {
      expect(isHidden).toBe(1);
      // The date below a label may be wider than it, and moves to the next.
      const lastEnd = places[i - 1]?.[1] ?? Number.POSITIVE_INFINITY;
      expect(start, `frame ${i}`).toBeLessThanOrEqual(lastEnd + 9);
    }
  });

  test.each([
    [
      "bars",
      barChart({ variant: "live", window: { points: 5 } })
        .add("a", [1, 2, 3, 4, 5, 6])
        .render(),
    ],
    ["a still chart", lineChart({ variant: "interactive" }).add("a", [1, 2]).render()],
    ["glide: false", frame(40, { glide: false })],
    ["a plot that moves by less than a pixel", frame(40, { window: { ms: 36_000_000 } })],
  ])("glide: is left out where it would not help (%s)", (_name, svg) => {
    expect(svg).not.toContain("translateX");
  });

  test("glide: /c/a.svg has no motion, the frame that is sent has", async () => {
    const live = createLive({ charts: { a: {} }, window: { points: 3 } });
    for (let i = 0; i < 9; i++) live.push("a", { v: i }, START + i * 1000);
    expect(live.draw("a")).toContain("translateX");
    const response = await live.fetch(new Request("http://x.test/charts/a.svg"));
    expect(await response.text()).not.toContain("translateX");
  });

  test("glide: on paper nothing moves", async () => {
    const page = await browser.newPage();
    await page.emulateMedia({ media: "print" });
    await page.setContent(`<!doctype html><body>${frame(40)}</body>`);
    expect(await page.evaluate(() => document.getAnimations().length)).toBe(0);
    await page.close();
  });
});
