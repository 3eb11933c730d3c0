import type { Browser } from "playwright-core";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { run, type Running } from "../support/program.ts";
import { freePort } from "../support/served.ts";
import { LEAVE_OUT, startChromium } from "../support/chromium.ts";
import { openPage, seen } from "../support/pages.ts";

const SERVER = fileURLToPath(new URL("restartable-server.js", import.meta.url));

async function startServer(port: number): Promise<Running> {
  const server = run(process.execPath, [SERVER, String(port)]);
  await server.says(/ready/);
  return server;
}

async function push(port: number, v: number): Promise<void> {
  const response = await fetch(`http://127.0.0.1:${port}/api/push/sensor`, {
    method: "POST",
    body: JSON.stringify({ Sensor: v }),
  });
  expect(response.status).toBe(200);
}

describe.skipIf(LEAVE_OUT)("in a browser", () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await startChromium();
  });
  afterAll(() => browser?.close());

  test("three lines: a point that is pushed is seen, and the chart outlives its server", async () => {
    const port = await freePort();
    const first = await startServer(port);
    const { page } = await openPage(browser, `http://127.0.0.1:${port}/`);
    await seen(page, "Waiting for data");
    await push(port, 4711);
    await seen(page, "4711");
    await push(port, 4712);
    await seen(page, "4712");

    first.child.kill("SIGKILL");
    await first.exit;
    const old = await page.locator("#chart").innerHTML();
    expect(old).toContain("4711");

    await startServer(port);
    await seen(page, "Waiting for data");
    await push(port, 4713);
    await seen(page, "4713");
    expect(await page.locator("svg").count()).toBeGreaterThan(0);
    expect(await page.locator("#chart > svg").count()).toBe(1);
  });

  test("two viewers, one of whom comes late, see the same", async () => {
    const port = await freePort();
    await startServer(port);
    const { page: early } = await openPage(browser, `http://127.0.0.1:${port}/`);
    for (let i = 0; i < 35; i++) await push(port, 100 + i);
    await seen(early, "134");
    const { page: late } = await openPage(browser, `http://127.0.0.1:${port}/`);
    await seen(late, "134");
    const html = (page: typeof late) => page.locator("#chart").innerHTML();
    expect(await html(late)).toBe(await html(early));
  });
});
