import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from "vitest";
import { createLive } from "../../src/entries/live.ts";
import { LEAVE_OUT, startChromium } from "../support/chromium.ts";
import { CLASSES } from "../support/drawn-classes.ts";
import { openPage } from "../support/pages.ts";
import { snippetsIn } from "../support/readme.ts";
import { eventually } from "../support/served.ts";

const START = Date.UTC(2026, 2, 1, 12);
const HOSTILE = `a"b'c<d>e\\f]g,h & ü:i`;
const NAMES = ["cpu", HOSTILE];

const attribute = (text: string) => text.replaceAll("&", "&amp;").replaceAll('"', "&quot;");
const PLACES = NAMES.map((name) => `<div data-chart="${attribute(name)}"></div>`).join("\n");

const library = (url: string) => readFileSync(new URL(url), "utf8");
const DATASTAR = new URL("datastar.js", import.meta.resolve("@starfederation/datastar")).href;

interface Framework {
  scripts: Record<string, string>;
  head: string;
  body: string;
}

const FRAMEWORKS = {
  "Datastar before its first release candidate": {
    scripts: { "/datastar.js": library(DATASTAR) },
    head: '<script type="module" src="/datastar.js"></script>',
    body: `<div data-on-load="@get('/events?as=datastar-beta')"
  data-on-datastar-sse="evt.detail.type == 'finished' && setTimeout(() => @get('/events?as=datastar-beta'), 200)"></div>${PLACES}`,
  },
  Turbo: {
    scripts: { "/turbo.js": library(import.meta.resolve("@hotwired/turbo")) },
    head: '<script type="module" src="/turbo.js"></script>',
    body: `<turbo-stream-source src="/events?as=turbo"></turbo-stream-source>${PLACES}`,
  },
  "htmx 4": {
    scripts: {
      "/htmx.js": library(import.meta.resolve("htmx.org/dist/htmx.js")),
      "/hx-sse.js": library(import.meta.resolve("htmx.org/dist/ext/hx-sse.js")),
    },
    head: '<script src="/htmx.js"></script><script src="/hx-sse.js"></script>',
    body: `<div hx-sse:connect="/events?as=htmx"></div>${PLACES}`,
  },
} satisfies Record<string, Framework>;

const HTMX_2: Framework = {
  scripts: {
    "/htmx.js": library(import.meta.resolve("htmx-2/dist/htmx.min.js")),
    "/sse.js": library(import.meta.resolve("htmx-ext-sse/sse.js")),
  },
  head: '<script src="/htmx.js"></script><script src="/sse.js"></script>',
  body: "",
};

/** A page with a framework's library, and charts whose server can be stopped and started again. */
async function openApplication({ scripts, head, body }: Framework, names = NAMES) {
  const html = `<!doctype html><html><head><meta charset="utf-8"><link rel="icon" href="data:,">${head}</head><body>${body}</body></html>`;
  const charts = Object.fromEntries(names.map((name) => [name, { glide: false }]));
  const options = { charts, everyMs: 50, retryMs: 200 };
  let live = createLive(options);
  const asked: string[] = [];
  const server = createServer((req, res) => {
    const { pathname } = new URL(req.url ?? "", "http://x");
    if (pathname === "/own") res.setHeader("content-type", "text/html").end(html);
    else if (pathname in scripts) {
      res.setHeader("content-type", "text/javascript").end(scripts[pathname]);
    } else {
      asked.push(req.url ?? "");
      live.handler(req, res);
    }
  });
  const listen = (port: number) =>
    new Promise<void>((listening) => server.listen(port, "127.0.0.1", listening));
  const stop = () => {
    live.close();
    server.closeAllConnections();
    return new Promise((closed) => server.close(closed));
  };
  await listen(0);
  onTestFinished(async () => void (await stop()));
  const { port } = server.address() as AddressInfo;
  const push = (value: number, second: number) => {
    for (const name of names) {
      live.push(name, { [`in ${name.slice(0, 1)}`]: value }, START + second * 1000);
    }
  };
  return {
    url: `http://127.0.0.1:${port}/own`,
    asked,
    viewers: () => live.stats().subscribers,
    push,
    stop,
    async restart() {
      live = createLive(options);
      await listen(port);
    },
  };
}

/** How each place looks, as markup, beside what an `EventSource` of plain frames gets. */
function shownAndSent(
  page: Page,
  names: string[],
): Promise<{ shown: string; sent: string | undefined }[]> {
  return page.evaluate(async (asked) => {
    const query = new URLSearchParams(asked.map((name) => ["chart", name]));
    const source = new EventSource(`/events?${query}`);
    const parse = (svg: string) => {
      const place = document.createElement("div");
      place.innerHTML = svg;
      return place.innerHTML;
    };
    const frames = asked.map(
      (name) =>
        new Promise<string>((got) =>
          source.addEventListener(name, (e) => got(parse(e.data)), { once: true }),
        ),
    );
    const sent = await Promise.all(frames);
    source.close();
    const placeOf = (name: string) =>
      [...document.querySelectorAll<HTMLElement>("[data-chart]")].find(
        ({ dataset }) => dataset["chart"] === name,
      )!;
    return asked.map((name, i) => ({ shown: placeOf(name).innerHTML, sent: sent[i] }));
  }, names);
}

