import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import {
  barChart,
  darkTheme,
  gauge,
  lightTheme,
  lineChart,
  pageTheme,
  pieChart,
  stat,
  type Theme,
} from "../../../src/entries/plotcast.ts";
import { toPng } from "../../../src/entries/png.ts";
import { LEAVE_OUT, startChromium } from "../../support/chromium.ts";
import { CLASSES } from "../../support/drawn-classes.ts";
import { readPng } from "../../support/png-reader.ts";
import { refusal } from "../../support/refusal.ts";
import { some } from "../../support/some.ts";

const POINTS = [-4, 3, 5].map((y, i) => ({ x: `${i}`, y }));
const SIZE = { width: 400, height: 240, grid: true, tooltips: false } as const;

function chartIn(theme: Theme | "page") {
  return barChart({ ...SIZE, theme }).add("a", POINTS, { color: "transparent" });
}

test.each([
  "Inter",
  "Inter, sans-serif",
  "'Segoe UI', \"Noto Sans\",serif",
  "var(--font)",
  "var(--font, Georgia, serif)",
])("theme.font may be %s", (font) => {
  const svg = lineChart({ theme: { ...lightTheme, font } })
    .add("a", [1])
    .render();
  expect(svg).toContain(`font:12px ${font};`);
});

test.each([
  "",
  "a;b",
  "a}",
  "url(x)",
  "'a",
  "12px Inter",
  "a</style>",
  "var(font)",
  "a,",
  "x\\",
  7,
])("theme.font may not be %s", (font) => {
  const theme = { ...lightTheme, font } as Theme;
  expect(refusal(() => lineChart({ theme })).code).toBe("OPTION_INVALID");
});

test.each([5, 49, Number.NaN, "12"])("theme.fontSize may not be %s", (fontSize) => {
  const theme = { ...lightTheme, fontSize } as Theme;
  expect(refusal(() => lineChart({ theme })).code).toBe("OPTION_INVALID");
});

test.each(["plot", "grid", "axis"])("theme.%s is a colour", (field) => {
  const theme = { ...lightTheme, [field]: "bleu" };
  expect(refusal(() => lineChart({ theme })).message).toContain('"blue"');
});

test("toPng() shows plot, grid and axis in the theme's colours", async () => {
  const theme = {
    ...lightTheme,
    background: "#eeeeff",
    plot: "#ffffee",
    grid: "#00ff00",
    axis: "#ff0000",
  };
  const chart = chartIn(theme);
  const { plot, y } = chart.layout();
  const picture = readPng(await toPng(chart, { scale: 1 }));
  expect(picture.at(1, 1)).toEqual([0xee, 0xee, 0xff]);
  expect(picture.at(plot.x + 3, plot.y + 4)).toEqual([0xff, 0xff, 0xee]);
  for (const { at, value } of some(y.ticks)) {
    expect(picture.at(plot.x + 3, plot.y + at)).toEqual(value === 0 ? [255, 0, 0] : [0, 255, 0]);
  }
});

const LARGE = [
  (theme: Theme) => lineChart({ ...SIZE, theme, title: "Title" }).add("a", [1, 2]),
  (theme: Theme) => pieChart({ ...SIZE, theme }).add("a", POINTS.slice(1)),
  (theme: Theme) => gauge({ ...SIZE, theme }).add("a", 3),
  (theme: Theme) => stat({ ...SIZE, theme }).add("a", [1, 2]),
];

test.each([6, 12, 13, 16, 24, 48])("fontSize %d: the picture keeps its size", (fontSize) => {
  for (const make of some(LARGE)) {
    const chart = make({ ...lightTheme, fontSize });
    const { width, height } = chart.layout();
    expect(Math.abs((width * fontSize) / 12 - 400)).toBeLessThanOrEqual(fontSize / 24 + 0.01);
    expect(chart.render()).toContain(`width="400" height="240" viewBox="0 0 ${width} ${height}"`);
  }
});

test("render() gives charts of two themes classes of their own", () => {
  const themes: Theme[] = [
    lightTheme,
    darkTheme,
    pageTheme,
    { ...lightTheme, plot: "red" },
    { ...lightTheme, grid: "red" },
    { ...lightTheme, axis: "red" },
    { ...lightTheme, font: "serif" },
  ];
  const scopes = themes.map((theme) => /class="(\w+)"/.exec(chartIn(theme).render())?.[1]);
  expect(new Set(scopes).size).toBe(themes.length);
});

describe.skipIf(LEAVE_OUT)("in a browser", () => {
  let browser: Browser;
  let page: Page;
  beforeAll(async () => {
    browser = await startChromium();
    page = await browser.newPage();
  });
  afterAll(() => browser.close());

  /** Fill or colour of the first element of a class, and the font of all. */
  async function shown(svg: string, css: string, part: string, property: string) {
    await page.setContent(`<style>${css}</style>${svg}`);
    const selector = `svg .${part}`;
    return page.evaluate(
      ([found, name]) => getComputedStyle(document.querySelector(found)!).getPropertyValue(name),
      [selector, property] as const,
    );
  }

  test("theme page takes what the page says, and follows its color-scheme", async () => {
    const svg = barChart({ ...SIZE, theme: "page", title: "T" })
      .add("a", POINTS)
      .render();
    const { background, plotGround, grid, zero, title, bar } = CLASSES;
    const css =
      ":root{--plotcast-background:#111111;--plotcast-plot:#222222;--plotcast-text:#eeeeee;--plotcast-grid:#333333;" +
      "--plotcast-axis:#444444;--plotcast-series-1:#555555;--plotcast-font:monospace}";
    expect(await shown(svg, css, background, "fill")).toBe("rgb(17, 17, 17)");
    expect(await shown(svg, css, plotGround, "fill")).toBe("rgb(34, 34, 34)");
    expect(await shown(svg, css, title, "fill")).toBe("rgb(238, 238, 238)");
    expect(await shown(svg, css, grid, "stroke")).toBe("rgb(51, 51, 51)");
    expect(await shown(svg, css, zero, "stroke")).toBe("rgb(68, 68, 68)");
    expect(await shown(svg, css, bar, "color")).toBe("rgb(85, 85, 85)");
    expect(await shown(svg, css, title, "font-family")).toBe("monospace");
    expect(await shown(svg, "", background, "fill")).toBe("rgb(255, 255, 255)");
    expect(await shown(svg, ":root{color-scheme:dark}", background, "fill")).toBe(
      "rgb(18, 23, 29)",
    );
    expect(await shown(svg, ":root{--plotcast-text:red}", background, "fill")).toBe(
      "rgb(255, 255, 255)",
    );
  });
});
