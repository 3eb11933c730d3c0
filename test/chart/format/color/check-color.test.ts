import * as fc from "fast-check";
import { expect, test } from "vitest";
import { expectedColor, isColor } from "../../../../src/chart/format/color/check-color.ts";
import { barChart, fromSpec, lightTheme, lineChart } from "../../../../src/entries/plotcast.ts";
import { createLive } from "../../../../src/entries/live.ts";
import { refusal } from "../../../support/refusal.ts";

test.each([
  "#abc",
  "#ABCD",
  "#12345678",
  "rebeccapurple",
  "Transparent",
  "currentColor",
  "CanvasText",
  "rgb(1,2,3)",
  "rgba(1, 2, 3, .5)",
  "rgb(10% 20% 30% / 50%)",
  "hsl(200 50% 50% / .5)",
  "hsl(.5turn, 50%, 50%)",
  "hwb(120 10% 20%)",
  "lab(50% 40 -60)",
  "lch(60 80 none)",
  "oklab(.6 .1 -.1 / 40%)",
  "oklch(70% .15 200)",
  "color(display-p3 .8 .2 .3)",
  "color-mix(in oklab, red 30%, blue)",
  "color-mix(in hsl longer hue, var(--a, red), 20% hsl(1 2% 3%))",
  "light-dark(#fff, light-dark(red, var(--x)))",
  "var(--brand)",
  "var(--a, var(--b, rgb(1, 2, 3)))",
  "rgb(var(--red) 0 calc(2 * 3))",
  "oklch(from var(--brand) l c calc(h + 90))",
])("isColor(%j) is true", (text) => {
  expect(isColor(text)).toBe(true);
});

test.each([
  "",
  "bleu",
  "none",
  "inherit",
  "#12345",
  "rgb(1,2",
  "rgb(1,2,3))",
  "rgb(1, 2%, 3)",
  "rgb(1 2)",
  "hsl(1, 2, 3)",
  "url(x)",
  "var(x)",
  "var(--x, bleu)",
  "var(--x, url(a))",
  "rgb(var(--x, url(a)) 0 0)",
  "color-mix(in sepia, red, blue)",
  "color-mix(in srgb longer hue, red, blue)",
  "light-dark(red)",
  "red;fill:blue",
  "red/*",
  "calc(1*/**/2)",
  "re\\64",
  'red"',
  "red}*{color:blue",
  "red\n",
  `var(--${"x".repeat(400)})`,
  7,
  null,
  undefined,
])("isColor(%j) is false", (text) => {
  expect(isColor(text)).toBe(false);
});

/** Pieces that colours are made of, and pieces that would break out of a style sheet. */
const PIECES = [
  ..."()();{}<>\"'\\,,//*#%@!: ",
  ..."-- var( rgb( color-mix( light-dark( url( in oklab red blue 1 50% --x #fff from calc(".split(
    " ",
  ),
];

test("isColor() takes nothing that could break out of a style sheet or an attribute", () => {
  let taken = 0;
  const texts = fc.oneof(
    fc.array(fc.constantFrom(...PIECES), { maxLength: 9 }).map((pieces) => pieces.join("")),
    fc.constantFrom(...PIECES).map((piece) => `var(--x, ${piece} red)`),
    fc.tuple(fc.constantFrom(...PIECES), fc.nat(30)).map(([piece, at]) => {
      const whole = "color-mix(in oklab, var(--x, red), #00f)";
      return whole.slice(0, at) + piece + whole.slice(at);
    }),
  );
  fc.assert(
    fc.property(texts, (text) => {
      if (!isColor(text)) return;
      taken++;
      expect(text).not.toMatch(/[;{}<>"'\\@!:\n]|\/\*|\*\/|url/);
      let depth = 0;
      for (const char of text) {
        depth += char === "(" ? 1 : char === ")" ? -1 : 0;
        expect(depth).toBeGreaterThanOrEqual(0);
      }
      expect(depth).toBe(0);
    }),
    { numRuns: 3000 },
  );
  expect(taken).toBeGreaterThan(15);
});

test.each([
  ["bleu", '"blue"'],
  ["dark-blue", '"darkblue"'],
  ["light blue", '"lightblue"'],
  ["ffcc00", '"#ffcc00"'],
  ["rgb(1,2,3", '"rgb(1,2,3)"'],
  ["okclh(70% .1 20)", '"oklch(70% .1 20)"'],
  ["RebecaPurple", '"rebeccapurple"'],
])("expectedColor(%j) asks whether %s was meant", (text, meant) => {
  expect(expectedColor(text)).toContain(`did you mean ${meant}?`);
});

test.each(["chartreuse-like thing", "rgb(1,2", "xyzzy", 3])(
  "expectedColor(%j) guesses nothing",
  (text) => {
    expect(expectedColor(text)).not.toContain("did you mean");
  },
);

const POINTS = [{ x: "q", y: 1, color: "bleu" }];

/** Every way in: a misspelt colour in each. */
test.each([
  ["a point", () => barChart().add("a", POINTS)],
  ["a series", () => lineChart().add("a", [1], { color: "bleu" })],
  ["a series among the options", () => lineChart({ series: { a: { color: "bleu" } } })],
  ["a live series", () => createLive({ charts: { a: { series: { b: { color: "bleu" } } } } })],
  ["a theme's series", () => lineChart({ theme: { ...lightTheme, series: ["red", "bleu"] } })],
  ["a theme's text", () => lineChart({ theme: { ...lightTheme, text: "bleu" } })],
  ["a theme's ground", () => lineChart({ theme: { ...lightTheme, background: "bleu" } })],
  ["a theme's tone", () => lineChart({ theme: { ...lightTheme, tones: { bad: "bleu" } } })],
  ["a theme's shade", () => lineChart({ theme: { ...lightTheme, shades: ["bleu"] } })],
  ["a described series", () => fromSpec({ series: [{ name: "a", color: "bleu", points: [1] }] })],
  ["a described point", () => fromSpec({ type: "bar", series: [{ name: "a", points: POINTS }] })],
])("%s in bleu is refused, and blue is proposed", (_where, draw) => {
  expect(refusal(draw).message).toContain('did you mean "blue"?');
});

test("theme.background may be none, and no other colour", () => {
  expect(() => lineChart({ theme: { ...lightTheme, background: "none" } }).render()).not.toThrow();
  expect(refusal(() => lineChart({ theme: { ...lightTheme, text: "none" } })).code).toBe(
    "OPTION_INVALID",
  );
});
