import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { LEAVE_OUT, startChromium } from "../support/chromium.ts";
import { chartTag, pushEvery, serveElements, wave } from "../support/element-pages.ts";
import { openPage } from "../support/pages.ts";
import { eventually } from "../support/served.ts";

const EVERY_MS = 100;
const LIVE = {
  charts: { a: { title: "T", legend: true } },
  window: { points: 30 },
  everyMs: EVERY_MS,
};

interface Element extends HTMLElement {
  src: string;
  theme: string;
  height: string;
  controls: string;
  paused: boolean;
  always: boolean;
  legendLinks: boolean;
  state: string;
  range: { from: number; to: number } | undefined;
  zoomTo(from: number, to: number): void;
}

/** Whether it is the address of a picture of a stretch of time. */
const isRange = (url: string) => url.startsWith("/c/a.svg?") && url.includes("from=");

/** The state, the stretch that is zoomed to, and the events so far. */
interface Seen {
  state: string;
  range: { from: number; to: number } | undefined;
  events: [type: string, detail: unknown][];
}

describe.skipIf(LEAVE_OUT)("in a browser", () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await startChromium();
  });
  afterAll(() => browser?.close());

  async function open(attributes = "") {
    const pages = await serveElements({ live: LIVE, body: chartTag("a", attributes) });
    pushEvery(pages.live, EVERY_MS, wave);
    const { page, complaints } = await openPage(browser, pages.url, {
      viewport: { width: 700, height: 500 },
    });
    await page.waitForSelector("live-chart[state=live]>svg");
    await page.evaluate(() => {
      const events: [string, unknown][] = [];
      Object.assign(window, { events });
      for (const type of ["zoom", "statechange", "viewchange"]) {
        document
          .querySelector("live-chart")!
          .addEventListener(type, (event) => events.push([type, (event as CustomEvent).detail]));
      }
    });
    return { page, pages, complaints };
  }

  function look(page: Page): Promise<Seen> {
    return page.evaluate(() => {
      const { state, range } = document.querySelector<Element>("live-chart")!;
      return { state, range, events: (window as unknown as { events: Seen["events"] }).events };
    });
  }

  const until = (page: Page, state: string) =>
    page.waitForSelector(`live-chart[state=${state}]`, { state: "attached" });

  /** The times at the edges of the picture that is shown. */
  function shownTimes(page: Page): Promise<{ from: number; to: number }> {
    return page.evaluate(() => {
      const svg = document.querySelector<SVGSVGElement>("live-chart>svg")!;
      const [origin, perPixel, width] = svg.dataset["time"]!.split(" ").map(Number) as [
        number,
        number,
        number,
      ];
      const view = svg.querySelector(".n")!.closest("svg")!;
      const from = origin + (view === svg ? 0 : view.viewBox.baseVal.x) * perPixel;
      return { from, to: from + width * perPixel };
    });
  }

  test("live-chart: space pauses and goes on; Escape goes on, too", async () => {
    const { page, pages } = await open();
    await page.keyboard.press("Tab");
    await page.keyboard.press(" ");
    await until(page, "paused");
    expect(await page.locator("live-chart[paused]").count()).toBe(1);
    await eventually("no connection", () => pages.subscribers() === 0);
    expect(await page.getByRole("status").textContent()).toBe("paused");
    await page.keyboard.press(" ");
    await until(page, "live");
    expect(await page.locator("live-chart[paused]").count()).toBe(0);
    await page.keyboard.press(" ");
    await until(page, "paused");
    await page.keyboard.press("Escape");
    await until(page, "live");
  });

  test("live-chart: a frame that was on its way does not take the place of what is zoomed to", async () => {
    const { page } = await open();
    const shown = await page.evaluate(async () => {
      const one = document.querySelector<Element>("live-chart")!;
      const other = one.parentElement!.appendChild(one.cloneNode() as Element);
      const nextFrame = (chart: Element) =>
        new Promise((seen) => chart.addEventListener("frame", seen, { once: true }));
      await nextFrame(other);
      await nextFrame(other);
      // Holds back what the page does next, as one that is busy does.
      window.requestAnimationFrame = () => 0;
      let count = 0;
      one.addEventListener("frame", () => count++);
      one.zoomTo(Date.now() - 900, Date.now() - 400);
      await nextFrame(other);
      await nextFrame(other);
      return count;
    });
    expect(shown).toBe(0);
  });

  test("live-chart: the keys + - and arrows move over what is kept, in pictures with from and to, and Escape is live again", async () => {
    const { page, pages, complaints } = await open();
    await page.keyboard.press("Tab");
    await page.keyboard.press("+");
    await until(page, "zoomed");
    const first = (await look(page)).range!;
    await eventually("a picture", () => pages.asked.some((url) => isRange(url)));
    await eventually("no connection", () => pages.subscribers() === 0);
    const asked = new URL(pages.asked.find((url) => isRange(url))!, "http://server");
    expect(Number(asked.searchParams.get("from"))).toBe(Math.floor(first.from));
    expect(Number(asked.searchParams.get("to"))).toBe(Math.ceil(first.to));
    await page.waitForFunction(() => !document.querySelector("live-chart .n[style]"));
    const shown = await shownTimes(page);
    const length = first.to - first.from;
    expect(Math.abs(shown.from - first.from)).toBeLessThan(0.05 * length);
    expect(Math.abs(shown.to - first.to)).toBeLessThan(0.05 * length);

    await page.keyboard.press("ArrowLeft");
    const left = (await look(page)).range!;
    expect(first.from - left.from).toBeCloseTo(length / 2, 0);
    expect(left.to - left.from).toBeCloseTo(length, 0);
    await page.keyboard.press("ArrowRight");
    expect((await look(page)).range!.from).toBeCloseTo(first.from, 0);
    await page.keyboard.press("-");
    await page.keyboard.press("Escape");
    await until(page, "live");
    const { events } = await look(page);
    expect(events.findLast(([type]) => type === "zoom")).toEqual(["zoom", null]);
    expect(events.find(([type]) => type === "zoom")).toEqual(["zoom", first]);
    expect(complaints).toEqual([]);
  });

  test("live-chart: many times + shows ever less, and is not live for that", async () => {
    const { page } = await open();
    await page.keyboard.press("Tab");
    for (let i = 0; i < 8; i++) await page.keyboard.press("+");
    // Where the server refuses a picture, the chart is live again.
    await page.waitForFunction(() => !document.querySelector("live-chart .n[style]"));
    const { state, range } = await look(page);
    expect(state).toBe("zoomed");
    expect(range!.to).toBeGreaterThan(range!.from);
  });

  test("live-chart: its buttons do what they say, by the pointer, Enter and space", async () => {
    const { page } = await open();
    await page.hover("live-chart");
    await page.getByRole("button", { name: "+" }).click();
    await until(page, "zoomed");
    await page.getByRole("button", { name: "Live" }).click();
    await until(page, "live");
    for (const key of ["Enter", " "]) {
      await page.getByRole("button", { name: "+" }).focus();
      await page.keyboard.press(key);
      await until(page, "zoomed");
      await page.getByRole("button", { name: "Live" }).click();
      await until(page, "live");
    }
    await page.getByRole("button", { name: "Pause" }).focus();
    await page.keyboard.press(" ");
    await until(page, "paused");
  });

  test("live-chart: a stretch is chosen by dragging, and moved by dragging", async () => {
    const { page } = await open();
    const box = (await page.locator("live-chart").boundingBox())!;
    const y = box.y + box.height / 2;
    const drag = async (from: number, to: number) => {
      await page.mouse.move(box.x + from, y);
      await page.mouse.down();
      await page.mouse.move(box.x + to, y, { steps: 5 });
      await page.mouse.up();
    };
    await drag(200, 400);
    await until(page, "zoomed");
    const { range } = await look(page);
    await page.waitForFunction(() => !document.querySelector("live-chart .n[style]"));
    const length = range!.to - range!.from;
    expect(length).toBeGreaterThan(300);
    expect(length).toBeLessThan(1700);
    await drag(300, 400);
    const moved = (await look(page)).range!;
    expect(moved.from).toBeLessThan(range!.from);
    expect(moved.to - moved.from).toBeGreaterThan(0.9 * length);
    await page.keyboard.press("Escape");
    await until(page, "live");
    await page.mouse.click(box.x + 300, y);
    expect((await look(page)).state).toBe("live");
  });

  test("live-chart: zoomTo() shows a stretch, and all that is live is live again", async () => {
    const { page } = await open();
    const { from, to } = await shownTimes(page);
    const zoomTo = (from: number, to: number) =>
      page
        .locator("live-chart")
        .evaluate((one, { from, to }) => (one as Element).zoomTo(from, to), { from, to });
    await zoomTo(from + 500, from + 1500);
    await until(page, "zoomed");
    expect((await look(page)).range).toEqual({ from: from + 500, to: from + 1500 });
    await page.waitForFunction(() => !document.querySelector("live-chart .n[style]"));
    const shown = await shownTimes(page);
    expect(Math.abs(shown.from - from - 500)).toBeLessThan(50);
    await zoomTo(from - 1e7, to + 1e7);
    await until(page, "live");
    expect((await look(page)).range).toBeUndefined();
  });

  test("live-chart: attributes and properties mirror each other", async () => {
    const { page } = await open();
    const found = await page.locator("live-chart").evaluate((element) => {
      const one = element as Element;
      one.theme = "dark";
      one.height = "200";
      one.controls = "none";
      one.always = true;
      one.legendLinks = true;
      one.paused = true;
      const names = ["theme", "height", "controls", "always", "legend-links", "paused"];
      const set = names.map((name) => one.getAttribute(name));
      for (const name of names) one.removeAttribute(name);
      const { src, theme, height, controls, always, legendLinks, paused } = one;
      return { set, src, properties: [theme, height, controls, always, legendLinks, paused] };
    });
    expect(found.set).toEqual(["dark", "200", "none", "", "", ""]);
    expect(found.properties).toEqual(["", "", "", false, false, false]);
    expect(found.src).toBe("/events?chart=a");
  });

  test("live-chart: who presses a button that goes keeps the focus, and the next key counts", async () => {
    const { page } = await open();
    await page.locator("live-chart").hover();
    await page.getByRole("button", { name: "Pause" }).press("Enter");
    await page.waitForSelector("live-chart[state=paused]");
    expect(await page.evaluate(() => document.activeElement?.localName)).toBe("live-chart");
    await page.keyboard.press("Escape");
    await page.waitForSelector("live-chart[state=live]");
  });

  test("live-chart: what was set before the script came counts, as property or as attribute", async () => {
    const pages = await serveElements({ live: LIVE, body: "", head: "" });
    pushEvery(pages.live, EVERY_MS, wave);
    const { page } = await openPage(browser, pages.url);
    await page.evaluate(() => {
      const early = document.createElement("live-chart");
      Object.assign(early, { src: "/events?chart=a", height: 200, legendLinks: true });
      document.body.append(early);
    });
    await page.addScriptTag({ url: "/live-chart.js" });
    await page.waitForSelector("live-chart[state=live]>svg[height='200']");
    const attributes = await page.locator("live-chart").evaluate((one) => one.getAttributeNames());
    expect(attributes).toEqual(expect.arrayContaining(["src", "height", "legend-links"]));
  });

  test("live-chart: with controls=none there are no buttons, keys and gestures", async () => {
    const { page } = await open("controls=none");
    expect(await page.getByRole("button").count()).toBe(0);
    await page.locator("live-chart").evaluate((one) => {
      one.tabIndex = 0;
      one.focus();
    });
    await page.keyboard.press(" ");
    await page.keyboard.press("+");
    const box = (await page.locator("live-chart").boundingBox())!;
    await page.mouse.move(box.x + 200, box.y + 200);
    await page.mouse.down();
    await page.mouse.move(box.x + 400, box.y + 200, { steps: 3 });
    await page.mouse.up();
    expect(await look(page)).toMatchObject({ state: "live", events: [] });
  });

  test("live-chart: with legend-links an entry of the legend hides and shows its series in place", async () => {
    const { page, pages } = await open("legend-links");
    await page.waitForSelector("live-chart a");
    const href = page.url();
    await page.locator("live-chart a").first().click();
    await eventually("a stream without v", () => /hide=v/.test(String(pages.streams().at(-1))));
    await page.waitForSelector('live-chart [text-decoration="line-through"]');
    await page.locator("live-chart a").first().click();
    await eventually("a stream with v", () => !/hide=/.test(String(pages.streams().at(-1))));
    await until(page, "live");
    expect(page.url()).toBe(href);
    const { events } = await look(page);
    expect(events.filter(([type]) => type === "viewchange")).toEqual([
      ["viewchange", { hide: ["v"] }],
      ["viewchange", { hide: [] }],
    ]);
  });

  test("live-chart: what its page hides anew counts, also after its reader chose from the legend", async () => {
    const { page, pages } = await open("legend-links");
    await page.waitForSelector("live-chart a");
    await page.locator("live-chart a").first().click();
    await eventually("a stream without v", () => /hide=v/.test(String(pages.streams().at(-1))));
    await page.locator("live-chart").evaluate((one) => {
      (one as Element).src = "/events?chart=a&hide=w";
    });
    await eventually("a stream without w", () => /hide=w/.test(String(pages.streams().at(-1))));
    expect(String(pages.streams().at(-1))).not.toContain("hide=v");
  });

  test("live-chart: a press that ends outside, before it drags, is over where the pointer comes back", async () => {
    const { page } = await open();
    const box = (await page.locator("live-chart").boundingBox())!;
    await page.mouse.move(box.x + 200, box.y + 2);
    await page.mouse.down();
    await page.mouse.move(box.x + 201, box.y - 3);
    await page.mouse.up();
    await page.mouse.move(box.x + 300, box.y + 200);
    await page.mouse.move(box.x + 500, box.y + 200, { steps: 3 });
    const selection = await page
      .locator("live-chart")
      .evaluate((one) => one.shadowRoot!.querySelector("i")!.style.cssText);
    expect(selection).toBe("");
    await page.mouse.down();
    await page.mouse.up();
    expect(await look(page)).toMatchObject({ state: "live", events: [] });
  });

  test.each([
    ["as it is", ""],
    ["written from right to left", "direction:rtl"],
    ["zoomed by its style", "zoom:1.5;width:400px"],
    ["scaled by a transform", "transform:scale(.5);transform-origin:0 0"],
  ])("live-chart: in a page %s, what is dragged over is what is marked", async (_, style) => {
    const { page } = await open();
    await page.evaluate((css) => (document.body.style.cssText = css), style);
    await page.waitForSelector("live-chart[state=live]>svg");
    const box = (await page.locator("live-chart").boundingBox())!;
    const y = box.y + box.height / 2;
    const [from, to] = [box.x + box.width * 0.3, box.x + box.width * 0.6];
    await page.mouse.move(from, y);
    await page.mouse.down();
    await page.mouse.move(to, y, { steps: 3 });
    const marked = await page.locator("live-chart").evaluate((one) => {
      const { left, right } = one
        .shadowRoot!.querySelector("[part=selection]")!
        .getBoundingClientRect();
      return { left, right };
    });
    expect(marked.left).toBeCloseTo(from, 0);
    expect(marked.right).toBeCloseTo(to, 0);
    // Time runs to the right there, too.
    const [earlier, later] = await Promise.all(
      ["Earlier", "Later"].map((name) => page.getByRole("button", { name }).boundingBox()),
    );
    expect(earlier!.x).toBeLessThan(later!.x);
  });
});
