import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from "vitest";
import { LEAVE_OUT, startChromium } from "../support/chromium.ts";
import {
  chartTag,
  type ElementPages,
  pushEvery,
  SCRIPT,
  serveElements,
  wave,
} from "../support/element-pages.ts";
import { openPage } from "../support/pages.ts";
import { eventually } from "../support/served.ts";

const EVERY_MS = 200;
const NAMES = Array.from({ length: 12 }, (_, i) => `chart ${i}`);

/** Pages whose charts are chosen by the query: `/page?0,3`. */
async function serve(): Promise<ElementPages> {
  const pages = await serveElements({
    live: {
      charts: Object.fromEntries(NAMES.map((name) => [name, {}])),
      window: { points: 10 },
      everyMs: EVERY_MS,
    },
    body: `<main></main><script>
for (const i of location.search.slice(1).split(",")) {
  const chart = document.createElement("live-chart");
  chart.height = 160;
  chart.src = "/events?chart=" + encodeURIComponent("chart " + i);
  document.querySelector("main").append(chart);
}</script>`,
  });
  pushEvery(pages.live, EVERY_MS, wave);
  return pages;
}

/** As its user does: the page hears of it. */
async function closeTab(page: Page): Promise<void> {
  const closed = page.waitForEvent("close");
  await page.close({ runBeforeUnload: true });
  await closed;
}

/** Resolves once all charts of a page have shown two more frames. */
async function goesOn(page: Page): Promise<void> {
  await page.evaluate(() =>
    Promise.all(
      Array.from(document.querySelectorAll("live-chart"), async (chart) => {
        for (let i = 0; i < 2; i++) {
          await new Promise((shown) => chart.addEventListener("frame", shown, { once: true }));
        }
      }),
    ),
  );
  expect(await page.locator("live-chart[state=live]>svg").count()).toBeGreaterThan(0);
  expect(await page.locator("live-chart:not([state=live])").count()).toBe(0);
}

