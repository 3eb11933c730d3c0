import { expect, test } from "vitest";
import { heatMap } from "../../../../src/entries/plotcast.ts";
import { textWidth } from "../../../../src/chart/format/text/text-width.ts";
import { readSvg } from "../../../support/svg-reader.ts";

/** The right end of the rightmost part of the key, in pixels, and the number of its colours. */
function keyOf(width: number, high: number, yUnit = "B") {
  const points = [0, high, null].map((y, i) => ({ x: "abc"[i], y }));
  const elements = readSvg(heatMap({ width, height: 120, yUnit }).add("Row", points).render());
  const parts = elements.filter(({ path }) => path.length === 1);
  const colors = parts.filter(({ attributes }) => /^j c\d$/.test(attributes["class"] ?? ""));
  const top = parts.filter(
    ({ name, attributes }) => name === "text" && Number(attributes["y"]) < 50,
  );
  const ends = top.map(({ text, attributes }) => Number(attributes["x"]) + textWidth(text, 12));
  return { colors: colors.length, end: Math.max(0, ...ends) };
}

test("heatMap() keeps the whole colour key in the picture, however narrow that is", () => {
  let narrow = 0;
  for (let width = 100; width <= 400; width += 10) {
    for (const [high, unit] of [
      [1, "B"],
      [1234.5, "ms"],
      [98765, "EUR"],
    ] as const) {
      const { colors, end } = keyOf(width, high, unit);
      expect(end).toBeLessThanOrEqual(width);
      if (end === 0) expect(colors).toBe(0);
      else if (width < 200) narrow += colors;
    }
  }
  expect(narrow).toBeGreaterThan(100);
});
