import { expect, test } from "vitest";
import { donutChart } from "../../../src/entries/plotcast.ts";

const SALES = { Germany: 512_345, "United Kingdom": 3_234_234, France: 1_234_232 };

function legendOf(width: number) {
  const points = Object.entries(SALES).map(([x, y]) => ({ x, y }));
  const options = { width, height: 140, title: "Sales", yUnit: "EUR", values: "raw" } as const;
  return donutChart({ ...options, legend: true })
    .add("A", points)
    .layout().legend;
}

test("donutChart().layout() leaves out the values of a narrow legend rather than its names", () => {
  for (let width = 180; width <= 400; width += 10) {
    for (const { name, series = "" } of legendOf(width)) {
      expect(name.slice(0, 3)).toBe(series.slice(0, 3));
    }
  }
  expect(legendOf(200).map(({ whole }) => whole)).toContain("Germany EUR\u00a0512K");
  expect(legendOf(400)[0]?.name).toBe("Germany EUR\u00a0512K");
});
