import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { describe, expect, onTestFinished, test } from "vitest";
import { createLive } from "../../src/entries/live.ts";
import { withinPatience } from "../support/served.ts";
import { BROWSERS, LEAVE_OUT, openWindow } from "../support/window-browsers.ts";

const START = Date.UTC(2026, 2, 1, 12);
const NAMES = ["a", "b"];
const PATIENCE_MS = 60_000;

/** The frames that are seen in a page. */
interface Seen {
  chart: string;
  isWhole: boolean;
  text: string;
}

/** Looks at another page, which has no script, and tells the server what is seen in it. */
const WATCHING_PAGE = `<!doctype html><meta charset="utf-8"><iframe src="/live.html" width="780" height="560"></iframe>
<script>
const frame = document.querySelector("iframe");
async function look() {
  const all = [...(frame.contentDocument?.querySelectorAll("main > div") ?? [])];
  const seen = all
    .filter((one) => frame.contentWindow.getComputedStyle(one).display !== "none")
    .map((one) => ({
      chart: one.dataset.chart,
      isWhole: one.nextElementSibling?.tagName === "I",
      text: one.querySelector("svg")?.textContent ?? "",
    }));
  await fetch("/seen", { method: "POST", body: JSON.stringify(seen) }).catch(() => {});
  setTimeout(look, 20);
}
look();
</script>`;

/** A server of a live page, and of one that watches it. */
async function openWatched() {
  const charts = Object.fromEntries(NAMES.map((name) => [name, { glide: false }]));
  const live = createLive({ charts, everyMs: 30, maxAgeMs: 3000 });
  const faults: Seen[][] = [];
  const waiting = new Set<(seen: Seen[]) => void>();
  let loads = 0;
  const server = createServer((req, res) => {
    if (req.url === "/") return void res.setHeader("content-type", "text/html").end(WATCHING_PAGE);
    if (req.url === "/live.html") loads++;
    if (req.url !== "/seen") return live.handler(req, res);
    let body = "";
    req.on("data", (part: Buffer) => (body += part.toString()));
    req.on("end", () => {
      const seen = JSON.parse(body) as Seen[];
      const isRight =
        new Set(seen.map(({ chart }) => chart)).size === seen.length &&
        seen.every(({ isWhole }) => isWhole);
      if (!isRight) faults.push(seen);
      for (const look of waiting) look(seen);
      res.end();
    });
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  onTestFinished(() => (live.close(), server.closeAllConnections(), void server.close()));
  return {
    live,
    faults,
    loads: () => loads,
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    until: (what: string, fits: (seen: Seen[]) => boolean) =>
      withinPatience<void>(
        what,
        (resolve) => waiting.add((seen) => fits(seen) && resolve()),
        PATIENCE_MS,
      ),
  };
}

describe.skipIf(LEAVE_OUT)("in a window", () => {
  test.each(BROWSERS)(
    "/live.html in $name: the last whole frame of each chart is seen, and the page comes again by itself",
    { timeout: 150_000 },
    async (browser) => {
      const { live, faults, loads, url, until } = await openWatched();
      const shows = (value: number) => {
        NAMES.forEach((name) => live.push(name, { v: value }, START + (value - 4000) * 1000));
        return until(
          String(value),
          (seen) =>
            seen.length === NAMES.length && seen.every(({ text }) => text.includes(String(value))),
        );
      };
      await Promise.all([openWindow(browser, url), shows(4001)]);
      for (let value = 4002; value < 4020; value++) await shows(value);
      await until("a page that was loaded again", () => loads() >= 2);
      await shows(4020);
      expect(faults).toEqual([]);
    },
  );
});
