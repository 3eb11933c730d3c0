import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import { describe, expect, onTestFinished, test } from "vitest";
import { pushEvery, serveElements, wave } from "../support/element-pages.ts";
import { withinPatience } from "../support/served.ts";
import { BROWSERS, LEAVE_OUT, openWindow } from "../support/window-browsers.ts";

const FRAMES = 20;
/** A browser that starts for the first time on a busy machine takes its time. */
const PATIENCE_MS = 90_000;

/** What a page with two charts has seen. */
interface Report {
  states: string[];
  frames: number[];
  /** Charts whose picture has another width, or whose line has no color. */
  odd: number;
  styles: number;
  faults: string[];
}

/** Takes what pages report. @returns its address, and the report of a page that has seen enough. */
async function takeReports(): Promise<{ url: string; enough: Promise<Report> }> {
  let take: (report: Report) => void = () => {};
  const enough = withinPatience<Report>(
    "frames",
    (resolve) => {
      take = (report) => {
        if (report.frames.every((count) => count >= FRAMES) || report.faults[0]) resolve(report);
      };
    },
    PATIENCE_MS,
  );
  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await text(request);
    if (body !== "") take(JSON.parse(body) as Report);
    response.writeHead(200, { "access-control-allow-origin": "*" }).end();
  }
  const server = createServer((request, response) => void answer(request, response));
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  onTestFinished(async () => {
    server.closeAllConnections();
    await new Promise((closed) => server.close(closed));
  });
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, enough };
}

const pageBody = (reports: string) => `
<live-chart src="/events?chart=a"></live-chart><live-chart src="/events?chart=b"></live-chart>
<script>
const faults = [];
addEventListener("error", ({ message }) => faults.push(message));
addEventListener("unhandledrejection", ({ reason }) => faults.push(String(reason)));
const charts = [...document.querySelectorAll("live-chart")];
const frames = charts.map(() => 0);
charts.forEach((chart, i) => chart.addEventListener("frame", () => frames[i]++));
const isOdd = (chart) => {
  const svg = chart.querySelector(":scope>svg");
  const mark = svg && svg.querySelector(".n>*");
  return !mark || getComputedStyle(mark).stroke === "none" || svg.clientWidth !== chart.clientWidth;
};
setInterval(() => fetch("${reports}", { method: "POST", body: JSON.stringify({
  states: charts.map(({ state }) => state),
  frames,
  odd: charts.filter(isOdd).length,
  styles: document.querySelectorAll("live-chart style").length,
  faults,
}) }), 500);
</script>`;

describe.skipIf(LEAVE_OUT)("in a window", () => {
  test.each(BROWSERS)(
    "live-chart in $name: charts appear, change in place, and share one connection",
    { timeout: 120_000 },
    async (browser) => {
      const { url, enough } = await takeReports();
      const pages = await serveElements({
        live: { charts: { a: {}, b: { type: "bar" } }, window: { points: 30 }, everyMs: 100 },
        body: pageBody(url),
      });
      pushEvery(pages.live, 100, wave);
      await openWindow(browser, pages.url);
      const report = await enough;
      expect(report).toMatchObject({ states: ["live", "live"], odd: 0, styles: 0, faults: [] });
      expect(pages.subscribers()).toBe(1);
    },
  );
});
