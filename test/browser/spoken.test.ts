import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Chart, lineChart } from "../../src/plotcast.ts";
import { served } from "../live/served.ts";
import { LEAVE_OUT, startChromium } from "./chromium.ts";
import { openPage, seen } from "./pages.ts";

interface Spoken {
  role: string;
  name: string;
  description: string;
}

/** What assistive technology is told of a page. */
async function spoken(page: Page): Promise<Spoken[]> {
  const session = await page.context().newCDPSession(page);
  const { nodes } = await session.send("Accessibility.getFullAXTree");
  return nodes
    .filter(({ ignored }) => !ignored)
    .map(({ role, name, description }) => ({
      role: String(role?.value),
      name: String(name?.value ?? ""),
      description: String(description?.value ?? ""),
    }));
}

function two(chart: Chart): Chart {
  return chart.add("first", [1, 5, 3]).add("second", [2, 2, 4]);
}

describe.skipIf(LEAVE_OUT)("in a browser", () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await startChromium();
  });
  afterAll(() => browser?.close());

  test("render(): a screen reader is told the chart's name and what it shows", async () => {
    const page = await browser.newPage();
    await page.setContent(two(lineChart({ title: "Load" })).render());
    const chart = (await spoken(page)).find(({ name }) => name.startsWith("Load"));
    expect(chart?.name).toBe("Load. Line chart of first, second");
    expect(chart?.description).toMatch(/first: 1.* to 5.*, last 3/);
    expect(chart?.role).toMatch(/document/i);
    await page.close();
  });

  test("render(): the keyboard reaches every name in the legend", async () => {
    const page = await browser.newPage();
    await page.setContent(two(lineChart({ variant: "interactive" })).render());
    const reached: string[] = [];
    for (let i = 0; i < 2; i++) {
      await page.keyboard.press("Tab");
      reached.push(await page.evaluate(() => document.activeElement?.textContent ?? ""));
    }
    expect(reached).toEqual(["first", "second"]);
    await page.close();
  });

  test("a live page: frames are not announced", async () => {
    const hub = await served({ charts: { a: { title: "Live" } }, everyMs: 50 });
    hub.live.push("a", { v: 1 }, 0);
    const { page } = await openPage(browser, `${hub.url}/`);
    await seen(page, "Live");
    const announcing = '[aria-live]:not([aria-live="off"]), [role=alert], [role=log], output';
    const inside = await page.evaluate(
      (selector) => document.querySelector("svg")?.closest(selector) ?? null,
      announcing,
    );
    expect(inside).toBeNull();
  });
});