const inEachPlace = (page: Page, text: string) =>
  page.waitForFunction(
    (wanted) =>
      [...document.querySelectorAll("[data-chart]")].every((place) =>
        [...place.querySelectorAll("svg text")].some((one) => one.textContent?.includes(wanted)),
      ),
    text,
  );

describe.skipIf(LEAVE_OUT)("in a browser", () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await startChromium();
  });
  afterAll(() => browser?.close());

  describe.each<[string, Framework]>(Object.entries(FRAMEWORKS))("%s", (_name, framework) => {
    test("/events?as=: several charts come over one connection, whatever their names are", async () => {
      const { url, asked, push, viewers } = await openApplication(framework);
      push(4711, 0);
      const { page, complaints } = await openPage(browser, url);
      await inEachPlace(page, "4711");
      push(4712, 1);
      await inEachPlace(page, "4712");
      expect(viewers()).toBe(1);
      expect(asked).toHaveLength(1);
      for (const { shown, sent } of await shownAndSent(page, NAMES)) {
        expect(shown).toBe(sent);
      }
      expect(complaints).toEqual([]);
    });

    test("/events?as=: a tooltip stays under a pointer that is held still", async () => {
      const { url, push } = await openApplication(framework);
      for (let i = 0; i < 10; i++) push(100 + i, i);
      const { page } = await openPage(browser, url);
      await inEachPlace(page, "109");
      const area = `[data-chart="cpu"] .${CLASSES.tooltips}`;
      const box = (await page.locator(`${area}>svg>rect`).nth(5).boundingBox())!;
      await page.mouse.move(box.x, box.y + box.height / 2);
      const tip = (value: string) =>
        page.waitForFunction(
          ([area, wanted]) =>
            [...document.querySelectorAll(`${area} text`)].some(
              (text) =>
                text.textContent?.includes(wanted) &&
                text.checkVisibility({ opacityProperty: true, visibilityProperty: true }),
            ),
          [area, value] as const,
        );
      await tip("10");
      push(4713, 10);
      await inEachPlace(page, "4713");
      await tip("10");
    });

    test("/events?as=: after a restart of the server the page goes on by itself", async () => {
      const { url, asked, push, stop, restart } = await openApplication(framework);
      push(4711, 0);
      const { page } = await openPage(browser, url);
      await inEachPlace(page, "4711");
      await stop();
      const before = asked.length;
      await restart();
      push(4712, 0);
      await inEachPlace(page, "4712");
      expect(asked.length).toBeGreaterThan(before);
    });
  });

  test.each<[string, Framework]>([
    ["hx-sse:connect", FRAMEWORKS["htmx 4"]],
    ["sse-swap", HTMX_2],
    ["as=turbo", FRAMEWORKS.Turbo],
  ])("README: the lines with %s are live charts", async (words, framework) => {
    const body = snippetsIn("html").find(({ code }) => code.includes(words))?.code ?? "";
    const names = ["cpu", "memory"];
    const { url, push, viewers } = await openApplication({ ...framework, body }, names);
    push(4711, 0);
    const { page, complaints } = await openPage(browser, url);
    await page.waitForFunction(() => document.querySelectorAll("div > svg").length === 2);
    push(4712, 1);
    await page.waitForFunction(() =>
      [...document.querySelectorAll("div > svg")].every((svg) => svg.textContent?.includes("4712")),
    );
    expect(viewers()).toBe(1);
    expect(complaints).toEqual([]);
  });

  test("/events: htmx 2 and its extension put events into the places that their names say", async () => {
    // Its list of names has commas between them.
    const names = ["cpu", HOSTILE.replace(",", "")];
    const places = names.map((name) => `<div data-chart sse-swap="${attribute(name)}"></div>`);
    const body = `<div hx-ext="sse" sse-connect="/events">${places.join("")}</div>`;
    const { url, push, viewers, stop, restart } = await openApplication({ ...HTMX_2, body }, names);
    push(4711, 0);
    const { page, complaints } = await openPage(browser, url);
    await inEachPlace(page, "4711");
    push(4712, 1);
    await inEachPlace(page, "4712");
    expect(viewers()).toBe(1);
    expect(complaints).toEqual([]);
    await stop();
    await restart();
    push(4713, 0);
    await inEachPlace(page, "4713");
    await eventually("one viewer", () => viewers() === 1);
  });
});
