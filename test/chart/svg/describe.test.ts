import { expect, test } from "vitest";
import { type ChartOptions, heatMap } from "../../../src/entries/plotcast.ts";
import { readSvg } from "../../support/svg-reader.ts";

/** The description of a heat map whose rows have values at some of 12 seconds. */
function describe(rows: readonly number[][], options: ChartOptions): string {
  const chart = heatMap(options);
  rows.forEach((seconds, i) =>
    chart.add(
      `row ${i}`,
      seconds.map((s) => ({ time: s * 1000, y: 1 })),
    ),
  );
  return readSvg(chart.render()).find(({ name }) => name === "desc")?.text ?? "";
}

const ALL = Array.from({ length: 12 }, (_, i) => i);

test("heatMap().render() counts the cells without a value that it shows", () => {
  const late = ALL.filter((s) => s > 2 && s !== 9);
  expect(describe([ALL, late], {})).toContain("4 without a value.");
  const live = describe([ALL, late], { variant: "live", window: { points: 5 } });
  expect(live).toContain("1 without a value.");
  const before = ALL.filter((s) => s > 2);
  expect(describe([ALL, before], { variant: "live", window: { points: 5 } })).not.toContain(
    "without",
  );
});

test('heatMap({ xAxis: "ordinal" }).render() counts only the gaps of a row itself', () => {
  const late = ALL.filter((s) => s > 2);
  expect(describe([ALL, late], { xAxis: "ordinal" })).not.toContain("without");
});
