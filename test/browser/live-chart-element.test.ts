import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { LEAVE_OUT, startChromium } from "../support/chromium.ts";
import { chartTag, pushEvery, SCRIPT, serveElements, wave } from "../support/element-pages.ts";
import { openPage } from "../support/pages.ts";
import { eventually } from "../support/served.ts";

const EVERY_MS = 100;
const CHARTS = { a: { title: "T", legend: true }, b: { type: "bar" } } as const;
const LIVE = { charts: CHARTS, window: { points: 20 }, everyMs: EVERY_MS };
const POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; worker-src 'self'; img-src data:";

async function isLive(page: Page): Promise<void> {
  await page.waitForFunction(() => {
    const charts = [...document.querySelectorAll("live-chart")];
    return charts.every((one) => one.matches("[state=live]") && one.querySelector(":scope>svg"));
  });
}

/** Resolves with the next frame of the first chart. */
async function nextFrame(page: Page): Promise<void> {
  await page.evaluate(
    () =>
      new Promise((shown) =>
        document.querySelector("live-chart")!.addEventListener("frame", shown, { once: true }),
      ),
  );
}

describe.skipIf(LEAVE_OUT)("in a browser", () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await startChromium();
  });
  afterAll(() => browser?.close());

  async function open(body: string, head?: string, headers?: Record<string, string>) {
    const pages = await serveElements({ live: LIVE, body, head, headers });
    pushEvery(pages.live, EVERY_MS, wave);
    return {
      pages,
      ...(await openPage(browser, pages.url, { viewport: { width: 700, height: 800 } })),
    };
  }

  test.each([
    ["a script", SCRIPT],
    ["a deferred script", '<script defer src="/live-chart.js"></script>'],
    ["a module", '<script type="module" src="/live-chart.js"></script>'],
    ["two scripts", SCRIPT + SCRIPT],
  ])("live-chart: as %s under a strict policy nothing is complained of", async (_, head) => {
    const { page, complaints } = await open(chartTag("a") + chartTag("b"), head, {
      "content-security-policy": POLICY,
    });
    await isLive(page);
    for (let i = 0; i < 5; i++) await nextFrame(page);
    await page.mouse.move(300, 200);
    await page.keyboard.press("Tab");
    await page.keyboard.press("+");
    await page.waitForSelector("live-chart[state=zoomed]");
    const box = (await page.locator("live-chart").last().boundingBox())!;
    await page.mouse.move(box.x + 200, box.y + 100);
    await page.mouse.down();
    await page.mouse.move(box.x + 400, box.y + 120, { steps: 4 });
    await page.mouse.up();
    await page.waitForSelector("live-chart[state=zoomed] >> nth=1");
    const colors = await page
      .locator("live-chart .s0")
      .first()
      .evaluate((one) => getComputedStyle(one).color);
    expect(colors).not.toBe("rgb(0, 0, 0)");
    expect(complaints).toEqual([]);
  });

  test("live-chart: in a page that demands Trusted Types, and allows its own, nothing is complained of", async () => {
    const { page, complaints } = await open(chartTag("a"), SCRIPT + SCRIPT, {
      "content-security-policy": `${POLICY}; require-trusted-types-for 'script'; trusted-types live-chart`,
    });
    await isLive(page);
    await nextFrame(page);
    expect(complaints).toEqual([]);
  });

  test("live-chart: within a shadow root it looks as it does in the page", async () => {
    const { page, complaints } = await open(
      `${chartTag("a")}<div id="host"><template shadowrootmode="open">${chartTag("a")}</template></div>`,
    );
    await isLive(page);
    await page.waitForSelector("#host live-chart[state=live] svg");
    const look = (selector: string) =>
      page
        .locator(selector)
        .last()
        .evaluate((svg) => {
          const { color, width, height } = getComputedStyle(svg);
          const mark = getComputedStyle(svg.querySelector(".l")!);
          return [color, width, height, mark.stroke, mark.strokeWidth];
        });
    expect(await look("#host live-chart>svg")).toEqual(await look("body>live-chart>svg"));
    expect(complaints).toEqual([]);
  });

  /** A browser without a window hides no page, so the page says that it is hidden. */
  const sayHidden = (page: Page, isHidden: boolean) =>
    page.evaluate((isHidden) => {
      Object.defineProperty(document, "hidden", { configurable: true, value: isHidden });
      document.dispatchEvent(new Event("visibilitychange"));
    }, isHidden);

  test("live-chart: one whose src is no address does not keep others from resting and coming back", async () => {
    const { page, pages } = await open(
      `<live-chart src="http://localhost:undefined/events"></live-chart>${chartTag("a")}`,
    );
    const isIn = (state: string) =>
      page.waitForSelector(`live-chart:last-of-type[state=${state}]>svg`);
    await isIn("live");
    await sayHidden(page, true);
    await isIn("resting");
    await eventually("no connection", () => pages.subscribers() === 0);
    await sayHidden(page, false);
    await isIn("live");
    await eventually("a connection", () => pages.subscribers() === 1);
  });

  test("live-chart: rests in a page that is hidden, `always` does not", async () => {
    const { page, pages } = await open(chartTag("a") + chartTag("b", "always"));
    await isLive(page);
    const hide = (isHidden: boolean) => sayHidden(page, isHidden);
    const states = () =>
      page.locator("live-chart").evaluateAll((all) => all.map((one) => one.getAttribute("state")));
    await hide(true);
    await eventually("a stream of one chart", () => pages.streams().at(-1)!.length === 1);
    expect(pages.streams().at(-1)![0]).toMatch(/^b/);
    expect(await states()).toEqual(["resting", "live"]);
    await page
      .locator("live-chart")
      .last()
      .evaluate((one) => one.removeAttribute("always"));
    await eventually("no connection", () => pages.subscribers() === 0);
    expect(await states()).toEqual(["resting", "resting"]);
    await hide(false);
    await isLive(page);
    await nextFrame(page);
    expect(pages.subscribers()).toBe(1);
  });

  test("live-chart: asks for its own width, once a resize is over; none while it has no place", async () => {
    const { page, pages } = await open(`<div style="width:400px">${chartTag("a")}</div>`);
    const widths = () => pages.streams().map((charts) => /width=(\d+)/.exec(String(charts))?.[1]);
    await isLive(page);
    expect(widths()).toEqual(["400"]);
    await page.evaluate(async () => {
      const { style } = document.querySelector("div")!;
      for (let width = 400; width <= 600; width += 4) {
        style.width = `${width}px`;
        await new Promise((later) => setTimeout(later, 20));
      }
    });
    await page.waitForSelector('live-chart>svg[width="600"]');
    expect(widths()).toEqual(["400", "600"]);
    await page.evaluate(() => (document.querySelector("div")!.style.display = "none"));
    await eventually("rest", () => pages.subscribers() === 0);
    await page.evaluate(() => (document.querySelector("div")!.style.display = "block"));
    await eventually("live again", () => pages.subscribers() === 1);
    expect(widths()).toEqual(["400", "600", "600"]);
  });

  test.each(["only light", "light only"])(
    "live-chart: its theme is light in a page whose color-scheme is %s",
    async (scheme) => {
      const style = `<style>:root{color-scheme:${scheme}}</style>`;
      const { pages } = await open(chartTag("a"), SCRIPT + style);
      await eventually("light", () => String(pages.streams().at(-1)).includes("theme=light"));
    },
  );

  test("live-chart: its theme is what the body says, also where a framework has exchanged that", async () => {
    const { page, pages } = await open(
      chartTag("a"),
      `${SCRIPT}<style>body.dark{color-scheme:dark}body.light{color-scheme:light}</style>`,
    );
    const until = (theme: string) =>
      eventually(theme, () => String(pages.streams().at(-1)).includes(`theme=${theme}`));
    const setClass = (name: string) =>
      page.evaluate((name) => (document.body.className = name), name);
    await isLive(page);
    await setClass("dark");
    await until("dark");
    await page.evaluate(() => {
      const next = document.createElement("body");
      next.className = "dark";
      next.append(...document.body.childNodes);
      document.body.replaceWith(next);
    });
    await isLive(page);
    await nextFrame(page);
    await setClass("light");
    await until("light");
  });

  test("live-chart: its theme is the page's, or its own", async () => {
    const { page, pages } = await open(
      chartTag("a"),
      `${SCRIPT}<style>:root[data-theme=dark]{color-scheme:dark}:root[data-theme=light]{color-scheme:light}</style>`,
    );
    const theme = () => /theme=(\w+)/.exec(String(pages.streams().at(-1)))?.[1];
    const until = (wanted: string | undefined) =>
      eventually(`theme ${wanted}`, () => theme() === wanted);
    await isLive(page);
    expect(theme()).toBe(undefined);
    for (const name of ["dark", "light"]) {
      await page.evaluate((name) => (document.documentElement.dataset["theme"] = name), name);
      await until(name);
    }
    await page.locator("live-chart").evaluate((one) => one.setAttribute("theme", "page"));
    await until("page");
    await page.locator("live-chart").evaluate((one) => one.removeAttribute("theme"));
    await until("light");
  });
});
