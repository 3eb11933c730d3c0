import * as fc from "fast-check";
import { expect, test } from "vitest";
import { textInk } from "../../../src/chart/svg/text-ink.ts";
import { darkTheme, lightTheme, type Theme } from "../../../src/entries/plotcast.ts";
import { contrastOf } from "../options/color-math.ts";

const hex = fc
  .integer({ min: 0, max: 0xffffff })
  .map((value) => `#${value.toString(16).padStart(6, "0")}`);

test("textInk() reaches 4.5:1 on any ground, or is as far from it as can be", () => {
  let changed = 0;
  fc.assert(
    fc.property(hex, hex, (color, background) => {
      const ink = textInk(color, { ...lightTheme, background });
      if (ink !== color) changed++;
      expect(contrastOf(ink, background)).toBeGreaterThanOrEqual(4.5);
    }),
  );
  expect(changed).toBeGreaterThan(20);
});

test("textInk() is the colour itself where that can be read", () => {
  expect(textInk("navy", lightTheme)).toBe("navy");
  expect(textInk("oklch(90% .1 100)", darkTheme)).toBe("oklch(90% .1 100)");
});

/** A grey, each channel a whole number up to 255. */
const grey = (channel: number) => `#${channel.toString(16).padStart(2, "0").repeat(3)}`;

test.each([
  ["black over white", { background: "#000000", text: "#111" }, 255, 0],
  ["white over a dark canvas", { background: "#ffffff", text: "#eee" }, 18, 255],
])("textInk() reaches 4.5:1 on a translucent %s", (_, { background, text }, page, top) => {
  // Up to half, so that the text says whether the page is light or dark.
  const alphas = fc.integer({ min: 0, max: 126 });
  fc.assert(
    fc.property(hex, alphas, (color, alpha) => {
      const theme = { ...lightTheme, background: background + grey(alpha).slice(-2), text };
      const seen = grey(Math.round(page + ((top - page) * alpha) / 255));
      // What is seen is rounded to steps of a 255th.
      expect(contrastOf(textInk(color, theme), seen)).toBeGreaterThanOrEqual(4.45);
    }),
  );
});

const themed = (background: string): Theme => ({ ...lightTheme, background });

test.each([
  ["light-dark(yellow, navy)", themed("light-dark(#fff, #000)"), /^light-dark\(#\w+,#\w+\)$/],
  ["var(--x, yellow)", lightTheme, /^color-mix\(in oklab,var\(--x, yellow\) 60%,#1b2733\)$/],
  ["yellow", themed("var(--ground)"), /^color-mix\(/],
  ["yellow", themed("none"), /^#\w{6}$/],
  ["#ff08", lightTheme, /^#\w{6}$/],
  ["oklch(90% .1 100)", lightTheme, /^#\w{6}$/],
  ["color(display-p3 1 1 0)", lightTheme, /^color-mix\(/],
])("textInk(%s) follows scheme, page and ground", (color, theme, ink) => {
  expect(textInk(color, theme)).toMatch(ink);
});
