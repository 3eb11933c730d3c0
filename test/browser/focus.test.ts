import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from "vitest";
import * as plotcast from "../../src/entries/plotcast.ts";
import type { Chart } from "../../src/entries/plotcast.ts";
import type { ChartOptions } from "../../src/chart/options/options.ts";
import { LEAVE_OUT, startChromium } from "../support/chromium.ts";
import { CLASSES } from "../support/drawn-classes.ts";
import { screenshot } from "../support/screenshot.ts";
import { some } from "../support/some.ts";

const TOOLTIP_TEXTS = `.${CLASSES.tooltips} text`;
const HIT_AREAS = `.${CLASSES.tooltips} > svg > :first-child`;
const START = Date.UTC(2026, 2, 1, 12);
const LOOK: ChartOptions = { variant: "interactive", animate: false, theme: "light" };

function points(count: number, factor = 1): { time: number; y: number }[] {
  return Array.from({ length: count }, (_, i) => ({
    time: START + i * 1000,
    y: factor * (20 + ((i * 37) % 11)),
  }));
}

const NAMED = ["Mon", "Tue", "Wed"].map((x, i) => ({ x, y: 3 + i }));

/** Charts, and what the focus tells on its way through them. */
const CHARTS: Record<string, { make: (options: ChartOptions) => Chart; told: string[] }> = {
  "a line": {
    make: (o) => plotcast.lineChart(o).add("a", points(3)),
    told: ["12:00:00.000, 20", "12:00:01.000, 24", "12:00:02.000, 28"],
  },
  "an uneven line": {
    make: (o) =>
      plotcast.lineChart(o).add(
        "a",
        [0, 1, 9, 10].map((x) => ({ x, y: x })),
      ),
    told: ["0, 0", "1, 1", "9, 9", "10, 10"],
  },
  "two lines": {
    make: (o) => plotcast.lineChart(o).add("a", points(2)).add("b", points(3, 2)),
    told: ["a", "b", "12:00:00.000, a 20, b 40", "12:00:01.000, a 24, b 48", "12:00:02.000, b 56"],
  },
  dots: {
    make: (o) =>
      plotcast.scatterChart(o).add("a", [
        { x: 1, y: 2 },
        { x: 3, y: 4, label: "a label" },
      ]),
    told: ["a, 1, 2", "a, 3, a label, 4"],
  },
  "a heat map": {
    make: (o) => plotcast.heatMap(o).add("r", NAMED).add("s", NAMED.slice(1)),
    told: ["r, Mon, 3", "r, Tue, 4", "r, Wed, 5", "s, Tue, 4", "s, Wed, 5"],
  },
  "horizontal bars": {
    make: (o) => plotcast.barChart({ horizontal: true, ...o }).add("a", NAMED),
    told: ["a, Mon, 3", "a, Tue, 4", "a, Wed, 5"],
  },
  "a box plot": {
    make: (o) => plotcast.boxPlot(o).add("a", [1, 2, 3, 4, 5]),
    told: [expect.stringMatching(/3 \(2 – 4\)/)],
  },
  "a donut": {
    make: (o) => plotcast.donutChart(o).add("A", [3]).add("B", [1]),
    told: ["A, 3, 75%", "B, 1, 25%"],
  },
  "a pie with a legend": {
    make: (o) =>
      plotcast
        .pieChart({ legend: true, width: 240, ...o })
        .add("A", [3])
        .add("B", [1]),
    told: [expect.stringMatching(/^A/), expect.stringMatching(/^B/)],
  },
};

function chartOf(name: string): (typeof CHARTS)[string] {
  const chart = CHARTS[name];
  if (chart === undefined) throw new Error(`no such chart: ${name}`);
  return chart;
}

interface Told {
  name: string | null;
  role: string | null;
  shown: string[];
}

/** What has the focus, and which tooltips are seen. */
function told(page: Page): Promise<Told> {
  return page.evaluate((tooltips) => {
    const isSeen = (element: Element) => {
      for (let e: Element | null = element; e !== null; e = e.parentElement) {
        if (Number(getComputedStyle(e).opacity) === 0) return false;
      }
      return getComputedStyle(element).visibility === "visible";
    };
    const { activeElement } = document;
    const texts = [...document.querySelectorAll(tooltips)].filter(isSeen);
    return {
      name: activeElement?.getAttribute("aria-label") ?? null,
      role: activeElement?.getAttribute("role") ?? null,
      shown: texts.map((text) => [...text.childNodes].map((n) => n.textContent).join(" ")),
    };
  }, TOOLTIP_TEXTS);
}

