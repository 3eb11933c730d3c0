import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { plotcast } from "../support/program.ts";
import { served } from "../support/served.ts";
import { LEAVE_OUT, startChromium } from "../support/chromium.ts";
import { openPage, seen } from "../support/pages.ts";
import { screenshot } from "../support/screenshot.ts";
import { some } from "../support/some.ts";

const START = Date.UTC(2026, 2, 1, 12);
const HOSTILE = `</svg><img src=x onerror="window.hacked=1"><script>window.hacked=1</script>"' onload='`;

function background(page: Page): Promise<string> {
  return page.evaluate(() => getComputedStyle(document.querySelector("svg > rect")!).fill);
}

describe.skipIf(LEAVE_OUT)("in a browser", () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await startChromium();
  });
  afterAll(() => browser?.close());

  test.each(["", "/live"])(
    "GET %s/c/a: the page of one chart goes on with it",
    async (basePath) => {
      const { live, url } = await served({ charts: { a: {}, b: {} }, basePath, everyMs: 50 });
      live.push("a", { v: 4711 }, START);
      const { page, complaints } = await openPage(browser, `${url}${basePath}/c/a`);
      expect(await page.locator("figure").count()).toBe(1);
      live.push("a", { v: 4712 }, START + 1000);
      await seen(page, "4712");
      await page.waitForFunction(() => document.querySelector("#state")?.textContent === "live");
      await page.waitForFunction(() => document.querySelector("figcaption")?.textContent !== "");
      expect(await page.locator("figure").count()).toBe(1);
      expect(complaints).toEqual([]);
    },
  );

  test.each(["none", "active"] as const)(
    "GET /: the chosen window is seen among the others, with forcedColors: %s",
    async (forcedColors) => {
      const { live, url } = await served({ charts: { a: {} }, window: { ms: 60_000 } });
      live.push("a", { v: 1 }, START);
      const { page } = await openPage(browser, url, { forcedColors, colorScheme: "dark" });
      // What is before the first letter: the ends of the backgrounds and edges, without the words.
      const look = async (links: string) => {
        const box = (await page.locator(links).first().boundingBox())!;
        const clip = { x: box.x, y: box.y, width: 6, height: box.height };
        return { height: box.height, picture: await screenshot(page, { clip }) };
      };
      const chosen = await look("nav a[aria-current]");
      const other = await look("nav a:not([aria-current])");
      expect(chosen.picture.equals(other.picture)).toBe(false);
      expect(chosen.height).toBe(other.height);
    },
  );

  test.each([
    ["light", 360],
    ["light", 1400],
    ["dark", 360],
    ["dark", 1400],
  ] as const)(
    "plotcast demo: the page in %s at %i px complains of nothing",
    async (colorScheme, width) => {
      const url = await plotcast(["demo", "--port", "0", "--every", "200"]).url();
      const viewport = { width, height: 800 };
      const { page, complaints } = await openPage(browser, url, { viewport, colorScheme });
      await page.waitForFunction(() => {
        const captions = [...document.querySelectorAll("figcaption")];
        return (
          captions.length >= 3 &&
          captions.every((caption) =>
            /\d bytes on the wire .* [\d,.]+ [µm]s/.test(caption.textContent ?? ""),
          )
        );
      });
      expect(await page.locator("#state").textContent()).toBe("live");
      expect(await page.locator("figure .chart > svg").count()).toBe(
        await page.locator("figure").count(),
      );
      const { scroll, client } = await page.evaluate(() => ({
        scroll: document.documentElement.scrollWidth,
        client: document.documentElement.clientWidth,
      }));
      expect(scroll).toBeLessThanOrEqual(client);
      const overflow = await page.evaluate(
        () =>
          [...document.querySelectorAll("figure > .chart > svg")].filter((svg) => {
            const figure = svg.closest("figure")!.getBoundingClientRect();
            const box = svg.getBoundingClientRect();
            return box.left < figure.left - 0.5 || box.right > figure.right + 0.5;
          }).length,
      );
      expect(overflow).toBe(0);
      expect(complaints).toEqual([]);
    },
  );

  test("auto theme: it follows prefers-color-scheme without a script or a reload", async () => {
    const { live, url } = await served({ charts: { a: {} }, everyMs: 60_000 });
    live.push("a", { v: 1 }, START);
    const { page } = await openPage(browser, `${url}/charts/a.svg`, { colorScheme: "light" });
    const light = await background(page);
    await page.emulateMedia({ colorScheme: "dark" });
    const dark = await background(page);
    expect(dark).not.toBe(light);
    for (const [theme, fill] of [
      ["light", light],
      ["dark", dark],
    ] as const) {
      const { page: fixed } = await openPage(browser, `${url}/charts/a.svg?theme=${theme}`, {
        colorScheme: theme === "light" ? "dark" : "light",
      });
      expect(await background(fixed)).toBe(fill);
    }
  });

  test("page: hidden markup in names, titles and labels does not become elements", async () => {
    const { live, url } = await served({
      charts: { [HOSTILE]: { title: HOSTILE, legend: true, note: HOSTILE }, other: {} },
      title: HOSTILE,
      everyMs: 50,
    });
    live.push(HOSTILE, { [HOSTILE]: 4711, b: 1 }, START);
    const { page, complaints } = await openPage(browser, url);
    await page.waitForFunction(() => document.getElementById("state")?.textContent === "live");
    live.push(HOSTILE, { [HOSTILE]: 4712, b: 1 }, START + 1000);
    await seen(page, "4712");
    expect(await page.locator("img").count()).toBe(0);
    expect(await page.locator("script").count()).toBe(1);
    expect(await page.evaluate(() => (window as { hacked?: number }).hacked)).toBeUndefined();
    expect(await page.locator("h1").textContent()).toBe(HOSTILE);
    expect(complaints).toEqual([]);
  });

  test.each(["a b", "  spaces  "])(
    "page: a chart called %j is live, and the page is not loaded again and again",
    async (name) => {
      const { live, url } = await served({ charts: { [name]: {}, other: {} }, everyMs: 50 });
      const { page } = await openPage(browser, url);
      let loads = 0;
      page.on("load", () => loads++);
      await page.waitForFunction(() => document.getElementById("state")?.textContent === "live");
      live.push(name, { v: 4711 }, START);
      await seen(page, "4711");
      // Costs are shown once a second, and that is when an unknown chart is noticed.
      await page.waitForFunction(() =>
        /drawn in/.test(document.querySelector("figcaption")?.textContent ?? ""),
      );
      expect(loads).toBe(0);
    },
  );

  test.each(["message", "close"])(
    "page: a chart called %j is not mistaken for the connection's own events",
    async (name) => {
      const { live, url } = await served({
        charts: { [name]: {}, other: {} },
        everyMs: 50,
        retryMs: 60_000,
      });
      live.push(name, { v: 4711 }, START);
      const { page } = await openPage(browser, url);
      await page.waitForFunction(() => document.getElementById("state")?.textContent === "live");
      live.push(name, { v: 4712 }, START + 1000);
      live.push("other", { v: 4713 }, START + 1000);
      await seen(page, "4713");
      await seen(page, "4712");
      expect(await page.locator("#state").textContent()).toBe("live");
      live.close();
      await page.waitForFunction(() => document.getElementById("state")?.className === "lost");
      expect(await page.locator(".chart > svg").count()).toBe(2);
    },
  );

  test("page: a chart that a push adds appears by itself", async () => {
    const { url } = await served({ addCharts: true, everyMs: 50 });
    const { page } = await openPage(browser, url);
    expect(await page.locator(".empty").count()).toBe(1);
    await fetch(`${url}/api/push/fresh`, { method: "POST", body: '{"v": 4711}' });
    await seen(page, "4711");
    await fetch(`${url}/api/push/second`, { method: "POST", body: '{"v": 4712}' });
    await seen(page, "4712");
    expect(await page.locator("figure").count()).toBe(2);
  });

  test("page: charts come, go and come back without a reload, and the reader keeps place and state", async () => {
    const names = ["a", "b", "c", "d"];
    const charts = Object.fromEntries(names.map((name) => [name, {}]));
    const { live, url } = await served({ charts, everyMs: 50, retryMs: 100 });
    const viewport = { width: 500, height: 400 };
    const { page, complaints } = await openPage(browser, url, { viewport });
    let loads = 0;
    page.on("load", () => loads++);
    await page.waitForFunction(() => document.getElementById("state")?.textContent === "live");
    await page.evaluate(() => {
      Object.assign(window, { mark: "kept" });
      scrollTo(0, 300);
    });

    live.addChart("late <b>", { title: "Late" });
    live.push("late <b>", { v: 4711 }, START);
    await seen(page, "4711");
    live.push("late <b>", { v: 4712 }, START + 1000);
    await seen(page, "4712");

    live.removeChart("b");
    const gone = page.locator('figure[data-chart="b"] .chart');
    await page.waitForFunction(
      () =>
        document.querySelector('figure[data-chart="b"] .chart')?.textContent === "b was removed",
    );
    expect(await gone.locator("svg").count()).toBe(0);
    expect(await page.locator('figure[data-chart="b"] a').isVisible()).toBe(false);
    live.push("a", { v: 4713 }, START + 1000);
    await seen(page, "4713");

    live.addChart("b", { title: "again" });
    live.push("b", { v: 4714 }, START + 2000);
    await seen(page, "4714");
    live.push("a", { v: 4715 }, START + 2000);
    await seen(page, "4715");

    expect(await page.locator("figure").count()).toBe(5);
    for (const link of some(await page.locator("figcaption a:visible").all())) {
      const href = await link.evaluate((a) => (a as HTMLAnchorElement).href);
      expect([href, (await fetch(href)).status]).toEqual([href, 200]);
    }
    expect(await page.locator("figcaption a:visible").count()).toBe(5);
    const kept = await page.evaluate(() => [(window as { mark?: string }).mark, scrollY]);
    expect([...kept, loads]).toEqual(["kept", 300, 0]);
    expect(await page.locator("#state").textContent()).toBe("live");
    expect(complaints).toEqual([]);
  });

  test("page: /?chart=a follows its chart only, while it is there, gone, and there again", async () => {
    const { live, url } = await served({ charts: { a: {}, b: {} }, everyMs: 50, retryMs: 100 });
    const { page } = await openPage(browser, `${url}/?chart=a`);
    await page.waitForFunction(() => document.getElementById("state")?.textContent === "live");
    live.push("a", { v: 4711 }, START);
    await seen(page, "4711");
    live.addChart("c");
    live.removeChart("a");
    await page.waitForFunction(() => document.body.textContent?.includes("a was removed"));
    expect(await page.locator("#state").textContent()).toBe("no charts");
    live.addChart("a");
    live.push("a", { v: 4712 }, START + 1000);
    await seen(page, "4712");
    const figures = page.locator("figure");
    expect(await figures.count()).toBe(1);
    expect(await figures.getAttribute("data-chart")).toBe("a");
  });

  test("page: its query chooses charts, theme, hidden series and a width", async () => {
    const { live, url } = await served({
      charts: { a: { legend: true }, b: {}, "c,d": {} },
      everyMs: 50,
    });
    let time = START;
    const push = (value: number) => {
      time += 1000;
      for (const name of ["a", "b", "c,d"]) live.push(name, { v: value, w: 1 }, time);
    };
    push(1);
    let value = 4710;
    for (const [query, names, width] of [
      ["?chart=a", ["a"], "680"],
      ["?chart=a,b&theme=dark", ["a", "b"], "560"],
      ["?chart=c%2Cd&chart=a@400x200&hide=w", ["c,d", "a"], "560"],
      ["?chart=a&width=333", ["a"], "320"],
      ["?width=333&height=222&chart=b&wall", ["b"], "320"],
    ] as const) {
      const viewport = {
        width: query.includes("theme") || query.includes("hide") ? 1200 : 740,
        height: 700,
      };
      const { page, complaints } = await openPage(browser, `${url}/${query}`, { viewport });
      let loads = 0;
      page.on("load", () => loads++);
      await page.waitForFunction(() => document.getElementById("state")?.textContent === "live");
      // One that no picture of before shows.
      value++;
      push(value);
      await page.waitForFunction(
        ({ value, count }) =>
          [...document.querySelectorAll(".chart > svg")].filter((svg) =>
            svg.textContent?.includes(value),
          ).length === count,
        { value: String(value), count: names.length },
      );
      const found = await page.evaluate(() => ({
        names: [...document.querySelectorAll("figure")].map(({ dataset }) => dataset["chart"]),
        widths: [...document.querySelectorAll(".chart > svg")].map((svg) =>
          svg.getAttribute("width"),
        ),
        struck: document.querySelectorAll('[text-decoration="line-through"]').length,
      }));
      expect({ query, ...found }).toMatchObject({ query, names, widths: names.map(() => width) });
      expect(found.struck).toBe(query.includes("hide") ? 2 : 0);
      // Costs are shown once a second, and that is when a chart not shown could load the page anew.
      await page.waitForFunction(() =>
        /drawn in/.test(document.querySelector("figcaption")?.textContent ?? ""),
      );
      expect([loads, complaints]).toEqual([0, []]);
      await page.close();
    }
  });

  test("page: an unknown chart in its query is refused with 404", async () => {
    const { url } = await served({ charts: { a: {} } });
    expect((await fetch(`${url}/?chart=b`)).status).toBe(404);
  });

  test.each([320, 360, 414, 900, 1500])(
    "page: at %i px charts fill their places, with texts of 12 px or little more",
    async (width) => {
      const { live, url } = await served({ charts: { a: {}, b: {} }, everyMs: 50 });
      live.push("a", { v: 1 }, START);
      const { page } = await openPage(browser, url, { viewport: { width, height: 700 } });
      await page.waitForFunction(() => document.getElementById("state")?.textContent === "live");
      live.push("a", { v: 4711 }, START + 1000);
      await seen(page, "4711");
      const found = await page.$$eval("figure", (figures) =>
        figures.map((figure) => {
          const svg = figure.querySelector("svg")!;
          const drawn = svg.getBoundingClientRect();
          return {
            scale: drawn.width / Number(svg.getAttribute("width")),
            beside: figure.clientWidth - drawn.width,
            below: figure.querySelector("figcaption")!.getBoundingClientRect().top - drawn.bottom,
          };
        }),
      );
      expect(found).toHaveLength(2);
      for (const { scale, beside, below } of found) {
        expect(12 * scale).toBeGreaterThanOrEqual(11.9);
        expect(12 * scale).toBeLessThan(14.1);
        expect(Math.abs(beside)).toBeLessThan(1);
        expect(Math.abs(below)).toBeLessThan(1);
      }
    },
  );

  test("page: under a basePath it asks there", async () => {
    const { live, url } = await served({ charts: { a: {} }, basePath: "/live", everyMs: 50 });
    const { page, complaints } = await openPage(browser, `${url}/live/`);
    await page.waitForFunction(() => document.getElementById("state")?.textContent === "live");
    live.push("a", { v: 4711 }, START);
    await seen(page, "4711");
    expect(complaints).toEqual([]);
  });
});
