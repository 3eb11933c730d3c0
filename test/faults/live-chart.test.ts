import { setTimeout } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from "vitest";
import { LEAVE_OUT, startChromium } from "../support/chromium.ts";
import { type Answer, chartTag, pushEvery, serveElements, wave } from "../support/element-pages.ts";
import { LEAVE_OUT as NO_NGINX, startNginx } from "../support/nginx.ts";
import { openPage, seen } from "../support/pages.ts";
import { run, type Running } from "../support/program.ts";
import { eventually, freePort } from "../support/served.ts";

/** How long a fault lasts: it is no wait for something to come true. */
const lasting = setTimeout;

const SERVER = fileURLToPath(new URL("element-server.js", import.meta.url));
/** Retries are up to 24 s apart. */
const PATIENCE_MS = 40_000;
const LIVE = { charts: { a: {}, b: {} }, window: { points: 10 }, everyMs: 100, retryMs: 500 };
const BODY = chartTag("a") + chartTag("b");

async function startServer(port: number): Promise<Running> {
  const server = run(process.execPath, [SERVER, String(port)]);
  await server.says(/ready/);
  return server;
}

async function push(port: number, v: number): Promise<void> {
  const body = JSON.stringify({ Sensor: v });
  await fetch(`http://127.0.0.1:${port}/api/push/sensor`, { method: "POST", body });
}

/** All that was said to a screen reader since the page began, and what is said now. */
function spoken(page: Page): Promise<string[]> {
  return page.evaluate(() => (window as unknown as { spoken: string[] }).spoken);
}

/** Listens to the live region of the first chart. */
async function listen(page: Page): Promise<void> {
  await page.evaluate(() => {
    const status = document
      .querySelector("live-chart")!
      .shadowRoot!.querySelector("[role=status]")!;
    const spoken: string[] = [];
    Object.assign(window, { spoken });
    new MutationObserver(() => spoken.push(status.textContent ?? "")).observe(status, {
      childList: true,
      characterData: true,
      subtree: true,
    });
  });
}

async function untilState(page: Page, state: string): Promise<void> {
  await page.waitForFunction(
    (state) =>
      [...document.querySelectorAll("live-chart")].every(
        (one) => one.getAttribute("state") === state,
      ),
    state,
    { timeout: PATIENCE_MS },
  );
}

