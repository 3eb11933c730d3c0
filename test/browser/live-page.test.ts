import { connect, createServer as createNetServer, type AddressInfo, type Socket } from "node:net";
import { fileURLToPath } from "node:url";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from "vitest";
import { LEAVE_OUT, startChromium } from "../support/chromium.ts";
import { openPage } from "../support/pages.ts";
import { run } from "../support/program.ts";
import { eventually, freePort, served } from "../support/served.ts";

const START = Date.UTC(2026, 2, 1, 12);
const HOSTILE = `a"b'c<d>e\\f]g,h & ü:i`;
const NAMES = ["cpu", HOSTILE];
const CHARTS = Object.fromEntries(NAMES.map((name) => [name, { title: name, glide: false }]));
const SERVER = fileURLToPath(new URL("restartable-server.js", import.meta.url));
const NO_SCRIPT = { javaScriptEnabled: false };

/** The frames that are seen, in the order of their places: of which chart, and the end of each. */
function shown(page: Page): Promise<{ chart: string; texts: string; isWhole: boolean }[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>("main > div")]
      .filter((one) => getComputedStyle(one).display !== "none")
      .sort((a, b) => Number(getComputedStyle(a).order) - Number(getComputedStyle(b).order))
      .map((one) => ({
        chart: one.dataset["chart"] ?? "",
        texts: [...one.querySelectorAll("text")].map(({ textContent }) => textContent).join(" "),
        isWhole: one.nextElementSibling?.tagName === "I",
      })),
  );
}

/** Waits until each chart of the page shows a text, and looks at every moment until then. */
async function untilShown(page: Page, text: string): Promise<void> {
  const seen: string[] = [];
  for (const end = Date.now() + 10_000; Date.now() < end; ) {
    const now = await shown(page).catch(() => []);
    expect(new Set(now.map(({ chart }) => chart)).size).toBe(now.length);
    expect(now.filter(({ isWhole }) => !isWhole)).toEqual([]);
    if (now.length > 0 && now.every(({ texts }) => texts.includes(text))) return;
    seen.push(JSON.stringify(now.map(({ texts }) => texts.slice(0, 200))));
  }
  throw new Error(`waited for ${text}, saw ${seen.at(-1)}`);
}

/** A proxy that asks for one encoding, and may hold back the end of what comes. */
async function openProxy(port: number, encoding: string) {
  let holds = false;
  let held: [Socket, Buffer][] = [];
  let heldBytes = 0;
  const sockets = new Set<Socket>();
  const proxy = createNetServer((viewer) => {
    const server = connect(port, "127.0.0.1");
    for (const socket of [viewer, server]) {
      sockets.add(
        socket.on("error", () => {}).on("close", () => (viewer.destroy(), server.destroy())),
      );
    }
    viewer.on("data", (bytes: Buffer) => {
      const head = bytes.toString("latin1").replace(/(accept-encoding: ).*/i, `$1${encoding}`);
      server.write(head, "latin1");
    });
    server.on("data", (bytes: Buffer) => {
      const cut = holds ? Math.floor(bytes.length / 2) : bytes.length;
      const size = heldBytes > 0 ? 0 : cut;
      viewer.write(bytes.subarray(0, size));
      if (size === bytes.length) return;
      heldBytes += bytes.length - size;
      held.push([viewer, bytes.subarray(size)]);
    });
  });
  await new Promise<void>((listening) => proxy.listen(0, "127.0.0.1", listening));
  onTestFinished(() => {
    for (const socket of sockets) socket.destroy();
    proxy.close();
  });
  return {
    url: `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`,
    hold: () => void (holds = true),
    heldBytes: () => heldBytes,
    release() {
      holds = false;
      for (const [viewer, bytes] of held) viewer.write(bytes);
      held = [];
      heldBytes = 0;
    },
  };
}

describe.skipIf(LEAVE_OUT)("in a browser", () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await startChromium();
  });
  afterAll(() => browser?.close());

  test.each(["zstd, gzip", "gzip, br", "identity"])(
    "/live.html: without a script frames change, one of each chart is seen, and none that is cut (%s)",
    async (encoding) => {
      const { live, port } = await served({ charts: CHARTS, everyMs: 30 });
      const proxy = await openProxy(port, encoding);
      const push = (value: number, second: number) =>
        NAMES.forEach((name) => live.push(name, { v: value }, START + second * 1000));
      push(4711, 0);
      const { page, complaints } = await openPage(browser, "about:blank", NO_SCRIPT);
      await page.goto(`${proxy.url}/live.html`, { waitUntil: "commit" });
      await untilShown(page, "4711");
      for (let i = 1; i < 8; i++) {
        push(4711 + i, i);
        await untilShown(page, String(4711 + i));
      }
      expect((await shown(page)).map(({ chart }) => chart)).toEqual(NAMES);
      proxy.hold();
      push(5000, 8);
      await eventually("a piece that is cut", () => proxy.heldBytes() > 0);
      await untilShown(page, "4718");
      proxy.release();
      push(5001, 9);
      await untilShown(page, "5001");
      expect(live.stats().subscribers).toBe(1);
      expect(complaints).toEqual([]);
    },
  );

  test("/live.html: a page whose server was killed loads itself anew, and goes on", async () => {
    const port = await freePort();
    const start = async () => {
      const server = run(process.execPath, [SERVER, String(port)]);
      await server.says(/ready/);
      return server;
    };
    const push = (v: number) =>
      fetch(`http://127.0.0.1:${port}/api/push/sensor`, {
        method: "POST",
        body: JSON.stringify({ Sensor: v }),
      });
    const first = await start();
    await push(4711);
    const { page } = await openPage(browser, "about:blank", NO_SCRIPT);
    await page.goto(`http://127.0.0.1:${port}/live.html`, { waitUntil: "commit" });
    await untilShown(page, "4711");
    first.child.kill("SIGKILL");
    await first.exit;
    await start();
    await push(4712);
    await untilShown(page, "4712");
  });

  test("/live.html: a viewer whose time is up loads the page anew at once", async () => {
    const { live, url } = await served({ charts: { a: {} }, everyMs: 30, maxAgeMs: 1000 });
    let loads = 0;
    const { page } = await openPage(browser, "about:blank", NO_SCRIPT);
    page.on("request", () => loads++);
    live.push("a", { v: 1 }, START);
    await page.goto(`${url}/live.html`, { waitUntil: "commit" });
    await eventually("a page that was loaded three times", () => loads >= 3);
    live.push("a", { v: 4711 }, START + 1000);
    await untilShown(page, "4711");
  });

  test("/live.html: a chart that is not there yet is a page that comes again", async () => {
    const { live, url } = await served({ charts: {}, everyMs: 30 });
    const { page } = await openPage(browser, "about:blank", NO_SCRIPT);
    await page.goto(`${url}/c/late.live.html`, { waitUntil: "commit" });
    await untilShown(page, "not there yet");
    live.addChart("late").push("late", { v: 4711 }, START);
    await untilShown(page, "4711");
  });
});
