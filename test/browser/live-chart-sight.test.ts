import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { LEAVE_OUT, startChromium } from "../support/chromium.ts";
import { chartTag, type ElementPages, serveElements } from "../support/element-pages.ts";
import { openPage } from "../support/pages.ts";
import { eventually } from "../support/served.ts";

const NAMES = ["near", "far"];
/** Many screens high. */
const GAP = '<div style="height:9000px"></div>';
const FRAMES = 12;

interface Counted {
  shown: Record<string, number>;
}

/** Counts the frames that each chart shows. */
function countFrames(): void {
  const shown: Record<string, number> = {};
  Object.assign(globalThis, { shown });
  addEventListener(
    "frame",
    ({ target }) => {
      const { id } = target as Element;
      shown[id] = (shown[id] ?? 0) + 1;
    },
    true,
  );
}

/** What waits is drawn, and from now on only what is asked for, however long a busy machine takes. */
function stopLongTimers(): void {
  dispatchEvent(new Event("beforeprint"));
  const start = setTimeout;
  Object.assign(globalThis, {
    setTimeout: (then: () => void, ms = 0) => (ms < 5000 ? start(then, ms) : 0),
  });
}

/** Whether a chart shows a value as its last. */
function shows([id, value]: readonly [id: string, value: string]): boolean {
  const description = document.querySelector(`#${id}>svg desc`)?.textContent ?? "";
  return description.includes(`last ${value},`);
}

describe.skipIf(LEAVE_OUT)("in a browser", () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await startChromium();
  });
  afterAll(() => browser?.close());

  let value = 0;

  /** @param isPatient time alone has nothing drawn. */
  async function open(
    attributes = "",
    isPatient = true,
  ): Promise<{ pages: ElementPages; page: Page }> {
    const pages = await serveElements({
      live: {
        charts: Object.fromEntries(NAMES.map((name) => [name, { glide: false }])),
        everyMs: "change",
      },
      body: `${chartTag("near", "id=near")}${GAP}${chartTag("far", `id=far ${attributes}`)}`,
    });
    push(pages);
    const { page } = await openPage(browser, pages.url, { viewport: { width: 800, height: 600 } });
    await page.waitForSelector("#far[state=live]>svg", { state: "attached" });
    await pushFrames(pages, page, 1);
    await page.evaluate(countFrames);
    if (isPatient) await page.evaluate(stopLongTimers);
    return { pages, page };
  }

  function push({ live }: ElementPages): void {
    value++;
    for (const name of NAMES) live.push(name, { v: value });
  }

  /** Pushes one value after the other, each once the last is seen. */
  async function pushFrames(pages: ElementPages, page: Page, count = FRAMES): Promise<void> {
    for (let i = 0; i < count; i++) {
      push(pages);
      await untilShows(page, "near");
    }
  }

  async function untilShows(page: Page, id: string): Promise<void> {
    await page.waitForFunction(shows, [id, String(value)] as const);
  }

  const shown = (page: Page) =>
    page.evaluate(() => (globalThis as unknown as Counted).shown) as Promise<
      Partial<Record<string, number>>
    >;
  const isShown = (page: Page, id: string) => page.evaluate(shows, [id, String(value)] as const);

  test("live-chart: far out of sight it draws no frame, and the newest as soon as it is in sight", async () => {
    const { pages, page } = await open();
    await pushFrames(pages, page);
    expect((await shown(page))["far"] ?? 0).toBeLessThanOrEqual(1);
    expect((await shown(page))["near"]).toBe(FRAMES);
    expect(await isShown(page, "far")).toBe(false);
    await page.evaluate(() => document.querySelector("#far")!.scrollIntoView());
    await untilShows(page, "far");
    expect(
      await page.evaluate(
        () => document.querySelector<HTMLElementTagNameMap["live-chart"]>("#far")!.state,
      ),
    ).toBe("live");
  });

  test("live-chart: far out of sight it is at most some ten seconds old", async () => {
    const { pages, page } = await open("", false);
    await pushFrames(pages, page, 2);
    // Also where no other frame follows.
    await untilShows(page, "far");
  });

  test("live-chart: far out of sight it is as new as all others where a page is printed", async () => {
    const { pages, page } = await open();
    await pushFrames(pages, page, 3);
    expect(await isShown(page, "far")).toBe(false);
    await page.pdf();
    expect(await isShown(page, "far")).toBe(true);
  });

  test("live-chart: far out of sight an `always` one draws each frame", async () => {
    const { pages, page } = await open("always");
    for (let i = 0; i < FRAMES; i++) {
      push(pages);
      await untilShows(page, "far");
    }
    expect((await shown(page))["far"]).toBe(FRAMES);
  });

  test("live-chart: a range that was zoomed to far out of sight is what comes in sight", async () => {
    const { pages, page } = await open();
    await pushFrames(pages, page, 3);
    const { before, after } = await page.evaluate(async () => {
      const far = document.querySelector<HTMLElementTagNameMap["live-chart"]>("#far")!;
      far.zoomTo(Date.now() - 500, Date.now() - 1);
      await new Promise((drawn) => far.addEventListener("frame", drawn, { once: true }));
      const before = far.innerHTML;
      far.scrollIntoView();
      // The picture of the screen that shows it, and the one that follows what was found to be in sight.
      for (let i = 0; i < 3; i++) await new Promise(requestAnimationFrame);
      return { before, after: far.innerHTML };
    });
    expect(after).toBe(before);
    await eventually("unwatched", () => pages.streams().at(-1)!.length === 1);
    await page.evaluate(() =>
      document.querySelector<HTMLElementTagNameMap["live-chart"]>("#far")!.zoomTo(0, Infinity),
    );
    push(pages);
    await untilShows(page, "far");
  });

  test("live-chart: a page may zoom as a frame that waited is shown", async () => {
    const { pages, page } = await open();
    await pushFrames(pages, page, 3);
    const zooms = await page.evaluate(async () => {
      const far = document.querySelector<HTMLElementTagNameMap["live-chart"]>("#far")!;
      let zooms = 0;
      far.addEventListener("zoom", () => zooms++);
      far.addEventListener("frame", () => {
        if (!far.range) far.zoomTo(Date.now() - 500, Date.now() - 1);
      });
      dispatchEvent(new Event("beforeprint"));
      return zooms;
    });
    expect(zooms).toBe(1);
  });
});
