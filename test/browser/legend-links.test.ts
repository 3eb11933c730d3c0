import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { LEAVE_OUT, startChromium } from "../support/chromium.ts";
import { openPage } from "../support/pages.ts";
import { served } from "../support/served.ts";

const START = Date.UTC(2026, 2, 1, 12);
const NO_SCRIPT = { javaScriptEnabled: false };
const WINDOW = { ms: 120_000 };

/** Two charts: in the first one series dwarfs the others. */
async function servedTwo(charts: Record<string, object> = { a: {}, b: {} }) {
  const { live, url } = await served({ charts, window: WINDOW });
  for (let i = 0; i < 200; i++) {
    const values = { Room: 20 + (i % 7), Hall: 10 + (i % 5), Oven: 4000 + i };
    for (const name of Object.keys(charts)) live.push(name, values, START + i * 1000);
  }
  return { live, url };
}

/** The texts of the y axis of a chart. */
function yLabels(page: Page, chart: string): Promise<string[]> {
  return page.locator(`[data-chart="${chart}"] svg > g.m.ae[transform] > text`).allTextContents();
}

async function colorOf(page: Page, chart: string, series: number): Promise<string> {
  const line = page.locator(`[data-chart="${chart}"] .n > .l.s${series}`).first();
  const svg = page.locator(`[data-chart="${chart}"] svg`).first();
  const rules = (await svg.locator("style").textContent()) ?? "";
  expect(await line.count()).toBe(1);
  return new RegExp(`\\.s${series}\\{color:([^}]+)`).exec(rules)?.[1] ?? "";
}

