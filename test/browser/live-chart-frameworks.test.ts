import { readFileSync } from "node:fs";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { LiveChart } from "../../src/client/live-chart.ts";
import { LEAVE_OUT, startChromium } from "../support/chromium.ts";
import { chartTag, pushEvery, SCRIPT, serveElements, wave } from "../support/element-pages.ts";
import { openPage } from "../support/pages.ts";

const EVERY_MS = 100;
const LIVE = { charts: { a: {}, b: {} }, window: { points: 20 }, everyMs: EVERY_MS };
const TURBO = readFileSync(new URL(import.meta.resolve("@hotwired/turbo")), "utf8");
const HEAD =
  '<meta name="turbo-refresh-method" content="morph"><script type="module" src="/turbo.js"></script>';
const EMPTY = `<!doctype html><html><head>${HEAD}${SCRIPT}</head><body>nothing</body></html>`;

describe.skipIf(LEAVE_OUT)("in a browser", () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await startChromium();
  });
  afterAll(() => browser?.close());

  /** A page of Turbo with the charts, and another without. */
  async function open(isPushed: boolean) {
    const pages = await serveElements({
      live: LIVE,
      head: HEAD + SCRIPT,
      body: `<a href="/empty">leave</a>${chartTag("a")}${chartTag("b")}`,
    });
    pages.answerBy((request, response) => {
      const isScript = request.url === "/turbo.js";
      if (!isScript && request.url !== "/empty") return false;
      response.setHeader("content-type", isScript ? "text/javascript" : "text/html");
      response.end(isScript ? TURBO : EMPTY);
      return true;
    });
    if (isPushed) pushEvery(pages.live, EVERY_MS, wave);
    else pages.live.push("a", { v: 1 });
    const { page } = await openPage(browser, pages.url);
    await page.waitForFunction(
      () => document.querySelectorAll("live-chart[state=live]>svg").length === 2,
    );
    return { pages, page };
  }

  /** What Turbo does where a page is told to be as its server has it now. */
  const refresh = (page: Page) =>
    page.evaluate(
      () =>
        new Promise<void>((done) => {
          document.addEventListener("turbo:render", () => done(), { once: true });
          const { Turbo } = globalThis as unknown as {
            Turbo: { session: { refresh(url: string): void } };
          };
          Turbo.session.refresh(location.href);
        }),
    );

  test("live-chart: a page that Turbo had kept shows no chart without its style", async () => {
    const { page, pages } = await open(true);
    await page.click("a");
    await page.waitForFunction(() => document.body.textContent === "nothing");
    await page.evaluate(() => {
      const sizes: string[] = [];
      Object.assign(window, { sizes });
      const look = () => {
        const svg = document.querySelector("live-chart>svg");
        // Behind all that is still due before this picture of the screen.
        if (svg) setTimeout(() => sizes.push(getComputedStyle(svg).fontSize));
        requestAnimationFrame(look);
      };
      look();
    });
    const isGone = new Promise<void>((gone) => {
      pages.answerBy((_, response) => {
        response.writeHead(502).end();
        gone();
        return true;
      });
    });
    pages.cut();
    await page.goBack();
    await isGone;
    await page.waitForFunction(() => (window as unknown as { sizes: string[] }).sizes.length > 3);
    const sizes = await page.evaluate(() => (window as unknown as { sizes: string[] }).sizes);
    expect([...new Set(sizes)]).toEqual(["12px"]);
  });

  test("live-chart: a copy whose style nobody knows is not seen until it has a frame", async () => {
    const { page } = await open(true);
    const seen = await page.evaluate(async () => {
      const copy = document.createElement("live-chart");
      copy.innerHTML = '<svg class="unheard-of"><path d="M0 0h9v9"/></svg>';
      document.body.append(copy);
      const before = getComputedStyle(copy.firstElementChild!).visibility;
      const frame = new Promise((shown) => copy.addEventListener("frame", shown));
      copy.setAttribute("src", "/events?chart=a");
      await frame;
      return [before, getComputedStyle(copy.firstElementChild!).visibility];
    });
    expect(seen).toEqual(["hidden", "visible"]);
  });

  test("live-chart: what a framework takes out comes back: the picture, and the place among the keys", async () => {
    const { page } = await open(false);
    const was = await page.evaluate(() => {
      const chart = document.querySelector<LiveChart>("live-chart")!;
      const picture = chart.firstElementChild!;
      chart.replaceChildren();
      chart.removeAttribute("tabindex");
      // Observers have their turn before this goes on.
      return Promise.resolve().then(() => [
        chart.firstElementChild === picture,
        chart.getAttribute("tabindex"),
      ]);
    });
    expect(was).toEqual([true, "0"]);
  });

  test("live-chart: a page's own tabindex stays", async () => {
    const { page } = await open(false);
    const index = await page.evaluate(async () => {
      const chart = document.createElement("live-chart");
      chart.tabIndex = -1;
      chart.setAttribute("src", "/events?chart=a");
      const frame = new Promise((shown) => chart.addEventListener("frame", shown));
      document.body.append(chart);
      await frame;
      return chart.tabIndex;
    });
    expect(index).toBe(-1);
  });

  test("live-chart: a zoomed chart stays as it is where Turbo makes a page equal to the server's", async () => {
    const { page } = await open(true);
    await page.evaluate(() => {
      const chart = document.querySelector<LiveChart>("live-chart")!;
      const to = Date.now() - 500;
      chart.zoomTo(to - 500, to);
      return new Promise((shown) => chart.addEventListener("frame", shown, { once: true }));
    });
    const picture = page.locator("live-chart[state=zoomed]>svg").first();
    const time = await picture.getAttribute("data-time");
    await refresh(page);
    await page.waitForSelector("live-chart[state=zoomed]>svg");
    expect(await picture.getAttribute("data-time")).toBe(time);
  });
});