describe.skipIf(LEAVE_OUT)("in a browser", () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await startChromium();
  });
  afterAll(() => browser?.close());

  async function openContext(script = ""): Promise<BrowserContext> {
    const context = await browser.newContext({ viewport: { width: 500, height: 400 } });
    onTestFinished(() => context.close());
    await context.addInitScript(script);
    return context;
  }

  async function openTab(context: BrowserContext, url: string): Promise<Page> {
    const page = await context.newPage();
    await page.goto(url);
    return page;
  }

  test("live-chart: twelve charts of a page share one connection, also where the page is dark", async () => {
    const pages = await serve();
    const { page, complaints } = await openPage(
      browser,
      `${pages.url}/page?${[...NAMES.keys()].join(",")}`,
    );
    await goesOn(page);
    expect(pages.streams().at(-1)).toHaveLength(12);
    expect(pages.subscribers()).toBe(1);
    await page.evaluate(() => document.documentElement.setAttribute("style", "color-scheme: dark"));
    await eventually("dark charts", () =>
      pages
        .streams()
        .at(-1)!
        .every((one) => /dark/.test(one)),
    );
    await goesOn(page);
    expect(pages.streams().at(-1)).toHaveLength(12);
    // On a busy machine, not all of them may ask within the same moment.
    expect(pages.streams().length).toBeLessThan(7);
    expect(pages.subscribers()).toBe(1);
    expect(complaints).toEqual([]);
  });

  test("live-chart: twenty tabs with their own charts and widths share one connection, until all are closed", {
    timeout: 90_000,
  }, async () => {
    const pages = await serve();
    const context = await openContext();
    const tabs: Page[] = [];
    for (let i = 0; i < 20; i++) {
      const page = await openTab(context, `${pages.url}/page?${i % 3},4`);
      if (i % 5 === 0) await page.setViewportSize({ width: 700, height: 400 });
      tabs.push(page);
    }
    await Promise.all(tabs.map(goesOn));
    expect(pages.subscribers()).toBe(1);
    expect(new Set(pages.streams().at(-1)).size).toBeGreaterThan(4);
    await Promise.all(tabs.slice(2).map(closeTab));
    await eventually("a connection for the charts that are left", () => {
      const asked = pages
        .streams()
        .at(-1)!
        .map((one) => one.split("?")[0]);
      return new Set(asked).size === 3;
    });
    await Promise.all(tabs.slice(0, 2).map(goesOn));
    await Promise.all(tabs.slice(0, 2).map(closeTab));
    await eventually("no connection", () => pages.subscribers() === 0);
  });

  test("live-chart: where the browser ends the worker that leads, the page is lost, and live again with another one", async () => {
    const pages = await serve();
    const context = await openContext();
    const page = await context.newPage();
    await page.clock.install();
    await page.goto(`${pages.url}/page?0,1`);
    await page.clock.resume();
    await goesOn(page);
    const devtools = await browser.newBrowserCDPSession();
    const { targetInfos } = await devtools.send("Target.getTargets");
    const workers = targetInfos.filter(({ type }) => type === "shared_worker");
    expect(workers).toHaveLength(1);
    for (const { targetId } of workers) await devtools.send("Target.closeTarget", { targetId });
    await eventually("no connection", () => pages.subscribers() === 0);
    // It is lost for so short that who looks now and then may miss it.
    const lost = page.evaluate(
      () =>
        new Promise<void>((done) => {
          document.addEventListener(
            "statechange",
            () => document.querySelector("live-chart[state=lost]") && done(),
            true,
          );
        }),
    );
    await page.clock.fastForward(60_000);
    await lost;
    await goesOn(page);
    expect(pages.subscribers()).toBe(1);
  });

  test("live-chart: without SharedWorker five tabs share one connection, and where the leading one is closed another leads", async () => {
    const pages = await serve();
    const context = await openContext("delete window.SharedWorker");
    const tabs: Page[] = [];
    for (let i = 0; i < 5; i++) tabs.push(await openTab(context, `${pages.url}/page?${i},5`));
    await Promise.all(tabs.map(goesOn));
    expect(pages.subscribers()).toBe(1);
    await closeTab(tabs.shift()!);
    await Promise.all(tabs.map(goesOn));
    expect(pages.subscribers()).toBe(1);
    expect(
      pages
        .streams()
        .at(-1)!
        .map((one) => one.split("?")[0])
        .sort(),
    ).toEqual(["chart 1", "chart 2", "chart 3", "chart 4", "chart 5"]);
  });

  test("live-chart: without SharedWorker and locks each tab has a connection of its own", async () => {
    const pages = await serve();
    const context = await openContext(
      "delete window.SharedWorker; delete Navigator.prototype.locks",
    );
    const tabs: Page[] = [];
    for (let i = 0; i < 3; i++) tabs.push(await openTab(context, `${pages.url}/page?${i},5`));
    await Promise.all(tabs.map(goesOn));
    expect(pages.subscribers()).toBe(3);
  });

  test("live-chart: where the worker may not start, the page leads itself", async () => {
    const pages = await serve();
    const context = await openContext(
      "SharedWorker = class extends EventTarget { constructor() { super(); setTimeout(() => this.dispatchEvent(new Event('error'))) } }",
    );
    await goesOn(await openTab(context, `${pages.url}/page?0,1`));
    expect(pages.subscribers()).toBe(1);
  });

  test.each([404, 502])(
    "live-chart: where the server answers %i as the page begins, it says so and comes once it answers",
    async (status) => {
      const pages = await serve();
      pages.answerBy((request, response) => {
        if (request.url === "/live-chart.js") return false;
        response.writeHead(status).end();
        return true;
      });
      const context = await openContext();
      const page = await openTab(context, `${pages.url}/page?0,1`);
      await page.waitForSelector("live-chart[state=lost]", { state: "attached" });
      pages.answerBy(undefined);
      await goesOn(page);
      expect(pages.subscribers()).toBe(1);
    },
  );

  test("live-chart: in a frame with `sandbox`, to which locks are denied, charts share a connection of their own", async () => {
    const charts = chartTag("a") + chartTag("b");
    const pages = await serveElements({
      live: { charts: { a: {}, b: {} }, everyMs: EVERY_MS, allowOrigins: "*" },
      body: `<iframe sandbox="allow-scripts" srcdoc='${SCRIPT}${charts}'></iframe>`,
    });
    pushEvery(pages.live, EVERY_MS, wave);
    const { page, complaints } = await openPage(browser, pages.url);
    const frame = page.frameLocator("iframe");
    for (const name of ["a", "b"]) {
      await frame.locator(`live-chart[state=live][src$=${name}]>svg`).waitFor();
    }
    // While the second chart joins, the connection without it may not have ended yet.
    await expect.poll(() => pages.subscribers()).toBe(1);
    expect(complaints).toEqual([]);
  });

  test("live-chart: a chart that is unknown, or asked for wrongly, does not keep others from being live", async () => {
    const pages = await serve();
    const context = await openContext();
    const page = await openTab(context, `${pages.url}/page?0,1`);
    await goesOn(page);
    await page.evaluate(
      (tags) => document.body.insertAdjacentHTML("beforeend", tags),
      `<div>${chartTag("not there")}</div><div>${chartTag("chart 3", 'theme="pink"')}</div>`,
    );
    await eventually("streams of their own", () => {
      const [good = [], bad = []] = pages.streams().slice(-2);
      return good.length === 2 && bad.length === 2;
    });
    await page.waitForSelector("div>live-chart[state=lost] >> nth=1", { state: "attached" });
    const good = page.locator("main>live-chart[state=live]");
    for (let i = 0; i < 10; i++) {
      await good
        .first()
        .evaluate(
          (chart) => new Promise((shown) => chart.addEventListener("frame", shown, { once: true })),
        );
    }
    expect(await good.count()).toBe(2);
    expect(pages.subscribers()).toBe(1);
  });

  test.each(["message", "a,b", "50% ?x", "a/b c", "n@400"])(
    "live-chart: a chart called %j is live, alone and beside another",
    async (name) => {
      const pages = await serveElements({
        live: { charts: { other: {}, [name]: {} }, everyMs: 50 },
        body: `<main>${chartTag(name)}</main>`,
      });
      pushEvery(pages.live, 50, wave);
      const page = await openTab(await openContext(), pages.url);
      await goesOn(page);
      await page.evaluate(
        (tag) => document.body.insertAdjacentHTML("beforeend", tag),
        chartTag("other"),
      );
      await page.waitForSelector("body>live-chart[state=live]>svg");
      await goesOn(page);
    },
  );

  test("live-chart: a chart that is added later comes by itself", async () => {
    const pages = await serve();
    const context = await openContext();
    const page = await openTab(context, `${pages.url}/page?0,77`);
    await eventually("streams of their own", () => {
      const [good = [], bad = []] = pages.streams().slice(-2);
      return good.length === 1 && bad.length === 1;
    });
    pages.live.addChart("chart 77");
    await goesOn(page);
  });
});
