import type { ServerResponse } from "node:http";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { drawPicture, loadPictures } from "../../gallery/index.js";
import { createPictureOptions } from "../../gallery/picture-options.js";
import { createLive } from "../../src/entries/live.ts";
import type { ChartOptions } from "../../src/chart/options/options.ts";
import { LEAVE_OUT, startChromium } from "../support/chromium.ts";
import {
  type ElementPages,
  chartTag,
  pushEvery,
  type Row,
  serveElements,
  wave,
} from "../support/element-pages.ts";
import { openPage } from "../support/pages.ts";
import { randomNumbers } from "../support/random.ts";
import { eventually } from "../support/served.ts";
import { some } from "../support/some.ts";

const START = Date.UTC(2026, 2, 1, 12);
const FRAMES = 24;

const TYPES: Record<string, [options: ChartOptions, row: (i: number) => Row]> = {
  line: [{ legend: true, average: 3, smooth: true }, wave],
  area: [{ type: "area", series: { v: { stack: true }, w: { stack: true } } }, wave],
  bar: [{ type: "bar", thresholds: [{ value: 70, label: "limit", tone: "bad" }] }, wave],
  scatter: [{ type: "scatter", legend: true }, wave],
  histogram: [{ type: "histogram" }, wave],
  heatMap: [{ type: "heatMap" }, wave],
  boxPlot: [{ type: "boxPlot" }, wave],
  pie: [{ type: "pie" }, wave],
  donut: [{ type: "donut", legend: true }, wave],
  gauge: [{ type: "gauge" }, wave],
  stat: [{ type: "stat" }, wave],
  range: [{ type: "range" }, (i) => ({ low: i, y: i + 2, high: i + 3 + (i % 3) })],
  candlestick: [
    { type: "candlestick" },
    (i) => ({ "A.open": i, "A.high": i + 4, "A.low": i - 2, "A.close": i + (i % 3) }),
  ],
};

/** Frames of a chart whose window fills, slides and empties, and in which series come and go silent. */
function drawFrames([options, row]: (typeof TYPES)[string], seed: number): string[] {
  const live = createLive({ charts: { a: options }, window: { points: 8 }, everyMs: "change" });
  const random = randomNumbers(seed);
  const frames: string[] = [];
  let time = START;
  for (let i = 0; i < FRAMES; i++) {
    // Now and then none at all, or more at once than are there.
    const count = random() < 0.2 ? 12 * Math.floor(2 * random()) : 1;
    for (let k = 0; k < count; k++) {
      time += 1000;
      const values = row(i + k);
      if (i > FRAMES / 2 && options.type === undefined) values["late <one>"] = 400 * random();
      if (random() < 0.1 && "v" in values) values["v"] = null;
      live.push("a", values, time);
    }
    frames.push(live.draw("a"));
  }
  live.close();
  return frames;
}

/** Serves a stream that sends what the test says. */
async function serveFrames(): Promise<ElementPages & { send(frame: string): void }> {
  const pages = await serveElements({ live: { charts: { a: {} } }, body: chartTag("a") });
  let stream: ServerResponse | undefined;
  pages.answerBy((request, response) => {
    if (!request.url?.startsWith("/events")) return false;
    response.writeHead(200, { "content-type": "text/event-stream" });
    response.flushHeaders();
    stream = response;
    return true;
  });
  return { ...pages, send: (frame) => stream!.write(`event: a\ndata: ${frame}\n\n`) };
}

/** Shows frames one after the other. @returns numbers of those that the page does not show as they are. */
async function showFrames(page: Page, frames: string[], send: (frame: string) => void) {
  await page.evaluate((frames) => {
    const element = document.querySelector("live-chart")!;
    const template = document.createElement("template");
    const result = { shown: 0, different: [] as number[] };
    Object.assign(window, { result });
    const isShown = (frame: string) => {
      template.innerHTML = frame;
      const wanted = template.content.firstElementChild!;
      wanted.querySelector("style")!.remove();
      return wanted.isEqualNode(element.querySelector(":scope>:only-child"));
    };
    element.addEventListener("frame", () => {
      const { shown } = result;
      // The newest frame may be told once more.
      if (shown > 0 && isShown(frames.at(shown - 1)!) && frames[shown] !== frames[shown - 1])
        return;
      if (!isShown(frames.at(shown)!)) result.different.push(shown);
      result.shown++;
    });
  }, frames);
  for (const frame of some(frames)) send(frame);
  await allShown(page, frames.length);
  return page.evaluate(() => (window as unknown as Found).result.different);
}

/** What the page finds out on its own, frame by frame. */
interface Found {
  result: { shown: number; different: number[]; stayed: number; replaced: number };
}

async function allShown(page: Page, count: number): Promise<void> {
  await page.waitForFunction(
    (count) => (window as unknown as Found).result.shown === count,
    count,
    { timeout: 20_000 },
  );
}

