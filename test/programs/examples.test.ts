import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from "vitest";
import { LEAVE_OUT, startChromium } from "../support/chromium.ts";
import { openPage, seen } from "../support/pages.ts";
import { readSvg } from "../support/svg-reader.ts";
import { freePort, watch } from "../support/served.ts";
import { example, exitWithin } from "../support/program.ts";
import { CLASSES } from "../support/drawn-classes.ts";

/** What an example writes to the file that it is given. */
async function written(name: string, extension: string): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "plotcast-"));
  onTestFinished(() => rm(folder, { recursive: true }));
  const file = join(folder, `out.${extension}`);
  const program = example(name, [file]);
  expect(await exitWithin(program)).toBe(0);
  expect(program.stderr()).toBe("");
  return readFile(file, "utf8");
}

test("example 01: a sparkline, a line and nothing else", async () => {
  const elements = readSvg(await written("01-sparkline.js", "svg"));
  expect(elements.map(({ name }) => name)).toContain("path");
  expect(elements.map(({ name }) => name)).not.toContain("text");
});

test("example 02: a static line with its title, both axes and no script", async () => {
  const svg = await written("02-static-line.js", "svg");
  const elements = readSvg(svg);
  const texts = elements.map(({ text }) => text);
  expect(texts).toContain("Temperature in Berlin");
  expect(texts).toContain("°C");
  expect(texts.some((text) => /^\d\d:00$/.test(text))).toBe(true);
  expect(svg).not.toMatch(/<script|NaN|undefined/);
});

test("example 03: the same series by time and by event, side by side", async () => {
  const html = await written("03-multi-series.js", "html");
  const charts = html.match(/<svg xmlns.*?<\/svg>(?=<svg xmlns|<\/div>)/gs) ?? [];
  expect(charts).toHaveLength(2);
  for (const [i, title] of ["By time", "By event"].entries()) {
    const texts = readSvg(charts[i] ?? "").map(({ text }) => text);
    for (const text of [title, "Temperature", "Humidity", "Pressure"])
      expect(texts).toContain(text);
  }
});

test("example 04: the same bars side by side, stacked and horizontal", async () => {
  const html = await written("04-bar.js", "html");
  const charts = html.match(/<svg xmlns.*?<\/svg>(?=<svg xmlns|<\/div>)/gs) ?? [];
  expect(charts).toHaveLength(3);
  for (const [i, title] of ["Side by side", "Stacked", "Horizontal"].entries()) {
    const texts = readSvg(charts[i] ?? "").map(({ text }) => text);
    for (const text of [title, "North", "South", "West", "Q1", "Q4"]) expect(texts).toContain(text);
  }
});

test("example 07: dots and bubbles", async () => {
  const elements = readSvg(await written("07-scatter.js", "svg"));
  expect(elements.filter(({ name }) => name === "circle")).toHaveLength(3);
  expect(elements.map(({ text }) => text)).toContain("Shops");
});

test("example 06: the three-line page, and points that arrive as events", async () => {
  const port = await freePort();
  const program = example("06-live-sse.js", [], { PORT: String(port) });
  const url = await program.url();
  expect(url).toContain(String(port));
  const page = await (await fetch(`${url}/`)).text();
  expect(page).toMatch(/new EventSource\("\/events"\)/);
  expect(page).toContain("onmessage");
  expect(page).toContain('document.getElementById("chart").innerHTML = e.data');
  const watcher = await watch(`${url}/events`);
  const first = await watcher.until(() => true);
  expect(first.type).toBe("message");
  expect(first.data).toContain("Live Sensor Data");
  expect(first.data).toContain("Waiting for data");
  const { data } = await watcher.until(({ data }) => !data.includes("Waiting for data"));
  readSvg(data);
  expect(data).toContain("Sensor");
});

test("example 06: a busy port is a sentence and exit code 1", async () => {
  const port = String(await freePort());
  await example("06-live-sse.js", [], { PORT: port }).url();
  const second = example("06-live-sse.js", [], { PORT: port });
  expect(await exitWithin(second)).toBe(1);
  expect(second.stderr()).toContain(port);
  expect(second.stderr()).not.toMatch(/\n\s+at /);
});

test.each(["05-legend-htmx.js", "08-browser.js", "09-dashboard.js"])(
  "example %s: a busy port is a sentence and exit code 1",
  async (name) => {
    const port = String(await freePort());
    await example(name, [], { PORT: port }).url();
    const second = example(name, [], { PORT: port });
    expect(await exitWithin(second)).toBe(1);
    expect(second.stderr()).toContain(port);
    expect(second.stderr()).not.toMatch(/\n\s+at /);
  },
);

test("example 05: without a script, entries are links to the page as it is then", async () => {
  const url = await example("05-legend-htmx.js", [], { PORT: "0" }).url();
  const page = await (await fetch(`${url}/?hide=Search&hide=<b>`)).text();
  expect(page).not.toContain("<b>");
  const entries = [...page.matchAll(/<a href="(.*?)" hx-get="(.*?)".*?aria-checked="(.*?)"/gs)];
  expect(entries.map(([, link, , isShown]) => [link, isShown])).toEqual([
    ["/?", "false"],
    ["/?hide=Search&amp;hide=Newsletter", "true"],
    ["/?hide=Search&amp;hide=Direct", "true"],
  ]);
  expect((await fetch(`${url}/nowhere`)).status).toBe(404);
});

test("example 08: it hands out modules, and nothing else of its folder", async () => {
  const url = await example("08-browser.js", [], { PORT: "0" }).url();
  for (const path of ["/package.json", "/src/plotcast.ts", "/dist/nothing.js", "/examples/x.js"]) {
    expect((await fetch(url + path)).status, path).toBe(404);
  }
  const found = await fetch(`${url}/dist/entries/plotcast.js`);
  expect(found.headers.get("content-type")).toContain("text/javascript");
});

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
      const { scroll, client, outside } = await page.evaluate(() => ({
        scroll: document.documentElement.scrollWidth,
        client: document.documentElement.clientWidth,
        outside: [...document.querySelectorAll("[data-chart] > svg")].filter((svg) => {
          const place = svg.parentElement!.getBoundingClientRect();
          const box = svg.getBoundingClientRect();
          return box.right > place.right + 0.5 || box.bottom > place.bottom + 1.5;
        }).length,
      }));
      expect(scroll).toBeLessThanOrEqual(client);
      expect(outside).toBe(0);
      const [red = 0] = await page.$eval("[data-chart] > svg > rect", (rect) =>
        (getComputedStyle(rect).fill.match(/\d+/g) ?? []).map(Number),
      );
      expect(red > 127).toBe(colorScheme === "light");
      expect(complaints).toEqual([]);
    },
  );
});
