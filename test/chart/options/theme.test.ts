import { expect, test } from "vitest";
import { darkTheme, lightTheme } from "../../../src/entries/plotcast.ts";
import {
  brettelDifferenceOf,
  ciede2000,
  contrastOf,
  type Deficiency,
  DEFICIENCIES,
  differenceOf,
  lightnessOf,
} from "./color-math.ts";
import { textInk } from "../../../src/chart/svg/text-ink.ts";
import { some } from "../../support/some.ts";

const THEMES = [
  ["lightTheme", lightTheme],
  ["darkTheme", darkTheme],
] as const;

test.each(THEMES)("%s: tones and texts can be read on its background", (_name, theme) => {
  for (const color of [...some(Object.values(theme.tones ?? {})), theme.text]) {
    expect(contrastOf(color, theme.background), color).toBeGreaterThanOrEqual(4.5);
  }
});

test.each(THEMES)("%s: each series is seen as a line, and read as a name", (_name, theme) => {
  for (const color of some(theme.series)) {
    expect(contrastOf(color, theme.background), color).toBeGreaterThanOrEqual(3);
    expect(contrastOf(textInk(color, theme), theme.background), color).toBeGreaterThanOrEqual(4.5);
  }
});

const EYES = some(Object.keys(DEFICIENCIES)) as Deficiency[];

/** Each pair of colours once. */
function pairs(colors: readonly string[]): [string, string][] {
  return colors.flatMap((one, i) =>
    colors.slice(i + 1).map((other): [string, string] => [one, other]),
  );
}

test.each(THEMES)("%s: any two of eight series can be told apart by every eye", (_name, theme) => {
  expect(theme.series).toHaveLength(8);
  const all = some(pairs(theme.series));
  expect(all).toHaveLength(28);
  for (const eyes of EYES) {
    for (const [one, other] of all) {
      const least = eyes === "none" ? 8 : 6;
      for (const seen of [differenceOf, brettelDifferenceOf]) {
        expect(seen(one, other, eyes), `${one} ${other} ${eyes}`).toBeGreaterThanOrEqual(least);
      }
    }
  }
});

test.each(THEMES)("%s: the first four series can be told apart in grey", (_name, theme) => {
  for (const [one, other] of some(pairs(theme.series.slice(0, 4)))) {
    const apart = Math.abs(lightnessOf(one) - lightnessOf(other));
    expect(apart, `${one} ${other}`).toBeGreaterThanOrEqual(8);
  }
});

test.each(THEMES)("%s: good and bad can be told apart by every eye", (_name, { tones = {} }) => {
  for (const eyes of EYES) {
    expect(differenceOf(tones.good ?? "", tones.bad ?? "", eyes), eyes).toBeGreaterThanOrEqual(10);
  }
});

// Sharma, Wu, Dalal 2005, table 1.
test.each([
  [[50, 2.6772, -79.7751], [50, 0, -82.7485], 2.0425],
  [[50, 2.5, 0], [50, 0, -2.5], 4.3065],
  [[50, 2.5, 0], [73, 25, -18], 27.1492],
  [[2.0776, 0.0795, -1.135], [0.9033, -0.0636, -0.5514], 0.9082],
] as [[number, number, number], [number, number, number], number][])(
  "ciede2000(%j, %j) is %d",
  (one, other, expected) => {
    expect(ciede2000(one, other)).toBeCloseTo(expected, 3);
  },
);
