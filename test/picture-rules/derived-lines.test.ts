import { expect, test } from "vitest";
import { lineChart } from "../../src/entries/plotcast.ts";

const points = [5, 8, 3, 9, 4, 7].map((y, x) => ({ x, y }));

test("lineChart({ average, ema }).render() tells a series' two averages apart", () => {
  const svg = lineChart({ average: 2, ema: 3 }).add("a", points).render();
  expect(svg.match(/<path class="l z s0"/g)).toHaveLength(1);
  expect(svg.match(/<path class="l zt s0"/g)).toHaveLength(1);
  const swatches = [...svg.matchAll(/<path class="l s0" d="M[\d.]+ 20(h.*?)"/g)];
  expect(new Set(swatches.map((all) => all[1])).size).toBe(3);
});
