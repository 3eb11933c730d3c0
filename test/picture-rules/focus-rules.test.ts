import { expect, test } from "vitest";
import type { TypedOptions } from "../../src/entries/plotcast.ts";
import { FAMILY, FIGURES, made } from "../support/chart-types.ts";
import { readSvg, styleOf } from "../support/svg-reader.ts";

const DAY = { x: 1, y: 2, open: 1, high: 3, low: 0, close: 2 };

/** A chart of two series with some points; `count` 0: without any. */
function chartOf(name: string, count: number, options: TypedOptions): string {
  const chart = made(name, options);
  for (const series of ["a", "b"]) {
    const points = Array.from({ length: count }, (_, i) => pointOf(name, i));
    chart.add(series, points as never);
  }
  return chart.render();
}

function pointOf(name: string, x: number) {
  if (FIGURES.has(name) || name === "histogram" || name === "boxPlot") return x + 1;
  const { y, ...prices } = DAY;
  if (name === "candlestickChart") return { ...prices, x };
  return name === "rangeChart" ? { x, y, low: 1, high: 3 } : { x, y };
}

const VARIANTS = ["static", "interactive", "sparkline"] as const;
const HIDDEN = [[], ["a"], ["a", "b"]];

test.each(Object.keys(FAMILY))(
  "%s().render() has rules for the focus exactly where something can have it",
  (name) => {
    let focusable = 0;
    for (const variant of VARIANTS) {
      for (const tooltips of [true, false]) {
        for (const hidden of HIDDEN) {
          for (const legend of [true, false]) {
            for (const count of [0, 3]) {
              const options = { variant, tooltips, hidden, legend };
              const elements = readSvg(chartOf(name, count, options));
              const hasStops = elements.some(({ attributes }) => "tabindex" in attributes);
              const style = styleOf(elements);
              const where = JSON.stringify({ ...options, count });
              expect(style.includes(":focus-visible"), where).toBe(hasStops);
              if (name === "pieChart" || name === "donutChart") {
                expect(style.includes(":focus-visible{outline-color:"), where).toBe(hasStops);
              }
              if (hasStops) focusable++;
            }
          }
        }
      }
    }
    if (name !== "gauge" && name !== "stat") expect(focusable).toBeGreaterThan(0);
  },
);
