import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { LEAVE_OUT, startChromium } from "../support/chromium.ts";
import {
  chartTag,
  type ElementPages,
  pushEvery,
  serveElements,
  wave,
} from "../support/element-pages.ts";
import { openPage } from "../support/pages.ts";

const EVERY_MS = 100;
const SILENCE_MS = 200;
const LIVE = { charts: { a: { title: "T" } }, window: { points: 20 }, everyMs: EVERY_MS };
const LOGIN = "<!doctype html><html><head><title>Log in</title></head><body>Log in</body></html>";

describe.skipIf(LEAVE_OUT)("in a browser", () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await startChromium();
  });
  afterAll(() => browser?.close());

  async function open(prepare: (pages: ElementPages) => void = () => {}) {
    const pages = await serveElements({ live: LIVE, body: chartTag("a") });
    pushEvery(pages.live, EVERY_MS, wave);
    prepare(pages);
    const { page, complaints } = await openPage(browser, pages.url);
    page.setDefaultTimeout(20_000);
    await page.waitForSelector("live-chart[state=live]>svg");
    return { pages, page, complaints };
  }

  const texts = (page: Page) => page.locator("live-chart>svg text").count();

  test("live-chart: a server that hangs, with its connections open, is lost, and live again once it answers", async () => {
    let isFirst = true;
    const { pages, page } = await open(({ answerBy }) =>
      answerBy((request, response) => {
        if (!request.url!.startsWith("/events")) return false;
        // The first stream says when to expect its next sign, which never comes; all others say nothing.
        if (isFirst) {
          response.writeHead(200, { "content-type": "text/event-stream" });
          response.write(`event: \u0006\ndata: ${SILENCE_MS}\n\n`);
        }
        isFirst = false;
        return true;
      }),
    );
    await page.waitForSelector("live-chart[state=lost]");
    expect(await page.getByRole("status").textContent()).toBe("Old: no connection");
    pages.answerBy(undefined);
    pages.cut();
    await page.waitForSelector("live-chart[state=live]");
  });

  test("live-chart: a page to log in, in place of a zoomed picture, leaves the picture, and is live", async () => {
    const { pages, page, complaints } = await open();
    // Answered only once the page was seen to wait: else it may be live again between two looks.
    let answerPicture: (() => void) | undefined;
    pages.answerBy((request, response) => {
      if (!request.url!.startsWith("/c/")) return false;
      answerPicture = () => response.writeHead(200, { "content-type": "text/html" }).end(LOGIN);
      return true;
    });
    await page.locator("live-chart").press("+");
    await page.waitForSelector("live-chart[state=zoomed]", { state: "attached" });
    await expect.poll(() => answerPicture).toBeDefined();
    answerPicture!();
    await page.waitForSelector("live-chart[state=live]");
    expect(await texts(page)).toBeGreaterThan(3);
    expect(complaints).toEqual([]);
  });

  test("live-chart: what a framework took out, to make the page equal to the server's, is there again with the next frame", async () => {
    const { page } = await open();
    await page.locator("live-chart").evaluate((one) => {
      one.replaceChildren();
      one.removeAttribute("state");
    });
    await page.waitForSelector("live-chart[state=live]>svg");
    expect(await texts(page)).toBeGreaterThan(3);
  });
});
