import * as fc from "fast-check";
import { expect, test } from "vitest";
import { textWidth } from "../../../src/chart/format/text/text-width.ts";
import { lineChart } from "../../../src/entries/plotcast.ts";
import { readSvg } from "../../support/svg-reader.ts";

const START = Date.UTC(2026, 0, 1);
const PADDINGS = 16;

test("lineChart().render() of a live chart has boxes as wide as what they tell", () => {
  let checked = 0;
  fc.assert(
    fc.property(
      // Measurements: one value far smaller than the others, such as 1e-307 W, may be wider.
      fc.array(
        fc.integer({ min: -1000, max: 1000 }).map((n) => n / 1000),
        { minLength: 5, maxLength: 30 },
      ),
      fc.integer({ min: -4, max: 9 }),
      fc.constantFrom("W", "kg", "%", "€", "B"),
      fc.constantFrom("a", "Requests per second"),
      (values, power, yUnit, name) => {
        const points = values.map((y, i) => ({ time: START + i * 1000, y: y * 10 ** power }));
        const chart = lineChart({ variant: "live", window: { points: 30 }, yUnit });
        const svg = chart.add(name, points).render();
        const width = Number(/ svg svg>rect\{width:(\d+)px/.exec(svg)?.[1]);
        expect(width).toBeGreaterThan(PADDINGS);
        const isTooltip = (path: readonly string[]) =>
          path.filter((tag) => tag === "svg").length === 4;
        for (const { name: tag, text, path } of readSvg(svg)) {
          if (tag !== "text" || !isTooltip(path)) continue;
          expect([text, textWidth(text, 12) <= width - PADDINGS]).toEqual([text, true]);
          checked++;
        }
      },
    ),
    { numRuns: 200 },
  );
  expect(checked).toBeGreaterThan(2000);
});
