import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { textWidth } from "../../src/chart/format/text/text-width.ts";
import { LEAVE_OUT, startChromium } from "../support/chromium.ts";
import { labelTexts } from "./label-texts.ts";
import { some } from "../support/some.ts";

const FAMILIES = [
  "system-ui",
  "sans-serif",
  "Segoe UI",
  "Roboto",
  "Inter",
  "Helvetica Neue",
  "Arial",
  "Liberation Sans",
  "Cantarell",
  "Open Sans",
  "Noto Sans",
  "DejaVu Sans",
];
const ALPHABETIC = "en de fr es pt it nl sv fi pl cs hu ro tr vi el ru uk bg he ja zh ko";
/** Scripts whose letters change with their neighbours: known on average only. */
const SHAPED = "ar fa ur hi mr th bn ka hy am";
const SIZE = 100;

/** Widths as the browser lays the texts out, in pixels, at a font size of 100. */
function drawnWidths(
  page: Page,
  texts: string[],
  family: string,
  bold: boolean,
): Promise<number[]> {
  const font = `${bold ? "bold" : "normal"} ${SIZE}px ${family}`;
  return page.evaluate(
    ([texts, font]) => {
      const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
      svg.setAttribute("style", `font:${font};font-variant-numeric:tabular-nums`);
      const elements = texts.map((text) => {
        const element = document.createElementNS("http://www.w3.org/2000/svg", "text");
        element.textContent = text;
        return svg.appendChild(element);
      });
      document.body.append(svg);
      const widths = elements.map((element) => element.getComputedTextLength());
      svg.remove();
      return widths;
    },
    [texts, font] as const,
  );
}

/** A family is there if it does not leave the text to whatever stands behind it. */
async function isInstalled(page: Page, family: string): Promise<boolean> {
  if (!family.includes(" ") && family === family.toLowerCase()) return true;
  const probe = ["Whether it is there: il1 MW"];
  const [named] = await drawnWidths(page, probe, `"${family}",monospace`, false);
  const [behind] = await drawnWidths(page, probe, "monospace", false);
  return named !== behind;
}

/** By how much each text's estimate is too large (0.05) or too small (-0.05). */
async function errorsOf(page: Page, texts: string[], family: string, bold: boolean) {
  const name = family.toLowerCase() === family ? family : `"${family}",sans-serif`;
  const drawn = await drawnWidths(page, texts, name, bold);
  return drawn.map((width, i) => {
    const text = texts[i] ?? "";
    return { text, error: textWidth(text, SIZE, bold) / width - 1 };
  });
}

describe.skipIf(LEAVE_OUT)("textWidth(text), beside Chromium", () => {
  let browser: Browser;
  let page: Page;
  let families: string[] = [];

  beforeAll(async () => {
    browser = await startChromium();
    page = await browser.newPage();
    await page.setContent("<!doctype html><title>Widths</title>");
    const found = await Promise.all(FAMILIES.map((family) => isInstalled(page, family)));
    families = some(FAMILIES.filter((_, i) => found[i]));
  });

  afterAll(() => browser.close());

  test.each(ALPHABETIC.split(" "))("textWidth(%s) is never 4 %% too small", async (language) => {
    const texts = some(labelTexts(language));
    for (const family of families) {
      for (const bold of [false, true]) {
        const errors = await errorsOf(page, texts, family, bold);
        const tooSmall = errors.filter(({ error }) => error < -0.04);
        expect(tooSmall, `${family}${bold ? ", bold" : ""}`).toEqual([]);
      }
    }
  });

  test.each(SHAPED.split(" "))("textWidth(%s) is not too small on average", async (language) => {
    const texts = some(labelTexts(language));
    for (const family of families) {
      for (const bold of [false, true]) {
        const errors = (await errorsOf(page, texts, family, bold)).map(({ error }) => error);
        const mean = errors.reduce((sum, error) => sum + error, 0) / errors.length;
        expect(mean, family).toBeGreaterThan(-0.02);
        expect(Math.min(...errors), family).toBeGreaterThan(-0.2);
      }
    }
  });

  test("textWidth(text) of Latin texts is not wasteful either", async () => {
    const texts = "en de fr es it pl cs sv".split(" ").flatMap(labelTexts);
    const errors = (await errorsOf(page, texts, "sans-serif", false)).map(({ error }) => error);
    const mean = errors.reduce((sum, error) => sum + error, 0) / errors.length;
    expect(mean).toBeLessThan(0.15);
  });
});