/** Presses Tab until the focus leaves the chart. */
async function tabThrough(page: Page): Promise<Told[]> {
  const all: Told[] = [];
  for (;;) {
    await page.keyboard.press("Tab");
    const isInside = await page.evaluate(
      () => document.activeElement?.closest("svg[role^=graphics-document]") != null,
    );
    if (!isInside) return all;
    all.push(await told(page));
  }
}

/** Whether a tooltip shows all that is said of it. */
function hasWordsOf(name: string, text: string): boolean {
  const words = name.split(/[\s,·()–]+/).filter((word) => word !== "");
  return words.length > 0 && words.every((word) => text.includes(word));
}

type Box = { x: number; y: number; width: number; height: number };

/** How many pixels of a box have changed visibly between two screenshots. */
function changedPixels(page: Page, before: Buffer, after: Buffer, box: Box): Promise<number> {
  return page.evaluate(
    async ([first, second, { x, y, width, height }]) => {
      const pixels = async (png: string) => {
        const image = new Image();
        image.src = `data:image/png;base64,${png}`;
        await image.decode();
        const canvas = new OffscreenCanvas(image.width, image.height);
        const pen = canvas.getContext("2d")!;
        pen.drawImage(image, 0, 0);
        return pen.getImageData(x, y, width, height).data;
      };
      const [a, b] = [await pixels(first), await pixels(second)];
      const luminance = (data: Uint8ClampedArray, i: number) => {
        const [red = 0, green = 0, blue = 0] = [0, 1, 2].map((c) => {
          const value = (data[i + c] ?? 0) / 255;
          return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
        });
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
      };
      let changed = 0;
      for (let i = 0; i < a.length; i += 4) {
        const [one, other] = [luminance(a, i) + 0.05, luminance(b, i) + 0.05];
        if (Math.max(one, other) / Math.min(one, other) >= 3) changed++;
      }
      return changed;
    },
    [before.toString("base64"), after.toString("base64"), box] as const,
  );
}

