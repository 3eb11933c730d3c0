import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Served, served } from "../support/served.ts";
import { LEAVE_OUT, startChromium } from "../support/chromium.ts";
import { openPage, seen } from "../support/pages.ts";
import { CLASSES } from "../support/drawn-classes.ts";

const START = Date.UTC(2026, 2, 1, 12);
const COUNT = 30;
const HIT_AREAS = `.${CLASSES.tooltips}`;

interface Shown {
  text: string;
  opacity: string;
  box: { left: number; right: number; top: number; bottom: number };
  chart: { left: number; right: number; top: number; bottom: number };
}

/** The boxes of tooltips that are seen now, with their texts. */
function shownTooltips(page: Page): Promise<Shown[]> {
  return page.evaluate((tooltips) => {
    const chart = document.querySelector("svg")!;
    const side = ({ left, right, top, bottom }: DOMRect) => ({ left, right, top, bottom });
    return [...chart.querySelectorAll(tooltips)].flatMap((box) => {
      const text = box.querySelector("text")!;
      let opacity = 1;
      for (let e: Element | null = text; e !== null && e !== chart; e = e.parentElement) {
        const style = getComputedStyle(e);
        if (style.visibility === "hidden" || style.display === "none") opacity = 0;
        opacity *= Number(style.opacity);
      }
      if (opacity === 0) return [];
      const lines = [...box.querySelectorAll("text")].map((line) => line.textContent ?? "");
      const rect = side(box.querySelector("rect")!.getBoundingClientRect());
      const found = { text: lines.join(" "), opacity: String(opacity), box: rect };
      return [{ ...found, chart: side(chart.getBoundingClientRect()) }];
    });
  }, `${HIT_AREAS} svg svg`);
}

/** Where the plot is in the page: the inner svg begins with it, and hit areas are as high. */
async function plotBox(
  page: Page,
): Promise<{ x: number; y: number; width: number; height: number }> {
  return page.evaluate((area) => {
    const outer = document.querySelector("svg")!;
    const plot = outer.querySelector<SVGSVGElement>(":scope > svg")!;
    const { left, top, width } = outer.getBoundingClientRect();
    const first = outer.querySelector<SVGRectElement>(area)!;
    const height = Number.parseFloat(getComputedStyle(first).height);
    const x = plot.x.baseVal.value;
    const right = 16;
    return { x: left + x, y: top - plot.viewBox.baseVal.y, width: width - x - right, height };
  }, `${HIT_AREAS} rect`);
}

/** Waits until the page has been painted again. */
function painted(page: Page): Promise<unknown> {
  return page.evaluate(
    () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))),
  );
}

async function fill(
  { live }: Served,
  values: (i: number) => Record<string, number>,
): Promise<void> {
  for (let i = 0; i < COUNT; i++) live.push("a", values(i), START + i * 1000);
}