describe.skipIf(LEAVE_OUT)("in a browser", () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await startChromium();
  });
  afterAll(() => browser?.close());

  test.skipIf(NO_NGINX)(
    "live-chart: where its server is killed behind nginx for 30 s, it says so and comes back",
    { timeout: 120_000 },
    async () => {
      const port = await freePort();
      const first = await startServer(port);
      const url = await startNginx(port);
      const { page } = await openPage(browser, url);
      await push(port, 4711);
      await seen(page, "4711");
      await listen(page);
      first.child.kill("SIGKILL");
      await first.exit;
      await untilState(page, "lost");
      expect((await fetch(`${url}/events`)).status).toBe(502);
      expect((await page.locator("live-chart text").allTextContents()).join(" ")).toContain("4711");
      await lasting(30_000);
      expect(await page.locator("live-chart").getAttribute("state")).toBe("lost");
      await startServer(port);
      await push(port, 4712);
      await untilState(page, "live");
      await seen(page, "4712");
      expect(await spoken(page)).toEqual(["Old: no connection", "Live again"]);
    },
  );

  const status =
    (code: number): Answer =>
    (_, response) => {
      response.writeHead(code).end();
      return true;
    };
  const FAULTS: Record<string, Answer> = {
    "503": status(503),
    "204": status(204),
    "an answer of another kind": (_, response) => {
      response.writeHead(200, { "content-type": "text/html" }).end("<p>Sign in");
      return true;
    },
    "connections that end at once": (request) => {
      request.socket.destroy();
      return true;
    },
  };

  test(
    `live-chart: after 8 s of ${Object.keys(FAULTS).join(", or ")} it is live again, and has said that it was not`,
    { timeout: 60_000 },
    () => Promise.all(Object.values(FAULTS).map(comesBackAfter)),
  );

  async function comesBackAfter(fault: Answer): Promise<void> {
    const pages = await serveElements({ live: LIVE, body: BODY });
    pushEvery(pages.live, 100, wave);
    const { page } = await openPage(browser, pages.url);
    await untilState(page, "live");
    await listen(page);
    pages.answerBy(fault);
    pages.cut();
    await lasting(8000);
    await untilState(page, "lost");
    expect(await page.getByRole("status").first().textContent()).toBe("Old: no connection");
    const asked = pages.streams().length;
    pages.answerBy(undefined);
    await untilState(page, "live");
    expect(await spoken(page)).toEqual(["Old: no connection", "Live again"]);
    // Not all the time: delays grow. A busy machine may let a browser ask again for each cut connection.
    expect(asked).toBeLessThan(60);
    await eventually("one connection", () => pages.subscribers() === 1);
  }

  test("live-chart: a connection that is cut and there again within a moment is not told", async () => {
    const pages = await serveElements({ live: LIVE, body: BODY });
    pushEvery(pages.live, 100, wave);
    const { page } = await openPage(browser, pages.url);
    await untilState(page, "live");
    await listen(page);
    pages.cut();
    await eventually("a second stream", () => pages.streams().length === 2);
    await page.evaluate(
      () =>
        new Promise((shown) =>
          document.querySelector("live-chart")!.addEventListener("frame", shown, { once: true }),
        ),
    );
    await lasting(3500);
    expect(await spoken(page)).toEqual([]);
  });

  test("live-chart: after a sleep, where the clock jumps, it asks anew", async () => {
    const pages = await serveElements({ live: LIVE, body: BODY });
    pushEvery(pages.live, 100, wave);
    const context = await browser.newContext();
    onTestFinished(() => context.close());
    const page = await context.newPage();
    await page.clock.install();
    await page.addInitScript("delete window.SharedWorker");
    await page.goto(pages.url);
    await untilState(page, "live");
    expect(pages.streams().length).toBe(1);
    await page.clock.fastForward("10:00");
    await eventually("a second stream", () => pages.streams().length === 2);
    await untilState(page, "live");
    await eventually("one connection", () => pages.subscribers() === 1);
  });

  test("live-chart: where the network is gone and there again, it asks anew at once", async () => {
    const pages = await serveElements({ live: LIVE, body: BODY });
    pushEvery(pages.live, 100, wave);
    const context = await browser.newContext();
    onTestFinished(() => context.close());
    const page = await context.newPage();
    await page.addInitScript("delete window.SharedWorker");
    await page.goto(pages.url);
    await untilState(page, "live");
    await context.setOffline(true);
    pages.cut();
    await untilState(page, "lost");
    const before = pages.streams().length;
    await context.setOffline(false);
    await eventually("a stream", () => pages.streams().length > before);
    await untilState(page, "live");
  });

  test("live-chart: a page that is restored from the browser's memory goes on", async () => {
    const own = await startChromium({
      ignoreDefaultArgs: ["--disable-back-forward-cache"],
      args: ["--no-sandbox", "--enable-features=BackForwardCache"],
    });
    onTestFinished(() => own.close());
    const pages = await serveElements({ live: LIVE, body: BODY });
    pushEvery(pages.live, 100, wave);
    const { page } = await openPage(own, pages.url);
    const leaveAndReturn = async () => {
      await untilState(page, "live");
      await page.evaluate(() => {
        Object.assign(window, { mark: "kept" });
        addEventListener("pageshow", ({ persisted }) => Object.assign(window, { persisted }));
      });
      await page.goto(`http://localhost:${pages.port}/api/stats`);
      await page.goBack({ waitUntil: "commit" });
      return page.evaluate(() => [
        (window as unknown as { mark?: string }).mark,
        (window as unknown as { persisted?: boolean }).persisted,
      ]);
    };
    // A browser may load a page anew instead, as where one of its requests was under way.
    let kept = await leaveAndReturn();
    for (let i = 0; i < 5 && kept[1] !== true; i++) kept = await leaveAndReturn();
    expect(kept).toEqual(["kept", true]);
    await untilState(page, "live");
    await page.evaluate(
      () =>
        new Promise((shown) =>
          document.querySelector("live-chart")!.addEventListener("frame", shown, { once: true }),
        ),
    );
    expect(pages.subscribers()).toBe(1);
  });
});
