import type { ServerResponse } from "node:http";
import type { Browser, CDPSession } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createLive } from "../../src/entries/live.ts";
import { LEAVE_OUT, startChromium } from "../support/chromium.ts";
import { chartTag, serveElements, wave } from "../support/element-pages.ts";
import { openPage } from "../support/pages.ts";
import { eventually } from "../support/served.ts";

const START = Date.UTC(2026, 2, 1, 12);
const EVERY_MS = 1000 / 60;
const FRAMES = 10_000;
/** After these the page has compiled what it runs. */
const WARM_FRAMES = 2000;
/** Frames that are sent at a time, before the page is waited for. */
const BATCH = 250;

interface Held {
  bytes: number;
  nodes: number;
  listeners: number;
}

async function readHeld(session: CDPSession): Promise<Held> {
  // Wrappers of nodes need a second round.
  for (let i = 0; i < 3; i++) await session.send("HeapProfiler.collectGarbage");
  const { usedSize } = await session.send("Runtime.getHeapUsage");
  const { nodes, jsEventListeners } = await session.send("Memory.getDOMCounters");
  return { bytes: usedSize, nodes, listeners: jsEventListeners };
}

describe.skipIf(LEAVE_OUT)("in a browser", () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await startChromium();
  });
  afterAll(() => browser?.close());

  test("live-chart: after 10,000 frames of 60 a second a page holds what it held before", {
    timeout: 240_000,
  }, async () => {
    const pages = await serveElements({ live: { charts: { a: {} } }, body: chartTag("a") });
    let stream: ServerResponse | undefined;
    pages.answerBy((request, response) => {
      if (!request.url?.startsWith("/events")) return false;
      response.writeHead(200, { "content-type": "text/event-stream" }).flushHeaders();
      stream = response;
      return true;
    });
    const { page } = await openPage(browser, pages.url, { viewport: { width: 600, height: 800 } });
    await eventually("a stream", () => stream !== undefined);
    await page.evaluate(() => {
      let shown = 0;
      document.querySelector("live-chart")!.addEventListener("frame", () => {
        Object.assign(window, { shown: ++shown });
      });
    });
    const session = await page.context().newCDPSession(page);
    const live = createLive({
      charts: { a: { legend: true, title: "T" } },
      window: { points: 60 },
      everyMs: EVERY_MS,
    });
    let count = 0;
    const sendUntil = async (frames: number) => {
      while (count < frames) {
        for (let i = 0; i < BATCH; i++) {
          count++;
          live.push("a", wave(count), START + count * EVERY_MS);
          stream!.write(`event: a\ndata: ${live.draw("a")}\n\n`);
        }
        await page.waitForFunction(
          (count) => (window as unknown as { shown: number }).shown >= count,
          count,
          { timeout: 60_000 },
        );
      }
    };
    await page.mouse.move(300, 200);
    await sendUntil(WARM_FRAMES);
    const before = await readHeld(session);
    await sendUntil(FRAMES);
    const after = await readHeld(session);
    live.close();
    expect(after.nodes - before.nodes).toBeLessThan(200);
    expect(after.listeners).toBe(before.listeners);
    expect(after.bytes - before.bytes).toBeLessThan(300_000);
  });
});
