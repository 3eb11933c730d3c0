import { expect, test } from "vitest";
import { lineChart } from "../../../src/entries/plotcast.ts";

const START = Date.UTC(2026, 2, 1, 12);
const SECOND = 1000;

test("layout({ now }) of a chart that gets no points glides one cycle at a time, as one that does", () => {
  const count = 100;
  const points = Array.from({ length: count }, (_, i) => ({ time: START + i * SECOND, y: i % 7 }));
  const chart = lineChart({ variant: "live", window: { ms: 60 * SECOND }, everyMs: SECOND });
  chart.add("a", points);
  const last = START + (count - 1) * SECOND;
  const { glide: usual } = chart.layout({ now: last }).x;
  expect(usual).toBeGreaterThan(0);
  for (let late = 2; late < 25; late++) {
    expect([late, chart.layout({ now: last + (late + 0.5) * SECOND }).x.glide]).toEqual([
      late,
      usual,
    ]);
  }
});
