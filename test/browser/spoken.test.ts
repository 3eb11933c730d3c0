import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import {
  areaChart,
  barChart,
  type Chart,
  gauge,
  lineChart,
  pieChart,
  stat,
} from "../../src/entries/plotcast.ts";
import { served } from "../support/served.ts";
import { LEAVE_OUT, startChromium } from "../support/chromium.ts";
import { openPage, seen } from "../support/pages.ts";

interface Spoken {
  role: string;
  name: string;
  description: string;
}

/** What assistive technology gets of a page. */
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

  test("render(): a screen reader gets the chart's name and what it shows", async () => {
    const page = await browser.newPage();
    await page.setContent(two(lineChart({ title: "Load" })).render());
    const chart = (await spoken(page)).find(({ name }) => name.startsWith("Load"));
    expect(chart?.name).toBe("Load. Line chart of first, second");
    expect(chart?.description).toMatch(/first: 1.* to 5.*, last 3/);
    expect(chart?.role).toMatch(/document/i);
    await page.close();
  });

  const NAMED = ["Mon", "Tue"].map((x, i) => ({ x, y: i + 2 }));
  const ANY = [
    ["line, static", two(lineChart({ title: "Load", yTitle: "°C" })), ["°C"]],
    ["line, interactive", two(lineChart({ title: "Load", variant: "interactive" })), []],
    ["bars", two(barChart({ title: "Load" })).add("third", [1, 2, 3]), []],
    ["names", barChart({ title: "Load" }).add("first", NAMED), ["Mon", "Tue"]],
    [
      "horizontal bars",
      barChart({ title: "Load", horizontal: true }).add("first", NAMED),
      ["Mon", "Tue"],
    ],
    ["area", two(areaChart({ title: "Load", stack: true })), []],
    ["hidden", two(lineChart({ title: "Load", hidden: ["second"] })), ["second"]],
    ["pie", pieChart({ title: "Load" }).add("A", [3]).add("B", [1]), []],
    ["gauge", gauge({ title: "Load" }).add("A", [3]), []],
    ["stat", stat({ title: "Load" }).add("A", [3, 4]), []],
    ["own words", two(lineChart({ title: "Load", description: "mine" })), ["Load"]],
  ] as const;

  test.each(ANY)(
    "render(): a screen reader hears no loose labels but those that nothing else says (%s)",
    async (_name, chart, expected) => {
      const page = await browser.newPage();
      await page.setContent(chart.render());
      const loose = (await spoken(page)).filter(({ role }) => role === "StaticText");
      expect(loose.map(({ name }) => name)).toEqual(expected);
      await page.close();
    },
  );

  test.each(["static", "interactive"] as const)(
    "render(): a screen reader hears each series as a part of the chart (%s)",
    async (variant) => {
      const page = await browser.newPage();
      await page.setContent(two(lineChart({ title: "Load", variant })).render());
      const all = await spoken(page);
      const parts = all.filter(({ role }) => role === "graphics-object");
      expect(parts.map(({ name }) => name)).toEqual(["first", "second"]);
      const { role, description } = all.find(({ name }) => name.startsWith("Load"))!;
      expect(role).toBe("graphics-document");
      expect(description).toMatch(/ From 0 to 2\.$/);
      await page.close();
    },
  );

  test("render(): a screen reader hears of the values at a moment once, and of 40 moments at most", async () => {
    const page = await browser.newPage();
    const values = Array.from({ length: 100 }, (_, i) => 1000 + i);
    const chart = lineChart({ variant: "interactive", yFormat: "d" }).add("a", values);
    await page.setContent(chart.render());
    const heard = (await spoken(page)).filter(
      ({ role, name }) => /10\d\d/.test(name) && role !== "InlineTextBox",
    );
    expect(heard.length).toBeLessThanOrEqual(40);
    expect(new Set(heard.map(({ role }) => role))).toEqual(new Set(["graphics-symbol"]));
    expect(new Set(heard.map(({ name }) => name)).size).toBe(heard.length);
    await page.close();
  });

  test("chart.table(): a screen reader hears a table with heads for its rows and columns", async () => {
    const page = await browser.newPage();
    await page.setContent(barChart({ title: "Load" }).add("first", NAMED).table());
    const of = (all: Spoken[], role: string) =>
      all.filter((one) => one.role === role).map(({ name }) => name);
    const all = await spoken(page);
    expect(of(all, "table")).toEqual(["Load"]);
    expect(of(all, "columnheader")).toEqual(["Name", "first"]);
    expect(of(all, "rowheader")).toEqual(["Mon", "Tue"]);
    expect(of(all, "cell")).toEqual(["2", "3"]);
    await page.close();
  });

  test("render(): the keyboard reaches every name in the legend", async () => {
    const page = await browser.newPage();
    await page.setContent(two(lineChart({ variant: "interactive" })).render());
    const reached: string[] = [];
    for (let i = 0; i < 2; i++) {
      await page.keyboard.press("Tab");
      reached.push(await page.evaluate(() => document.activeElement?.ariaLabel ?? ""));
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
