import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { ChartOptions } from "../../src/chart/options/options.ts";
import { LEAVE_OUT, startChromium } from "../support/chromium.ts";
import { chartTag, pushEvery, type Row, serveElements, wave } from "../support/element-pages.ts";
import { openPage } from "../support/pages.ts";
import { paintedTooltips } from "../support/painted-tooltips.ts";
import { some } from "../support/some.ts";

const FRAMES = 20;
const EVERY_MS = 100;
const LIVE = { window: { points: 30 }, everyMs: EVERY_MS };
const VIEWPORT = { width: 840, height: 1300 };
const STYLE = "<style>body{display:grid;grid-template-columns:400px 400px;margin:0}</style>";

const candle = (i: number): Row => ({
  "A.open": 100,
  "A.high": 110 + (i % 3),
  "A.low": 90,
  "A.close": 95 + (i % 7),
});

/** Those that show one moment at a time, … */
const OVER_TIME: Record<string, ChartOptions> = {
  lines: { legend: true, title: "Lines" },
  areas: { type: "area" },
  bars: { type: "bar" },
  candles: { type: "candlestick" },
};
/** … and those whose marks are pointed at. */
const BY_MARK: Record<string, ChartOptions> = {
  cells: { type: "heatMap" },
  slices: { type: "pie" },
};
const CHARTS = { ...OVER_TIME, ...BY_MARK };
const TAGS = Object.keys(CHARTS).map((name) => chartTag(name, 'height="260"'));

async function point(page: Page, place: string): Promise<void> {
  const box = (await page.locator(place).boundingBox())!;
  await page.mouse.move(box.x + 2, box.y + 2);
  await page.mouse.move(box.x + 0.55 * box.width, box.y + 0.62 * box.height);
}

/** Waits until the page has been painted again. */
function painted(page: Page): Promise<unknown> {
  return page.evaluate(
    () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))),
  );
}

/** Which pictures of the screen show something else than one tooltip in each of these places. */
function wrong(painted: string[][][], places: readonly number[]): string[][][] {
  const isRight = (texts: string[], i: number) => texts.length === (places.includes(i) ? 1 : 0);
  return some(painted).filter((charts) => !some(charts).every(isRight));
}

/** The moments that tooltips tell: they begin with the time of day. */
function timesOf(charts: readonly string[][]): Set<string | undefined> {
  return new Set(charts.flat().map((text) => /^[\d:.]+\d/.exec(text)?.[0]));
}

describe.skipIf(LEAVE_OUT)("in a browser", () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await startChromium();
  });
  afterAll(() => browser?.close());

  async function open(body: string, head?: string) {
    const pages = await serveElements({ live: { ...LIVE, charts: CHARTS }, body, head });
    const stop = pushEvery(pages.live, EVERY_MS, (i, name) =>
      name === "candles" ? candle(i) : wave(i),
    );
    return { stop, ...(await openPage(browser, pages.url, { viewport: VIEWPORT })) };
  }

  test("live-chart: a pointer held still over a point for twenty frames sees one tooltip all the time", async () => {
    const { page, complaints, stop } = await open(STYLE + TAGS.join(""));
    await page.waitForFunction(() => document.querySelectorAll("live-chart>svg").length === 6);
    const names = Object.keys(CHARTS);
    const overTime = Object.keys(OVER_TIME).map((name) => names.indexOf(name));
    for (const [name, places] of [
      ["lines", overTime],
      ["bars", overTime],
      ["cells", [...overTime, names.indexOf("cells")]],
      ["slices", [names.indexOf("slices")]],
    ] as const) {
      await point(page, `live-chart >> nth=${names.indexOf(name)}`);
      // The first picture of the screen may be one of before.
      await painted(page);
      const seen = await paintedTooltips(page, FRAMES);
      expect({ name, wrong: wrong(seen, places) }).toEqual({ name, wrong: [] });
    }
    stop();
    for (const place of ["lines", "areas", "bars"]) {
      await point(page, `live-chart >> nth=${names.indexOf(place)}`);
      await painted(page);
      const seen = some(await paintedTooltips(page, 0));
      const times = seen.map((texts) => timesOf(overTime.map((i) => texts.at(i)!)).size);
      expect({ place, times: new Set(times) }).toEqual({ place, times: new Set([1]) });
    }
    await page.mouse.move(0, VIEWPORT.height - 1);
    await painted(page);
    expect(wrong(await paintedTooltips(page, 0), [])).toEqual([]);
    expect(complaints).toEqual([]);
  });
});
