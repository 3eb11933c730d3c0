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
import { eventually } from "../support/served.ts";

const EVERY_MS = 200;
const NAMES = Array.from({ length: 20 }, (_, i) => `c${i}`);
const LIVE = {
  charts: Object.fromEntries(NAMES.map((name) => [name, { title: name, grid: true }])),
  window: { points: 20 },
  everyMs: EVERY_MS,
};
/** Of each chart. */
const FRAMES = 10;

/** Each drawing of the page works styles out a few times, however many charts it has. */
const MOST_PER_DRAWING = 6;

describe.skipIf(LEAVE_OUT)("in a browser", () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await startChromium();
  });
  afterAll(() => browser?.close());

  async function open(body: string): Promise<{ pages: ElementPages; page: Page }> {
    const pages = await serveElements({ live: LIVE, body });
    pushEvery(pages.live, EVERY_MS, wave);
    const { page } = await openPage(browser, pages.url, { viewport: { width: 900, height: 600 } });
    await page.waitForFunction(() =>
      Array.from(document.querySelectorAll("live-chart")).every(({ state }) => state === "live"),
    );
    return { pages, page };
  }

  test("live-chart: twenty charts that glide have the styles of the page worked out no more often than one", async () => {
    // Also those that are out of sight.
    const { page } = await open(NAMES.map((name) => chartTag(name, "always")).join(""));
    await page.waitForSelector(".y >> nth=19", { state: "attached" });
    const session = await page.context().newCDPSession(page);
    await session.send("Performance.enable");
    const countStyles = async () => {
      const { metrics } = await session.send("Performance.getMetrics");
      return metrics.find(({ name }) => name === "RecalcStyleCount")!.value;
    };
    const before = await countStyles();
    const drawings = await page.evaluate(
      (frames) =>
        new Promise<number>((done) => {
          let shown = 0;
          let drawings = 0;
          document.body.addEventListener("frame", () => shown++, true);
          const count = () => {
            drawings++;
            if (shown < frames) requestAnimationFrame(count);
            else done(drawings);
          };
          requestAnimationFrame(count);
        }),
      FRAMES * NAMES.length,
    );
    const styles = (await countStyles()) - before;
    expect(styles).toBeGreaterThan(0);
    expect(styles / drawings).toBeLessThan(MOST_PER_DRAWING);
  });

  test("live-chart: charts that look alike share a style, and the last to leave takes it along", async () => {
    const { page } = await open(
      `<div><template shadowrootmode=open>${chartTag("c0")}${chartTag("c1")}</template></div>` +
        // What is out of sight may look otherwise for a while.
        NAMES.map((name) => chartTag(name, "always")).join(""),
    );
    const countSheets = () =>
      page.evaluate(() => [
        document.adoptedStyleSheets.length,
        document.querySelector("div")!.shadowRoot!.adoptedStyleSheets.length,
      ]);
    const widthOf = (selector: string) =>
      page.evaluate((selector) => {
        const mark = document.querySelector("div")!.shadowRoot!.querySelector(selector)!;
        return getComputedStyle(mark).strokeWidth;
      }, selector);
    await page.waitForSelector("live-chart svg .l >> nth=21", { state: "attached" });
    expect(await countSheets()).toEqual([1, 1]);
    expect(await widthOf(".l")).toBe("2px");

    await page.evaluate(() =>
      document.querySelector("div")!.shadowRoot!.firstElementChild!.remove(),
    );
    await page.evaluate(() => document.querySelector("body > live-chart")!.remove());
    await page.evaluate(() => new Promise(requestAnimationFrame));
    expect(await countSheets()).toEqual([1, 1]);
    expect(await widthOf(".l")).toBe("2px");

    await page.evaluate(() => document.querySelector("div")!.shadowRoot!.replaceChildren());
    await page.waitForFunction(
      () => document.querySelector("div")!.shadowRoot!.adoptedStyleSheets.length === 0,
    );
    expect(await countSheets()).toEqual([1, 0]);
    await page.evaluate(() => {
      for (const one of document.querySelectorAll("live-chart")) one.remove();
    });
    await page.waitForFunction(() => document.adoptedStyleSheets.length === 0);
  });

  test("live-chart: beside one that is not there, a chart that comes later is never lost", async () => {
    const { page } = await openPage(
      browser,
      (await serveElements({ live: LIVE, body: chartTag("c0") + chartTag("nobody") })).url,
    );
    await page.waitForSelector("live-chart[state=live] + live-chart[state=lost]");
    const states = await page.evaluate(async (html) => {
      const states: string[] = [];
      document.addEventListener(
        "statechange",
        ({ target }) => states.push((target as HTMLElementTagNameMap["live-chart"]).state),
        true,
      );
      document.body.insertAdjacentHTML("beforeend", html);
      while (!states.includes("live")) await new Promise(requestAnimationFrame);
      return states;
    }, chartTag("c1"));
    expect(states).not.toContain("lost");
  });

  test("live-chart: charts whose names are too long for one address are live over a few connections", async () => {
    const long = Array.from({ length: 120 }, (_, i) => `Температура в комнате ${i}`);
    const pages = await serveElements({
      live: { ...LIVE, charts: Object.fromEntries(long.map((name) => [name, { glide: false }])) },
      body: long.map((name) => chartTag(name)).join(""),
    });
    for (const name of long) pages.live.push(name, { v: 1 });
    const { page, complaints } = await openPage(browser, pages.url);
    await page.waitForFunction(
      (count) => document.querySelectorAll("live-chart[state=live]>svg").length === count,
      long.length,
    );
    const addresses = pages.asked.filter((url) => url.startsWith("/events"));
    expect(Math.max(...addresses.map((url) => url.length))).toBeLessThan(8000);
    expect(pages.subscribers()).toBeLessThanOrEqual(3);
    await page.evaluate(() => {
      for (const chart of [...document.querySelectorAll("live-chart")].slice(5)) chart.remove();
    });
    await eventually("one connection", () => pages.subscribers() === 1);
    expect(complaints).toEqual([]);
  });
});
