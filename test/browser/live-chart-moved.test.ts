import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { LEAVE_OUT, startChromium } from "../support/chromium.ts";
import { chartTag, pushEvery, serveElements, wave } from "../support/element-pages.ts";
import { openPage } from "../support/pages.ts";

const EVERY_MS = 100;
const LIVE = { charts: { a: {} }, window: { points: 20 }, everyMs: EVERY_MS };

describe.skipIf(LEAVE_OUT)("in a browser", () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await startChromium();
  });
  afterAll(() => browser?.close());

  async function open(body: string) {
    const pages = await serveElements({ live: LIVE, body });
    pushEvery(pages.live, EVERY_MS, wave);
    const { page, complaints } = await openPage(browser, pages.url);
    await page.evaluate(() => {
      const charts = [...document.querySelectorAll("live-chart")];
      const framesOf = (chart: Element, count: number) =>
        new Promise<void>((shown) => {
          let left = count;
          chart.addEventListener("frame", () => --left || shown());
        });
      /** How all charts look, once each has shown some frames where it is. */
      const look = async () => {
        await Promise.all(charts.map((chart) => framesOf(chart, 3)));
        return charts.map((chart) => {
          const { defaultView } = chart.ownerDocument;
          const { fontSize } = defaultView!.getComputedStyle(chart.querySelector("svg")!);
          return `${defaultView!.getComputedStyle(chart).display} ${fontSize}`;
        });
      };
      Object.assign(window, { look });
    });
    return { page, complaints };
  }

  type Look = () => Promise<string[]>;

  test("live-chart: in another document, such as that of a small window, a chart goes on, and also back here", async () => {
    const { page, complaints } = await open(`${chartTag("a")}<iframe></iframe>`);
    await page.waitForSelector("live-chart[state=live]>svg");
    const looks = await page.evaluate(async () => {
      const { look } = window as unknown as { look: Look };
      const chart = document.querySelector("live-chart")!;
      document.querySelector("iframe")!.contentDocument!.body.append(chart);
      const there = await look();
      document.body.append(chart);
      return [there, await look()];
    });
    expect(looks).toEqual([["block 12px"], ["block 12px"]]);
    expect(complaints).toEqual([]);
  });

  test("live-chart: goes on where it was in a document without a window meanwhile, within a component's shadow", async () => {
    const { page, complaints } = await open(
      `<div><template shadowrootmode="open"></template></div>${chartTag("a").repeat(2)}`,
    );
    const looks = await page.evaluate(async () => {
      const { look } = window as unknown as { look: Look };
      const component = document.querySelector("div")!;
      component.shadowRoot!.append(...document.querySelectorAll("live-chart"));
      await look();
      document.implementation.createHTMLDocument().body.append(component);
      document.body.append(component);
      return look();
    });
    expect(looks).toEqual(["block 12px", "block 12px"]);
    expect(complaints).toEqual([]);
  });
});
