import type { Browser } from "playwright-core";
import PostalMime from "postal-mime";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { LiveStats } from "../../src/entries/live.ts";
import { LEAVE_OUT, startChromium } from "../support/chromium.ts";
import { CLASSES } from "../support/drawn-classes.ts";
import { openPage, seen } from "../support/pages.ts";
import { example } from "../support/program.ts";
import { freePort } from "../support/served.ts";
import { EXAMPLES } from "./examples.ts";

const DASHBOARD = [
  ["processor", "memory", "late", "heap", "switches", "wire"],
  ["use", "cores", "load", "lateness", "delay", "process"],
].flat();

describe.skipIf(LEAVE_OUT)("in a browser", () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await startChromium();
  });
  afterAll(() => browser?.close());

  test("example 05: a click on a legend entry hides its series, another one shows it", async () => {
    const url = await example("05-legend-htmx.js", [], { PORT: "0" }).url();
    const { page, complaints } = await openPage(browser, url);
    const colors = () =>
      page.$$eval(`svg .${CLASSES.marks} path`, (paths) =>
        paths.map((path) => getComputedStyle(path).stroke),
      );
    const all = await colors();
    expect(all).toHaveLength(3);
    await page.click("text=Newsletter");
    await page.waitForSelector('a[aria-checked="false"]');
    expect(await page.textContent('a[aria-checked="false"]')).toBe("Newsletter");
    expect(await colors()).toEqual([all[0], all[2]]);
    expect(new URL(page.url()).search).toBe("");
    await page.click("text=Newsletter");
    await page.waitForSelector('a[aria-checked="false"]', { state: "detached" });
    expect(await colors()).toEqual(all);
    expect(complaints).toEqual([]);
  });

  test.each(Object.keys(EXAMPLES))(
    "example %s: on a phone it fits, and texts can be read",
    async (name) => {
      const url = await example(name, [], { PORT: String(await freePort()) }).url();
      const viewport = { width: 390, height: 844 };
      const { page, complaints } = await openPage(browser, url, { viewport, isMobile: true });
      await page.waitForFunction(() => {
        const image = document.querySelector("img");
        return document.querySelector("svg path") !== null || image?.naturalWidth;
      });
      const { scroll, outside, smallest } = await page.evaluate(() => {
        const boxes = [...document.querySelectorAll("body *")].map((one) =>
          one.getBoundingClientRect(),
        );
        const sizes = [...document.querySelectorAll<SVGTextElement>("svg text")]
          .filter((text) => getComputedStyle(text).visibility === "visible")
          .map((text) => parseFloat(getComputedStyle(text).fontSize) * text.getScreenCTM()!.a);
        return {
          scroll: document.documentElement.scrollWidth,
          outside: boxes.filter(({ left, right }) => left < -0.5 || right > 390.5).length,
          smallest: Math.min(...sizes, 12),
        };
      });
      expect(scroll).toBe(390);
      expect(outside).toBe(0);
      expect(smallest).toBeGreaterThan(9);
      expect(complaints).toEqual([]);
    },
  );

  test.each(["10-datastar.js", "11-turbo.js", "12-htmx.js"])(
    "example %s: frames of two charts come over one connection",
    async (name) => {
      const url = await example(name, [], { PORT: "0" }).url();
      const { page, complaints } = await openPage(browser, url);
      const places = () =>
        page.$$eval("[data-chart]", (all) => all.map(({ textContent }) => textContent));
      await page.waitForFunction(
        () =>
          [...document.querySelectorAll("[data-chart] > svg")].filter(
            ({ textContent }) => !(textContent ?? "").includes("Waiting for data"),
          ).length === 2,
      );
      const before = await places();
      await page.waitForFunction(
        (old) =>
          [...document.querySelectorAll("[data-chart]")].every(
            ({ textContent }, i) => textContent !== old[i],
          ),
        before,
      );
      const stats = await (await fetch(`${url}/api/stats`)).json();
      expect(stats).toMatchObject({ subscribers: 1 });
      expect(complaints).toEqual([]);
    },
  );

  test.each(["13-react.js", "14-vue.js"])(
    "example %s: a button shows another chart, a box pauses it, and events are counted",
    async (name) => {
      const url = await example(name, [], { PORT: String(await freePort()) }).url();
      const { page, complaints } = await openPage(browser, url);
      await seen(page, "Kitchen");
      await seen(page, "Shadow");
      await page.getByRole("button", { name: "cellar" }).click();
      await seen(page, "Cellar");
      await page.waitForFunction(() => Number(document.querySelector("output")?.textContent) > 1);
      await page.getByLabel("pause").check();
      await page.waitForSelector("live-chart[state=paused]");
      const { subscribers } = (await (await fetch(`${url}/api/stats`)).json()) as LiveStats;
      expect(subscribers).toBe(1);
      expect(complaints).toEqual([]);
    },
  );

  test("example 16: a mail program finds a picture, its values as a table, and plain text", async () => {
    const url = await example("16-email.js", [], { PORT: "0" }).url();
    const response = await fetch(`${url}/report.eml`);
    expect(response.headers.get("content-type")).toBe("message/rfc822");
    const mail = await PostalMime.parse(await response.arrayBuffer());
    expect(mail.text).toContain("13:00  13.9 °C");
    const [picture, ...others] = mail.attachments;
    expect([picture?.mimeType, picture?.contentId, picture?.related, others]).toEqual([
      ...["image/png", "<temperature@example.org>", true],
      [],
    ]);
    const bytes = Buffer.from(picture?.content as ArrayBuffer).toString("base64");
    const html = mail.html?.replace(
      /cid:temperature@example\.org/,
      () => `data:image/png;base64,${bytes}`,
    );
    const { page, complaints } = await openPage(browser, "about:blank", {
      viewport: { width: 360, height: 700 },
    });
    await page.setContent(html ?? "");
    const { width, shown, rows } = await page.evaluate(() => {
      const image = document.querySelector("img")!;
      const rows = [...document.querySelectorAll("tbody tr")].map((row) => row.textContent);
      return { width: image.naturalWidth, shown: image.clientWidth, rows };
    });
    expect(width).toBe(960);
    expect(shown).toBeLessThan(360);
    expect(rows).toHaveLength(8);
    expect(rows[4]).toContain("13.9\u00a0°C");
    expect(complaints).toEqual([]);
  });

  test("example 17: a badge is a picture of the asked size, fresh each time", async () => {
    const url = await example("17-badge.js", [], { PORT: "0" }).url();
    const response = await fetch(`${url}/c/cpu.svg`);
    expect(response.headers.get("content-type")).toContain("image/svg+xml");
    expect(response.headers.get("cache-control")).toBe("no-store");
    const { page, complaints } = await openPage(browser, url);
    await page.waitForFunction(() => [...document.images].every(({ complete }) => complete));
    const sizes = await page.$$eval("img", (images) =>
      images.map((image) => [image.naturalWidth, image.naturalHeight]),
    );
    expect(sizes).toEqual([
      ...[160, 160].map((width) => [width, 40]),
      ...[
        [120, 20],
        [240, 60],
      ],
    ]);
    expect(complaints).toEqual([]);
  });

  test("example 08: the page draws by itself, anew with each move of a slider", async () => {
    const url = await example("08-browser.js", [], { PORT: "0" }).url();
    const { page, complaints } = await openPage(browser, url);
    await seen(page, "A spring");
    const line = () => page.getAttribute(`svg .${CLASSES.marks} path`, "d");
    const before = await line();
    await page.fill("#stiffness", "30");
    expect(await line()).not.toBe(before);
    await page.fill("#stiffness", "12");
    expect(await line()).toBe(before);
    expect(complaints).toEqual([]);
  });

  test.each([
    ["light", 1280],
    ["dark", 1280],
    ["light", 390],
    ["dark", 390],
  ] as const)(
    "example 09: in %s at %i px a dozen charts fill over one connection and fit the page",
    async (colorScheme, width) => {
      const url = await example("09-dashboard.js", [], { PORT: "0" }).url();
      const { page, complaints } = await openPage(browser, "about:blank", {
        viewport: { width, height: 800 },
        colorScheme,
      });
      const streams: string[] = [];
      page.on("request", (request) => streams.push(new URL(request.url()).pathname));
      await page.goto(url);
      await page.waitForFunction(
        (count) =>
          document.querySelectorAll("[data-chart] > svg").length === count &&
          !document.body.textContent?.includes("Waiting for data"),
        DASHBOARD.length,
      );
      expect(streams).toEqual(["/", "/events"]);
      expect(
        await page.$$eval("[data-chart]", (places) =>
          places.map((place) => (place as HTMLElement).dataset["chart"]),
        ),
      ).toEqual(DASHBOARD);
      const { scroll, client, outside, unfilled } = await page.evaluate(() => ({
        unfilled: [...document.querySelectorAll("[data-chart] > svg")].filter((svg) => {
          const { clientWidth, clientHeight } = svg.parentElement!;
          const ground = svg.querySelector(":scope > rect")!.getBoundingClientRect();
          return clientWidth - ground.width > 1.5 || clientHeight - ground.height > 1.5;
        }).length,
        scroll: document.documentElement.scrollWidth,
        client: document.documentElement.clientWidth,
        outside: [...document.querySelectorAll("[data-chart] > svg")].filter((svg) => {
          const place = svg.parentElement!.getBoundingClientRect();
          const box = svg.getBoundingClientRect();
          return box.right > place.right + 0.5 || box.bottom > place.bottom + 1.5;
        }).length,
      }));
      expect(scroll).toBeLessThanOrEqual(client);
      expect([outside, unfilled]).toEqual([0, 0]);
      const [red = 0] = await page.$eval("[data-chart] > svg > rect", (rect) =>
        (getComputedStyle(rect).fill.match(/\d+/g) ?? []).map(Number),
      );
      expect(red > 127).toBe(colorScheme === "light");
      expect(complaints).toEqual([]);
    },
  );
});
