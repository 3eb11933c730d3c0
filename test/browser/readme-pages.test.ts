import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from "vitest";
import { createLive } from "../../src/entries/live.ts";
import { LEAVE_OUT, startChromium } from "../support/chromium.ts";
import { openPage, seen } from "../support/pages.ts";
import { snippetsIn } from "../support/readme.ts";

const [THREE_LINES = "", ONE_MORE = "", SEVERAL = ""] = snippetsIn("html").map(({ code }) => code);

/** A server of an application: a page of its own, and charts behind a proxy that may be in trouble. */
async function openApplication(html: string, charts: string[]) {
  const live = createLive({
    charts: Object.fromEntries(charts.map((name) => [name, {}])),
    everyMs: 50,
  });
  const proxy = { failures: 0, asked: 0 };
  const server = createServer((req, res) => {
    if (req.url === "/own") res.setHeader("content-type", "text/html").end(html);
    else if (!req.url?.startsWith("/events")) res.writeHead(404).end();
    else if (++proxy.asked <= proxy.failures) res.writeHead(502).end();
    else live.handler(req, res);
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  onTestFinished(() => (live.close(), server.closeAllConnections(), void server.close()));
  const { port } = server.address() as AddressInfo;
  return { live, proxy, url: `http://127.0.0.1:${port}/own` };
}

const readyState = (page: Page) => page.evaluate<number>("source.readyState");

describe.skipIf(LEAVE_OUT)("in a browser", () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await startChromium();
  });
  afterAll(() => browser?.close());

  test("README: three lines are a live chart", async () => {
    const { live, url } = await openApplication(THREE_LINES, ["sensor"]);
    const { page } = await openPage(browser, url);
    live.push("sensor", { Sensor: 4711 });
    await seen(page, "4711");
    live.push("sensor", { Sensor: 4712 });
    await seen(page, "4712");
  });

  test("README: an error of a proxy is final to three lines, and one more asks again", async () => {
    const three = await openApplication(THREE_LINES, ["sensor"]);
    three.proxy.failures = 1;
    const { page: dead } = await openPage(browser, three.url);
    await dead.waitForFunction("source.readyState === EventSource.CLOSED");
    expect(await readyState(dead)).toBe(2);

    const four = await openApplication(ONE_MORE.replace("5000", "20"), ["sensor"]);
    four.proxy.failures = 3;
    const { page } = await openPage(browser, four.url);
    four.live.push("sensor", { Sensor: 4711 });
    await seen(page, "4711");
    expect(four.proxy.asked).toBeGreaterThanOrEqual(4);
  });

  test("README: several charts share one EventSource", async () => {
    const { live, proxy, url } = await openApplication(SEVERAL, ["cpu", "memory"]);
    const { page } = await openPage(browser, url);
    live.push("cpu", { Load: 4711 });
    live.push("memory", { Free: 4712 });
    await seen(page, "4711");
    await seen(page, "4712");
    expect(await page.locator("[data-chart] > svg").count()).toBe(2);
    expect(proxy.asked).toBeLessThanOrEqual(2);
  });
});
