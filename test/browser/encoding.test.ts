import type { Browser } from "playwright-core";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from "vitest";
import { createLive, type Live } from "../../src/entries/live.ts";
import { LEAVE_OUT, startChromium } from "../support/chromium.ts";
import { openPage } from "../support/pages.ts";

const BLANK = '<!doctype html><link rel="icon" href="data:,"><p>blank';
const START = Date.UTC(2026, 2, 1, 12);

/** A chart behind a server that lets every request accept only these encodings. */
async function servedAs(accepted: string | undefined): Promise<{ live: Live; url: string }> {
  const live = createLive({
    charts: { a: { tooltips: true } },
    window: { points: 30 },
    everyMs: 16,
    maxAgeMs: 4000,
  });
  const server = createServer((req, res) => {
    if (accepted !== undefined) req.headers["accept-encoding"] = accepted;
    if (req.url !== "/blank") live.handler(req, res);
    else res.setHeader("content-type", "text/html").end(BLANK);
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  onTestFinished(async () => {
    live.close();
    server.closeAllConnections();
    await new Promise((closed) => server.close(closed));
  });
  return { live, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` };
}

declare global {
  /** What the page under test has received. */
  var received: string[];
}

describe.skipIf(LEAVE_OUT)("in a browser", () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await startChromium();
  });
  afterAll(() => browser?.close());

  test.each([
    ["zstd", undefined],
    ["gzip", "gzip, deflate"],
    ["gzip", "gzip"],
    [undefined, "identity"],
  ])(
    "EventSource: decodes each frame of a stream encoded as %s when it is sent, and comes back",
    async (encoding, accepted) => {
      const { live, url } = await servedAs(accepted);
      const { page, complaints } = await openPage(browser, `${url}/blank`);
      const answers: (string | undefined)[] = [];
      page.on("response", (response) => {
        if (response.url().endsWith("/events")) {
          answers.push(response.headers()["content-encoding"]);
        }
      });
      await page.evaluate(() => {
        globalThis.received = [];
        const source = new EventSource("/events");
        source.addEventListener("message", (event) => received.push(event.data as string));
      });
      const frames = [live.draw("a")];
      const seen = (count: number) =>
        page.waitForFunction((least) => received.length >= least, count);
      await seen(1);
      for (let i = 1; i <= 20; i++) {
        live.push("a", { v: 1000 + i }, START + i * 1000);
        await seen(i + 1);
        frames.push(live.draw("a"));
      }
      expect(await page.evaluate(() => received.slice(0, 21))).toEqual(frames);
      await seen(22);
      expect(await page.evaluate(() => received.at(-1))).toBe(frames.at(-1));
      expect(answers.slice(0, 2)).toEqual([encoding, encoding]);
      expect(complaints).toEqual([]);
    },
  );
});