describe.skipIf(LEAVE_OUT)("in a browser without scripts", () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await startChromium();
  });
  afterAll(() => browser?.close());

  test("GET /: a click on a legend entry hides its series, and one more shows it again", async () => {
    const { url } = await servedTwo();
    const { page } = await openPage(browser, `${url}/`, NO_SCRIPT);
    expect(await yLabels(page, "a")).toContain("4000");
    const before = await colorOf(page, "a", 0);
    expect(before).not.toBe("");
    await page.locator('[data-chart="a"]').getByRole("link", { name: "Hide Oven" }).click();
    expect(new URL(page.url()).search).toBe("?hide=Oven");
    expect(Number((await yLabels(page, "a"))[0])).toBeLessThan(50);
    expect(await colorOf(page, "a", 0)).toBe(before);
    expect(await page.locator('[data-chart="a"] .n > .l.s2').count()).toBe(0);

    await page.locator('[data-chart="a"]').getByRole("link", { name: "Hide Hall" }).click();
    expect(new URL(page.url()).search).toBe("?hide=Hall&hide=Oven");
    await page.locator('[data-chart="b"]').getByRole("link", { name: "Show Oven" }).click();
    expect(new URL(page.url()).search).toBe("?hide=Hall");
    await page.locator('[data-chart="b"]').getByRole("link", { name: "Show Hall" }).click();
    expect(new URL(page.url()).search).toBe("");
    expect(await yLabels(page, "a")).toContain("4000");
  });

  test("GET /?chart=b&theme=dark&window=30s: links keep the page as it is", async () => {
    const { url } = await servedTwo();
    const query = "?chart=b&theme=dark&window=30s";
    const { page } = await openPage(browser, `${url}/${query}`, NO_SCRIPT);
    await page.getByRole("link", { name: "Hide Oven" }).click();
    const search = new URL(page.url()).searchParams;
    expect(Object.fromEntries(search)).toEqual({
      chart: "b",
      theme: "dark",
      window: "30s",
      hide: "Oven",
    });
    expect(await page.locator("figure").count()).toBe(1);
    expect(await page.locator("html").getAttribute("data-theme")).toBe("dark");
    expect(await page.locator("nav [aria-current]").allTextContents()).toContain("30 s");
  });

  test("GET /c/a: Tab and Enter reach the links, which have a name, a ring, and dim the other marks", async () => {
    const { url } = await servedTwo();
    const { page } = await openPage(browser, `${url}/c/a`, NO_SCRIPT);
    const link = page.getByRole("link", { name: "Hide Hall" });
    await link.focus();
    await page.keyboard.press("Tab");
    await page.keyboard.press("Shift+Tab");
    const outline = () => link.evaluate((one) => getComputedStyle(one).outlineStyle);
    const opacity = () =>
      page.locator(".n > .l.s0").evaluate((line) => getComputedStyle(line).opacity);
    expect(await outline()).not.toBe("none");
    expect(await opacity()).toBe("0.15");
    await page.keyboard.press("Enter");
    await page.waitForURL(/hide=Hall/);
    await page.getByRole("link", { name: "Hide Room" }).hover();
    expect(await page.locator(".n > .l.s2").evaluate((l) => getComputedStyle(l).opacity)).toBe(
      "0.15",
    );
  });

  test("GET /c/NAME: names of series that are hostile stay names", async () => {
    const names = [
      `"><img src=x onerror=alert(1)>`,
      "a,b & c=d#e?f",
      "javascript:alert(1)",
      "100% + 1",
      "</a></svg><script>alert(1)</script>",
      "Ünï '`",
    ];
    const { live, url } = await served({ charts: { "x/y&z": {} }, window: WINDOW });
    const row = Object.fromEntries(names.map((name, i) => [name, i]));
    for (let i = 0; i < 5; i++) live.push("x/y&z", row, START + i * 1000);
    const path = `/c/${encodeURIComponent("x/y&z")}`;
    for (const name of names) {
      const { page, complaints } = await openPage(browser, `${url}${path}?width=1200`, NO_SCRIPT);
      await page.getByRole("link", { name: `Hide ${name}`, exact: true }).click();
      expect(new URL(page.url()).pathname).toBe(path);
      expect(new URL(page.url()).searchParams.getAll("hide")).toEqual([name]);
      expect(await page.locator("img, script").count()).toBe(1);
      await page.getByRole("link", { name: `Show ${name}`, exact: true }).click();
      expect(new URL(page.url()).search).toBe("?width=1200");
      expect(complaints).toEqual([]);
    }
  });

  test("GET /: windows and the kind of axis are links, and a still picture has one back to live", async () => {
    const charts = { a: { window: { points: 120 } }, b: { window: { points: 120 } } };
    const { url } = await servedTwo(charts);
    const { page } = await openPage(browser, `${url}/?hide=Oven`, NO_SCRIPT);
    const windows = page.getByRole("group", { name: "Window" });
    expect(await windows.getByRole("link").allTextContents()).toEqual([
      "10 s",
      "30 s",
      "1 m",
      "2 m",
      "all",
    ]);
    await windows.getByRole("link", { name: "30 s" }).click();
    expect(new URL(page.url()).search).toBe("?hide=Oven&window=30s");
    expect(await page.locator('[data-chart="a"] svg').first().getAttribute("data-time")).toBe(
      await page.locator('[data-chart="b"] svg').first().getAttribute("data-time"),
    );
    await page.getByRole("link", { name: "by event" }).click();
    expect(new URL(page.url()).search).toBe("?hide=Oven&xAxis=ordinal");
    await page.getByRole("link", { name: "time", exact: true }).click();
    await windows.getByRole("link", { name: "all" }).click();
    expect(new URL(page.url()).search).toMatch(/^\?hide=Oven&window=\d+m$/);
    expect(await page.locator("nav [aria-current]").allTextContents()).toEqual(["all", "time"]);

    await page.goto(`${url}/?hide=Oven&from=${START}&to=${START + 60_000}`);
    expect(await page.locator("#state").textContent()).toBe(
      "still picture from 2026-03-01T12:00:00Z to 2026-03-01T12:01:00Z",
    );
    expect(await page.locator("script").count()).toBe(0);
    await page.locator('[data-chart="a"]').getByRole("link", { name: "Hide Room" }).click();
    expect(new URL(page.url()).searchParams.get("from")).toBe(String(START));
    await page.getByRole("link", { name: "back to live" }).click();
    expect(new URL(page.url()).search).toBe("?hide=Oven&hide=Room");
  });
});