describe.skipIf(LEAVE_OUT)("in a browser", () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await startChromium();
  });
  afterAll(() => browser?.close());

  async function open(hub: Served, query = "", viewport = { width: 900, height: 500 }) {
    const { page } = await openPage(browser, `${hub.url}/charts/a.svg${query}`, { viewport });
    await page.waitForSelector("svg");
    return page;
  }

  test("tooltip: every series has a row that can be seen", async () => {
    const hub = await served({ charts: { a: {} }, window: { points: COUNT } });
    await fill(hub, (i) => ({ first: i, second: 2 * i, third: 3 * i }));
    const page = await open(hub);
    const plot = await plotBox(page);
    await page.mouse.move(plot.x + plot.width / 2, plot.y + plot.height / 2);
    await page.waitForSelector(`${HIT_AREAS} svg:hover`, { state: "attached" });
    const rows = await page.$$eval(`${HIT_AREAS} svg:hover tspan`, (all) =>
      all.map((row) => [row.textContent?.split(":")[0], getComputedStyle(row).opacity]),
    );
    expect(rows).toEqual([
      ["first", "1"],
      ["second", "1"],
      ["third", "1"],
    ]);
  });

  test.each(["", "?width=360&height=220"])(
    "tooltip: the nearest point's text appears over each stretch of the plot (%s)",
    async (query) => {
      const hub = await served({
        charts: { a: { title: "T", grid: true } },
        window: { points: COUNT },
      });
      await fill(hub, (i) => ({ v: 9000 + i }));
      const page = await open(hub, query);
      const plot = await plotBox(page);
      for (const part of [0.25, 0.5, 0.75]) {
        for (const height of [0.1, 0.9]) {
          await page.mouse.move(plot.x + plot.width * part, plot.y + plot.height * height);
          const [tooltip, ...more] = await shownTooltips(page);
          expect(more).toEqual([]);
          expect(tooltip?.opacity).toBe("1");
          const value = Number(/9,?0(\d\d)$/.exec(tooltip?.text ?? "")?.[1]);
          expect(Math.abs(value - part * (COUNT - 1))).toBeLessThanOrEqual(1.2);
          if (tooltip !== undefined) expectInside(tooltip);
        }
      }
      await page.mouse.move(1, 1);
      expect(await shownTooltips(page)).toEqual([]);
    },
  );

  test.each([
    ["one series", "", (i: number) => ({ v: 9000 + i })],
    ["one series on a phone", "?width=360&height=220", (i: number) => ({ v: 1e9 + i * 1e6 })],
    ["three series", "", (i: number) => ({ first: i, "a second one": -i, third: i * i })],
    [
      "three series with long names on a phone",
      "?width=360&height=220",
      (i: number) => ({ "temperature outside": i, "temperature inside": -i, humidity: i * i }),
    ],
    ["many series", "?height=260", manySeries],
  ])("tooltip: at both edges of the plot it is whole (%s)", async (_name, query, values) => {
    const hub = await served({ charts: { a: { grid: true } }, window: { points: COUNT } });
    await fill(hub, values);
    const page = await open(hub, query);
    const plot = await plotBox(page);
    for (const x of [plot.x + 10, plot.x + plot.width - 10]) {
      await page.mouse.move(x, plot.y + plot.height / 2);
      const tooltips = await shownTooltips(page);
      expect(tooltips.length).toBeGreaterThan(0);
      for (const tooltip of tooltips) expectInside(tooltip);
    }
  });

  test("tooltip: it stays while the pointer rests and new frames come", async () => {
    const hub = await served({ charts: { a: {} }, window: { points: 10 }, everyMs: 50 });
    hub.live.push("a", { v: 1 }, START);
    const { page } = await openPage(browser, `${hub.url}/`);
    await seen(page, "1");
    for (let i = 1; i < 10; i++) hub.live.push("a", { v: 9000 + i }, START + i * 1000);
    await page.waitForFunction(() => document.querySelector("svg")?.textContent?.includes("9009"));
    const plot = await plotBox(page);
    await page.mouse.move(plot.x + plot.width / 2, plot.y + plot.height / 2);
    await painted(page);
    expect(await shownTooltips(page)).toHaveLength(1);
    hub.live.push("a", { v: 9010 }, START + 10_000);
    await page.waitForFunction(() => document.querySelector("svg")?.textContent?.includes("9010"));
    await painted(page);
    expect(await shownTooltips(page)).toHaveLength(1);
  });
});

function manySeries(i: number): Record<string, number> {
  return Object.fromEntries(Array.from({ length: 8 }, (_, s) => [`series ${s}`, s * i]));
}

function expectInside({ text, box, chart }: Shown): void {
  const inside =
    box.left >= chart.left - 0.5 &&
    box.right <= chart.right + 0.5 &&
    box.top >= chart.top - 0.5 &&
    box.bottom <= chart.bottom + 0.5;
  expect(inside, `${text}: ${JSON.stringify({ box, chart })}`).toBe(true);
}
