import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { LEAVE_OUT, startChromium } from "../support/chromium.ts";
import { chartTag, pushEvery, serveElements, wave } from "../support/element-pages.ts";
import { openPage } from "../support/pages.ts";
import { eventually } from "../support/served.ts";

const EVERY_MS = 100;
const LIVE = { charts: { a: {}, b: {} }, window: { points: 20 }, everyMs: EVERY_MS };

describe.skipIf(LEAVE_OUT)("in a browser", () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await startChromium({ ignoreDefaultArgs: ["--disable-back-forward-cache"] });
  });
  afterAll(() => browser?.close());

  test("live-chart: a page that is left for another with charts, and gone back to, is as it was, and live", async () => {
    const pages = await serveElements({
      live: LIVE,
      body: chartTag("a") + chartTag("b", "always"),
    });
    pushEvery(pages.live, EVERY_MS, wave);
    const { page } = await openPage(browser, pages.url);
    /** Counts frames that both charts have shown from now on. */
    const framesCome = async (count: number) => {
      await page.waitForFunction(
        () => document.querySelectorAll("live-chart[state=live]>svg").length === 2,
      );
      await page.evaluate(() => {
        for (const chart of document.querySelectorAll("live-chart")) {
          chart.dataset["shown"] = "0";
          chart.addEventListener("frame", () => {
            chart.dataset["shown"] = `${Number(chart.dataset["shown"]) + 1}`;
          });
        }
      });
      await page.waitForFunction(
        (count) =>
          Array.from(document.querySelectorAll("live-chart")).every(
            ({ dataset }) => Number(dataset["shown"]) >= count,
          ),
        count,
      );
    };
    await framesCome(3);
    await page.evaluate(() => (document.documentElement.dataset["was"] = "here"));
    await page.goto(`${pages.url}/page2`);
    // Who leads tells the page that was left nothing any more.
    await framesCome(3);
    // A page that comes back from memory loads nothing, so nothing but itself says that it is there.
    await page.evaluate(() => void setTimeout(() => history.back()));
    await eventually("the first page", () => new URL(page.url()).pathname === "/");
    expect(await page.evaluate(() => document.documentElement.dataset["was"])).toBe("here");
    await framesCome(3);
    expect(pages.subscribers()).toBe(1);
  });
});
