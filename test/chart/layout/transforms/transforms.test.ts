import { expect, test } from "vitest";
import { chart, lineChart, type ChartOptions } from "../../../../src/entries/plotcast.ts";
import { readSvg } from "../../../support/svg-reader.ts";

/** One point a minute, none from the third to the sixth. */
const MINUTES = [0, 1, 2, 6, 7].map((minute) => ({ time: minute * 60_000, y: minute }));

function columnOf(options: ChartOptions): (string | undefined)[] {
  const { type = "line" } = options;
  const points = MINUTES.map(({ time, y }) => ({ time, y, low: y, high: y + 1 }));
  const table = chart({ gapMs: 90_000, ...options, type })
    .add("A", points)
    .table();
  return Array.from(table.matchAll(/<th scope="row">(.*?)<\/th>/g), ([, name]) => name);
}

test("chart({ gapMs }).table() has the moments that were measured, and no others", () => {
  const whole = ["00:00", "00:01", "00:02", "00:06", "00:07"].map((time) => `Jan 1, 1970 ${time}`);
  expect(columnOf({})).toEqual(whole);
  expect(columnOf({ average: 2, bollinger: {} })).toEqual(whole);
  expect(columnOf({ type: "area", stack: true })).toEqual(whole);
  expect(columnOf({ type: "range" })).toEqual(whole);
  expect(columnOf({ xAxis: "ordinal" })).toEqual(whole);
  const gaps = lineChart({ gapMs: 90_000 }).add("A", [...MINUTES, { time: 480_000, y: null }]);
  expect(gaps.table()).toContain('<th scope="row">Jan 1, 1970 00:08</th><td></td>');
});

test("chart({ gapMs }).render() writes moments as finely as the points need", () => {
  const chart = lineChart({ gapMs: 90_000, variant: "interactive" });
  const all = readSvg(chart.add("A", [...MINUTES, { time: 600_000, y: 3 }]).render());
  const labels = all.map(({ attributes }) => attributes["aria-label"] ?? "");
  expect(labels).toContain("00:02, 2");
});

test("chart({ gapMs, window }).layout() shows as many points as without gaps", () => {
  const points = Array.from({ length: 90 }, (_, i) => ({ time: i * 1000, y: i }));
  const shown = { window: { points: 60 }, everyMs: 1000, variant: "live" } as const;
  const fromOf = (options: ChartOptions) =>
    chart({ ...shown, ...options })
      .add("A", points)
      .layout().x.domain[0];
  const from = fromOf({});
  for (const options of [{}, { average: 3 }, { type: "scatter" }, { type: "area" }] as const) {
    expect(fromOf({ ...options, gapMs: 500 })).toBe(from);
  }
});