describe.skipIf(LEAVE_OUT)("in a browser", () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await startChromium();
  });
  afterAll(() => browser?.close());

  test("live-chart: after each frame the picture is that of the server, whatever was there before", async () => {
    const pages = await serveFrames();
    const { page, complaints } = await openPage(browser, pages.url);
    await eventually("a stream", () => pages.streams().length > 0);
    const byType = Object.entries(TYPES).map(([, type], i) => drawFrames(type, i));
    const pictures = (await loadPictures()).filter(({ tags }) => tags[0] === "live");
    const fromGallery = some(pictures).flatMap((picture) =>
      [0, 1, 2, 5, 30].flatMap((later) => {
        const options = { ...createPictureOptions(640, "light"), later };
        return drawPicture(picture, options).map(({ svg }) => svg);
      }),
    );
    const inOrder = [...byType.flat(), ...fromGallery];
    const random = randomNumbers(14);
    const mixed = Array.from(
      { length: 200 },
      () => inOrder.at(Math.floor(random() * inOrder.length))!,
    );
    const frames = [...inOrder, ...mixed];
    expect(await showFrames(page, frames, pages.send)).toEqual([]);
    expect(complaints).toEqual([]);
  });

  test("live-chart: points that stay keep their nodes", async () => {
    const pages = await serveFrames();
    const { page } = await openPage(browser, pages.url);
    await eventually("a stream", () => pages.streams().length > 0);
    const live = createLive({ charts: { a: {} }, window: { points: 30 }, everyMs: "change" });
    const frames = Array.from({ length: 50 }, (_, i) => {
      live.push("a", { v: 50 + (i % 2), w: 60 }, START + i * 1000);
      return live.draw("a");
    });
    live.close();
    await page.evaluate(() => {
      const element = document.querySelector("live-chart")!;
      const read = () => {
        // Those near the edge stand in a group of their own.
        const points = [...element.querySelectorAll<SVGElement>(".h>svg")];
        return new Map(
          points.map((one) => [one.parentElement!.getAttribute("class") + one.outerHTML, one]),
        );
      };
      const result = { shown: 0, stayed: 0, replaced: 0 };
      Object.assign(window, { result });
      let last = read();
      element.addEventListener("frame", () => {
        const now = read();
        for (const [html, point] of now) {
          if (last.has(html)) result[last.get(html) === point ? "stayed" : "replaced"]++;
        }
        last = now;
        result.shown++;
      });
    });
    for (const frame of frames) pages.send(frame);
    await allShown(page, frames.length);
    const { stayed, replaced } = await page.evaluate(() => (window as unknown as Found).result);
    // Where the plot jumps, more leave at once than are looked for.
    expect(replaced).toBeLessThan(stayed / 100);
    expect(stayed).toBeGreaterThan(20 * 30);
  });

  test("live-chart: focus, a selection and a running transition outlive sixty frames, the glide begins anew with each", async () => {
    const everyMs = 100;
    const pages = await serveElements({
      live: {
        charts: { a: { legend: true, title: "All about it" } },
        window: { points: 30 },
        everyMs,
      },
      head: `<script src="/live-chart.js"></script><style>
.i1 { transition: fill-opacity 60s linear !important }
.changed .i1 { fill-opacity: 0.5 !important }
</style>`,
      body: chartTag("a"),
    });
    pushEvery(pages.live, everyMs, wave);
    const { page, complaints } = await openPage(browser, pages.url);
    await page.waitForSelector("live-chart .y");
    const found = await page.evaluate(
      (count) =>
        new Promise<Record<string, unknown>>((resolve) => {
          const element = document.querySelector("live-chart")!;
          const entry = element.querySelector<SVGElement>(".i0")!;
          const title = element.querySelector(".t")!;
          let styles = element.querySelectorAll("style").length;
          new MutationObserver((records) => {
            const added = records.flatMap(({ addedNodes }) => [...addedNodes]);
            styles += added.filter(
              (node) =>
                node instanceof Element && (node.matches("style") || node.querySelector("style")),
            ).length;
          }).observe(document.body, { childList: true, subtree: true });
          entry.focus();
          getSelection()!.selectAllChildren(title);
          void getComputedStyle(element.querySelector(".i1")!).fillOpacity;
          element.classList.add("changed");
          void getComputedStyle(element.querySelector(".i1")!).fillOpacity;
          const [transition] = element.querySelector(".i1")!.getAnimations();
          const glides: unknown[] = [];
          let shown = 0;
          element.addEventListener("frame", async () => {
            // Now and then the page is busy for longer than a glide takes, so that two frames come at once.
            const free = performance.now() + (shown % 20 === 9 ? 250 : 0);
            while (performance.now() < free);
            // Before this, nothing is drawn.
            await new Promise(requestAnimationFrame);
            for (const one of element.querySelectorAll(".y")) {
              const animations = one.getAnimations();
              const times = animations.map(({ currentTime, playState }) => [
                currentTime,
                playState,
              ]);
              glides.push(JSON.stringify(times));
            }
            if (++shown < count) return;
            resolve({
              hasFocus: document.activeElement === entry && entry.isConnected,
              selected: String(getSelection()),
              transition: transition?.playState,
              transitionMs: transition?.currentTime,
              glides: [...new Set(glides)],
              styles,
            });
          });
        }),
      60,
    );
    expect(found).toMatchObject({
      hasFocus: true,
      selected: "All about it",
      transition: "running",
      glides: ['[[0,"running"]]'],
      styles: 0,
    });
    expect(found["transitionMs"]).toBeGreaterThan(59 * everyMs * 0.9);
    expect(complaints).toEqual([]);
  });
});