describe.skipIf(LEAVE_OUT)("in a browser", () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await startChromium();
  });
  afterAll(() => browser?.close());

  async function show(svg: string, options: BrowserContextOptions = {}): Promise<Page> {
    const context = await browser.newContext({
      viewport: { width: 900, height: 500 },
      ...options,
    });
    onTestFinished(() => context.close());
    const page = await context.newPage();
    await page.setContent(`<!doctype html><body>${svg}<button>behind</button></body>`);
    return page;
  }

  test.each(Object.entries(CHARTS))(
    "render(): Tab reaches each tooltip, in the order of reading, and shows it (%s)",
    async (_name, { make, told: expected }) => {
      const page = await show(make(LOOK).render());
      const all = await tabThrough(page);
      expect(all.map(({ name }) => name)).toEqual(expected);
      for (const { name, role, shown } of some(all)) {
        expect(role).toBe("graphics-symbol");
        const isOfLegend = shown.length === 0;
        expect(isOfLegend).toBe(name === "a" || name === "b");
        const text = shown.join(" ");
        if (text !== "" && /[,]/.test(name!)) {
          expect(hasWordsOf(name!, text), `${name}: ${text}`).toBe(true);
        }
      }
    },
  );

  test.each([39, 40, 41, 85, 90])(
    "render(): of %i points the focus rests at 40 at most, evenly, and at the last",
    async (count) => {
      const svg = plotcast
        .lineChart({ ...LOOK, width: 900 })
        .add("a", points(count))
        .render();
      const all = await tabThrough(await show(svg));
      const seconds = all.map(({ name }) => Number(/:(\d\d)(?:\.\d+)?, /.exec(name ?? "")?.[1]));
      const steps = new Set(seconds.slice(1).map((s, i) => (s - (seconds[i] ?? 0) + 60) % 60));
      expect([...steps]).toEqual([Math.ceil(count / 40)]);
      expect(all.length).toBeLessThanOrEqual(40);
      expect(all.length).toBe(Math.ceil(count / Math.ceil(count / 40)));
      expect(seconds.at(-1)).toBe((count - 1) % 60);
    },
  );

  test.each(["dots", "a heat map", "horizontal bars", "a line"])(
    "render(): the pointer calls the tooltip of %s, too",
    async (name) => {
      const { make, told: expected } = chartOf(name);
      const page = await show(make(LOOK).render());
      const area = await page.evaluate((areas) => {
        const { left, top, width, height } = document.querySelector(areas)!.getBoundingClientRect();
        return { x: left + width / 2, y: top + height / 2 };
      }, HIT_AREAS);
      await page.mouse.move(area.x, area.y);
      const { shown } = await told(page);
      expect(shown).toHaveLength(1);
      expect(hasWordsOf(expected[0] ?? "", shown[0] ?? ""), shown[0]).toBe(true);
      await page.mouse.move(2, 2);
      expect((await told(page)).shown).toEqual([]);
    },
  );

  test.each([
    ["light", "a line", {}],
    ["dark", "a line", {}],
    ["light", "two lines", {}],
    ["dark", "two lines", {}],
    ["light", "an uneven line", {}],
    ["light", "dots", {}],
    ["dark", "dots", {}],
    ["light", "a heat map", {}],
    ["dark", "a heat map", {}],
    ["light", "horizontal bars", {}],
    ["dark", "horizontal bars", {}],
    ["light", "a donut", {}],
    ["dark", "a donut", {}],
    ["auto", "a line", { forcedColors: "active" }],
    ["auto", "two lines", { forcedColors: "active", colorScheme: "dark" }],
    ["auto", "a heat map", { forcedColors: "active", colorScheme: "dark" }],
    ["auto", "a donut", { forcedColors: "active" }],
  ] as const)(
    "render(): the ring around what has the focus is seen, theme %s, %s, %o",
    async (theme, name, context) => {
      const { make, told: expected } = chartOf(name);
      const page = await show(make({ ...LOOK, theme }).render(), context);
      const before = await screenshot(page);
      for (const _ of expected) {
        await page.keyboard.press("Tab");
        const box = await page.evaluate((hitAreas) => {
          const { activeElement } = document;
          const place = activeElement?.closest(hitAreas) ? activeElement.firstElementChild : null;
          const ringed = (place ?? activeElement)!;
          const { left, top, right, bottom } = ringed.getBoundingClientRect();
          // The ring is around the stroke, which the rectangle of a slice of a donut leaves out.
          const { stroke, strokeWidth } = getComputedStyle(ringed);
          const beyond =
            4 + (stroke === "none" ? 0 : Math.ceil(Number.parseFloat(strokeWidth) / 2));
          const [x, y] = [left, top].map((at) => Math.max(0, Math.floor(at) - beyond)) as [
            number,
            number,
          ];
          const [width, height] = [Math.ceil(right) + beyond - x, Math.ceil(bottom) + beyond - y];
          return { x, y, width, height };
        }, `.${CLASSES.tooltips}`);
        const changed = await changedPixels(page, before, await screenshot(page), box);
        // A ring of one pixel would have as many; parts of it may lie on what looks alike.
        expect(changed).toBeGreaterThan((box.width + box.height) * 0.9);
      }
    },
  );

  test("render(): a tooltip that a click left behind makes way for the pointer", async () => {
    const page = await show(plotcast.lineChart(LOOK).add("a", points(30)).render());
    const middle = (place: number) =>
      page.evaluate(
        ([all, i]) => {
          const { left, width, top, height } = document
            .querySelectorAll(all)
            .item(i)
            .getBoundingClientRect();
          return { x: left + width / 2, y: top + height / 2 };
        },
        [HIT_AREAS, place] as const,
      );
    const [third, ninth] = [await middle(3), await middle(9)];
    await page.mouse.click(third.x, third.y);
    expect((await told(page)).shown).toHaveLength(1);
    await page.mouse.move(ninth.x, ninth.y);
    expect((await told(page)).shown).toEqual([expect.stringMatching(/^12:00:09/)]);
  });

  test("render(): in a live chart the focus rests at names of the legend only", async () => {
    const svg = plotcast
      .lineChart({ variant: "live", window: { points: 30 } })
      .add("a", points(30))
      .add("b", points(30))
      .render();
    const page = await show(svg);
    expect(await tabThrough(page)).toHaveLength(2);
  });
});
