import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { LEAVE_OUT, startChromium } from "../support/chromium.ts";
import { chartTag, pushEvery, SCRIPT, serveElements, wave } from "../support/element-pages.ts";
import { openPage } from "../support/pages.ts";

const EVERY_MS = 100;
const LIVE = { charts: { a: { title: "T" } }, window: { points: 20 }, everyMs: EVERY_MS };

describe.skipIf(LEAVE_OUT)("in a browser", () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await startChromium();
  });
  afterAll(() => browser?.close());

  async function open(body: string, head = SCRIPT): Promise<Page> {
    const pages = await serveElements({ live: LIVE, body, head });
    pushEvery(pages.live, EVERY_MS, wave);
    const { page } = await openPage(browser, pages.url, { viewport: { width: 900, height: 600 } });
    return page;
  }

  const widthOf = (page: Page) =>
    page.locator("live-chart").evaluate((one) => one.getBoundingClientRect().width);

  test.each([
    ["a row", `<div style="display:flex">${chartTag("a")}</div>`],
    [
      "a column that centers",
      `<div style="display:grid;justify-items:center">${chartTag("a")}</div>`,
    ],
    ["a cell of a table", `<table><tr><td>${chartTag("a")}</table>`],
    ["a dialog", `<dialog open style="border:0;padding:0;max-width:97%">${chartTag("a")}</dialog>`],
    ["a float", `<div style="float:left">${chartTag("a")}</div>`],
    ["a line of text", chartTag("a", 'style="display:inline-block"')],
  ])(
    "live-chart: in a place as wide as what it holds, here %s, it is 800 pixels wide, and narrower on a phone",
    async (_, body) => {
      const page = await open(body);
      await page.waitForSelector("live-chart[state=live]>svg[width='800']");
      expect(await widthOf(page)).toBe(800);
      await page.setViewportSize({ width: 400, height: 600 });
      await page.waitForSelector("live-chart[state=live]>svg[width='360']");
      expect(await widthOf(page)).toBeLessThanOrEqual(400);
      await page.setViewportSize({ width: 900, height: 600 });
      await page.waitForSelector("live-chart[state=live]>svg[width='800']");
      expect(await widthOf(page)).toBe(800);
    },
  );

  test("live-chart: twelve charts have the page laid out only where it is drawn anyway", async () => {
    const page = await open(
      chartTag("a").repeat(12),
      `<script>
let isDrawing = false;
const elsewhere = [];
const request = requestAnimationFrame;
window.requestAnimationFrame = (callback) => request(() => {
  isDrawing = true;
  try { callback(); } finally { isDrawing = false; }
});
for (const name of ["getAnimations", "getBoundingClientRect"]) {
  const own = Element.prototype[name];
  Element.prototype[name] = function (...all) {
    if (!isDrawing) elsewhere.push(name);
    return own.apply(this, all);
  };
}
const { get } = Object.getOwnPropertyDescriptor(Element.prototype, "clientWidth");
Object.defineProperty(Element.prototype, "clientWidth", {
  get() {
    if (!isDrawing) elsewhere.push("clientWidth");
    return get.call(this);
  },
});
</script>${SCRIPT}`,
    );
    await page.waitForSelector("live-chart[state=live]>svg .y >> nth=11", { state: "attached" });
    await page.waitForFunction(
      () => document.getAnimations().filter(({ playState }) => playState === "running").length > 11,
    );
    expect(await page.evaluate("elsewhere")).toEqual([]);
  });
});
