import { expect, test } from "vitest";
import { darkTheme, lightTheme } from "../../../src/entries/plotcast.ts";
import {
  ciede2000,
  contrastOf,
  type Deficiency,
  DEFICIENCIES,
  differenceOf,
} from "./color-math.ts";
import { some } from "../../support/some.ts";

const THEMES = [
  ["lightTheme", lightTheme],
  ["darkTheme", darkTheme],
] as const;

test.each(THEMES)("%s: series, tones and texts can be read on its background", (_name, theme) => {
  for (const color of [
    ...some(theme.series),
    ...some(Object.values(theme.tones ?? {})),
    theme.text,
  ]) {
    expect(contrastOf(color, theme.background), color).toBeGreaterThanOrEqual(4.5);
  }
});

const EYES = some(Object.keys(DEFICIENCIES)) as Deficiency[];

test.each(THEMES)("%s: neighbouring series can be told apart by every eye", (_name, theme) => {
  const { series } = theme;
  for (const eyes of EYES) {
    for (const [i, color] of some(series).entries()) {
      const next = series[(i + 1) % series.length] ?? "";
      expect(differenceOf(color, next, eyes), `${color} ${next} ${eyes}`).toBeGreaterThanOrEqual(
        10,
      );
    }
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
