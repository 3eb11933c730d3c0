import { describe, expect, onTestFinished, test } from "vitest";
import { createLive, type Live } from "../../src/entries/live.ts";
import { preferredEncoding } from "../../src/sse/accept-encoding.ts";
import { type CountedPages, type PageReport, servePages } from "../support/counted-pages.ts";
import { some } from "../support/some.ts";
import { BROWSERS, LEAVE_OUT, openWindow } from "../support/window-browsers.ts";

const EVERY_MS = 50;
const FRAMES = 300;
/** Frames after which something happens to a page. */
const SOME_FRAMES = 30;

/** Three charts, each with something new in every cycle from now on. */
function startCharts(): { live: Live; stop: () => void } {
  const live = createLive({
    charts: {
      // How a plot glides depends on which frame a stream sent last; where one left a cycle out, it differs.
      line: { smooth: true, tooltips: true, glide: false },
      area: { type: "area", glide: false },
      bars: { type: "bar", glide: false },
    },
    window: { points: 30 },
    everyMs: EVERY_MS,
  });
  let count = 0;
  const push = () => {
    count++;
    for (const chart of live.names()) live.push(chart, { v: 50 + 40 * Math.sin(count / 9) });
  };
  for (let i = 0; i < 30; i++) push();
  const timer = setInterval(push, EVERY_MS / 3);
  const stop = () => clearInterval(timer);
  onTestFinished(stop);
  return { live, stop };
}

/** Waits for a page of this name that has seen so many frames, other than one that it was before. */
function seen(pages: CountedPages, name: string, frames: number, before?: PageReport) {
  const isIt = (report: PageReport) => report.name === name && report.id !== before?.id;
  const hasSeen = (report: PageReport) => (report.frames["bars"] ?? 0) >= frames;
  return pages.until(`${frames} frames of ${name}`, (report) => isIt(report) && hasSeen(report));
}

describe.skipIf(LEAVE_OUT)("in a window", () => {
  test.each(BROWSERS)(
    "EventSource in $name: pages miss no frame, from the start, joining late or loaded anew",
    { timeout: 150_000 },
    async (browser) => {
      const { live, stop } = startCharts();
      const pages = await servePages(live);
      await openWindow(browser, pages.pageUrl("first", "asked"));
      pages.order("first", pages.pageUrl("first by gzip", "gzip"));
      const byGzip = await seen(pages, "first by gzip", SOME_FRAMES);
      pages.order("first", pages.pageUrl("late", "asked"));
      pages.order("first", pages.pageUrl("late by gzip", "gzip"));
      const late = await seen(pages, "late", SOME_FRAMES);
      await seen(pages, "late by gzip", SOME_FRAMES);
      for (const { name } of [byGzip, late]) pages.order(name, "reload");
      const open = [
        await seen(pages, "first", FRAMES),
        await seen(pages, "first by gzip", SOME_FRAMES, byGzip),
        await seen(pages, "late", SOME_FRAMES, late),
        await seen(pages, "late by gzip", SOME_FRAMES),
      ];
      stop();
      const newest = Object.fromEntries(live.names().map((name) => [name, live.draw(name)]));
      for (const { id, name } of open) {
        const hasAll = (report: PageReport) =>
          report.id === id && live.names().every((chart) => report.newest[chart] === newest[chart]);
        await pages.until(`the newest frames of ${name}`, hasAll);
      }
      for (const report of some(pages.reports())) {
        expect(report).toMatchObject({ gaps: [], faults: [] });
      }
      expect(pages.reports()).toHaveLength(6);
      expect([...pages.accepted.asked].map(preferredEncoding)).toEqual([browser.encoding]);
      expect([...pages.accepted.gzip].map(preferredEncoding)).toEqual(["gzip"]);
    },
  );
});
