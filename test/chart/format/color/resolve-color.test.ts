import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { readCssColor } from "../../../../src/chart/format/color/check-color.ts";
import { hexColor, resolveColor } from "../../../../src/chart/format/color/resolve-color.ts";
import { WIDE_SPACES } from "../../../../src/chart/format/color/wide-spaces.ts";
import { LEAVE_OUT, startChromium } from "../../../support/chromium.ts";
import { randomNumbers } from "../../../support/random.ts";
import { some } from "../../../support/some.ts";

function resolve(text: string, scheme: "light" | "dark" = "light") {
  const node = readCssColor(text);
  if (node === undefined) throw new Error(`${text} is no colour`);
  return resolveColor(node, scheme, WIDE_SPACES);
}

test.each([
  ["#abc", "#aabbcc"],
  ["rebeccapurple", "#663399"],
  ["rgb(300 -20 40)", "#ff0028"],
  ["hsl(200 50% 50% / .5)", "#4095bf80"],
  ["oklch(70% .15 200)", "#00b9c3"],
  ["color-mix(in oklab, red 30%, blue)", "#5d4bc8"],
  ["color-mix(in srgb, red, transparent)", "#ff000080"],
  ["color-mix(in hsl longer hue, red, blue)", "#00ff00"],
  ["color-mix(in hsl longer hue, red, red)", "#00ffff"],
  ["color-mix(in hsl longer hue, red, cyan)", "#7fff00"],
  ["var(--a, var(--b, tan))", "#d2b48c"],
  ["light-dark(red, blue)", "#ff0000"],
])("resolveColor(%s) is %s", (text, hex) => {
  const color = resolve(text);
  expect("rgb" in color && hexColor(color)).toBe(hex);
});

test("resolveColor() takes the second colour of light-dark() in a dark scheme", () => {
  const color = resolve("color-mix(in srgb, light-dark(red, blue) 100%, lime)", "dark");
  expect("rgb" in color && hexColor(color)).toBe("#0000ff");
});

test.each([
  "var(--a)",
  "currentColor",
  "LinkText",
  "rgb(calc(1) 2 3)",
  "color-mix(in lab, red, var(--a))",
])("resolveColor(%s) says what only a page knows", (text) => {
  expect(resolve(text)).toHaveProperty("unknown");
});

test.each(["color(display-p3 1 0 0)", "lab(50% 40 20)", "color-mix(in lch, red, blue)"])(
  "resolveColor(%s) says so where it is not given the space",
  (text) => {
    const node = readCssColor(text);
    expect(node && resolveColor(node, "light")).toHaveProperty("unknown");
  },
);

const SPACES = "srgb srgb-linear display-p3 a98-rgb prophoto-rgb rec2020 xyz xyz-d50".split(" ");
const HUED = "hsl hwb lch oklch".split(" ");
const WAYS = "shorter longer increasing decreasing".split(" ");
/** Hues that are equal, opposite, and close from either side; and a grey, which has none. */
const PAIRS = ["red, red", "red, cyan", "cyan, red", "red, orange", "orange, red", "white, red"];

/** Mixtures every way round the circle of hues. */
const HUE_MIXTURES = HUED.flatMap((space) =>
  WAYS.flatMap((way) =>
    PAIRS.map((pair) => `color-mix(in ${space} ${way} hue, ${pair.replace(",", " 70%,")})`),
  ),
);

const MIXED = "srgb srgb-linear display-p3 lab oklab xyz hsl hwb lch oklch".split(" ");

/** Colours of all kinds, at random. */
function manyColors(count: number): string[] {
  const random = randomNumbers(11);
  const upTo = (most: number) => (random() * most).toFixed(2);
  const kinds = [
    () => `rgb(${upTo(255)} ${upTo(255)} ${upTo(255)} / ${(0.2 + random() * 0.8).toFixed(2)})`,
    () => `hsl(${upTo(720)}deg ${upTo(100)}% ${upTo(100)}%)`,
    () => `hwb(${upTo(1)}turn ${upTo(100)}% ${upTo(100)}%)`,
    () => `lab(${upTo(100)} ${upTo(80)} -${upTo(80)})`,
    () => `lch(${upTo(100)}% ${upTo(90)} ${upTo(6)}rad)`,
    () => `oklab(${upTo(1)} -${upTo(0.2)} ${upTo(0.2)})`,
    () => `oklch(${upTo(1)} ${upTo(0.2)} ${upTo(360)})`,
  ];
  const pick = <T>(from: readonly T[]) => from.at(Math.floor(random() * from.length)) as T;
  const one = () => pick(kinds)();
  return Array.from({ length: count }, (_, i) => {
    if (i % 3 === 0) return one();
    if (i % 3 === 1) return `color(${pick(SPACES)} ${upTo(1)} ${upTo(1)} ${upTo(1)})`;
    const space = pick(MIXED);
    // Where a space cannot hold what lies beyond sRGB, browsers differ.
    const mixed = space.startsWith("h") ? pick(kinds.slice(0, 3)) : one;
    return `color-mix(in ${space}, ${mixed()} ${upTo(100)}%, ${mixed()})`;
  });
}

describe.skipIf(LEAVE_OUT)("beside a browser", () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await startChromium();
  });
  afterAll(() => browser.close());

  test("resolveColor() is the colour that a browser shows", async () => {
    const colors = [...manyColors(600), ...HUE_MIXTURES];
    const page = await browser.newPage();
    const shown = await page.evaluate((texts) => {
      const canvas = document.createElement("canvas").getContext("2d")!;
      const element = document.body.appendChild(document.createElement("p"));
      return texts.map((text) => {
        element.style.color = text;
        canvas.clearRect(0, 0, 1, 1);
        canvas.fillStyle = getComputedStyle(element).color;
        canvas.fillRect(0, 0, 1, 1);
        return [...canvas.getImageData(0, 0, 1, 1).data];
      });
    }, colors);
    for (const [i, text] of some(colors).entries()) {
      const color = resolve(text);
      if ("unknown" in color) throw new Error(`${text} is not resolved`);
      const { rgb, alpha } = color;
      // A canvas keeps pale colours premultiplied, with few bits.
      const most = alpha === 1 ? 1.6 : 1.6 / alpha;
      for (const c of [0, 1, 2] as const) {
        const off = Math.abs(rgb[c] * 255 - (shown[i]?.[c] ?? -99));
        expect(off, text).toBeLessThanOrEqual(most);
      }
      expect(Math.abs(alpha * 255 - (shown[i]?.[3] ?? -99))).toBeLessThanOrEqual(1.6);
    }
  });
});
