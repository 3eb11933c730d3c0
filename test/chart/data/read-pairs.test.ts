import { describe, expect, test } from "vitest";
import {
  barChart,
  candlestickChart,
  chart,
  fromSpec,
  gauge,
  heatMap,
  lineChart,
  type NumberArray,
  type Pair,
  pieChart,
  type Points,
  rangeChart,
  scatterChart,
} from "../../../src/entries/plotcast.ts";
import { refusal } from "../../support/refusal.ts";

const DAY = Date.UTC(2026, 2, 1);

test("lineChart().add(): pairs draw what the same points do", () => {
  const numbers: Pair[] = [
    [1, 2],
    [3, null],
    [2, 4],
  ];
  const drawn = lineChart().add("a", numbers).render();
  const points = numbers.map(([x, y]) => ({ x: x as number, y }));
  expect(drawn).toBe(lineChart().add("a", points).render());
});

test("lineChart().add(): pairs with a Date are times; with a text, names, or times on a time axis", () => {
  const dates = [0, 1, 2].map((day) => new Date(DAY + day * 864e5));
  const times = dates.map((time, i) => ({ time, y: i }));
  const expected = lineChart().add("a", times).render();
  expect(
    lineChart()
      .add(
        "a",
        dates.map((time, i) => [time, i]),
      )
      .render(),
  ).toBe(expected);
  const texts = dates.map((time, i): Pair => [time.toISOString(), i]);
  const onTime = lineChart({ xAxis: "time" });
  expect(onTime.add("a", texts).render()).toBe(
    lineChart({ xAxis: "time" }).add("a", times).render(),
  );
  const bars = barChart().add("a", [
    ["Mon", 3],
    ["Tue", 4],
  ]);
  expect(bars.render()).toBe(
    barChart()
      .add("a", [
        { x: "Mon", y: 3 },
        { x: "Tue", y: 4 },
      ])
      .render(),
  );
});

test("scatterChart(), heatMap(), gauge().add(): pairs where a point is an x and a value", () => {
  const pairs: Pair[] = [
    [1, 2],
    [2, 5],
  ];
  const points = pairs.map(([x, y]) => ({ x: x as number, y }));
  for (const make of [scatterChart, heatMap, gauge]) {
    expect(make().add("a", pairs).render()).toBe(make().add("a", points).render());
  }
  const raw = candlestickChart({ binMs: 60_000 });
  const prices = [0, 1, 2, 3].map((i): Pair => [new Date(DAY + i * 30_000), 100 + i]);
  expect(raw.add("a", prices).render()).toContain("<svg");
});

describe.each<[string, () => NumberArray]>([
  ["Float64Array", () => new Float64Array([3, 1, 2])],
  ["Float32Array", () => new Float32Array([3, 1, 2])],
  ["Uint8Array", () => new Uint8Array([3, 1, 2])],
  ["Int32Array", () => new Int32Array([3, 1, 2])],
])("%s", (_kind, create) => {
  test("lineChart().add(): its numbers, by their place", () => {
    const expected = lineChart().add("a", [3, 1, 2]).render();
    expect(lineChart().add("a", create()).render()).toBe(expected);
  });

  test("lineChart().add(): it is copied", () => {
    const numbers = create();
    const drawn = lineChart().add("a", numbers);
    const before = drawn.render();
    numbers[0] = 99;
    expect(drawn.render()).toBe(before);
  });
});

test("lineChart().add(): NaN in a typed array is a gap, and infinity is refused by its place", () => {
  const gap = lineChart().add("a", new Float64Array([1, NaN, 2]));
  expect(gap.render()).toBe(lineChart().add("a", [1, null, 2]).render());
  const error = refusal(() => lineChart().add("a", new Float64Array([1, Infinity])));
  expect(error.message).toContain('series "a": point 1.y: expected a finite number');
});

test.each<[string, unknown, string]>([
  ["a single number", [[1]], "point 0: expected [x, y], got an array of 1"],
  ["nothing", [[]], "point 0: expected [x, y], got an array of 0"],
  ["a size", [[1, 2, 3]], "point 0: expected [x, y]; a size stands in { x, y, size }"],
  ["numbers among pairs", [[1, 2], 3], "point 1: expected [x, y], got 3"],
  ["points among pairs", [[1, 2], { x: 1, y: 2 }], "point 1: expected [x, y], got an object"],
  ["a gap among pairs", [[1, 2], null], "point 1: expected [x, y], got null"],
  ["pairs among numbers", [1, [2, 3]], "point 1.y: expected a finite number"],
  ["pairs among points", [{ x: 1, y: 2 }, [2, 3]], "point 1: expected { time, y } or { x, y }"],
  [
    "names among numbers",
    [
      [1, 2],
      ["b", 3],
    ],
    'point 1.x: expected a finite number, got "b"',
  ],
  [
    "numbers among names",
    [
      ["a", 2],
      [1, 3],
    ],
    "point 1.x: expected a text, like the first point's",
  ],
  [
    "numbers in texts",
    [[1, "2"]],
    'point 0.y: expected a finite number, or null for a gap, got "2"',
  ],
  ["no place", [[null, 2]], "point 0.x: expected a finite number, got null"],
  ["no date", [[new Date(NaN), 2]], "point 0.time: expected a Date"],
  [
    "whole big numbers",
    new BigInt64Array(2),
    "expected an array of numbers such as a Float64Array, got a BigInt64Array",
  ],
  ["bytes", new DataView(new ArrayBuffer(8)), "got a DataView"],
])("lineChart().add(): %s is refused", (_kind, points, message) => {
  const error = refusal(() => lineChart().add("a", points as Points));
  expect(error.code).toBe("POINT_INVALID");
  expect(error.message).toContain(message);
});

test("candlestickChart(), rangeChart(), pieChart().add(): pairs are refused with what was meant", () => {
  const five = [[DAY, 1, 4, 0, 3]] as unknown as Points;
  const candle = refusal(() => candlestickChart().add("a", five));
  for (const field of ["time", "open", "high", "low", "close"])
    expect(candle.message).toContain(field);
  expect(candle.message).toContain("got an array of 5");
  const range = refusal(() => rangeChart().add("a", [[DAY, 1]]));
  expect(range.message).toMatch(/expected \{ time, (low, high|high, low) \}/);
  const pie = refusal(() => pieChart().add("a", [["Wind", 3]]));
  expect(pie.message).toContain('expected a series for each name, such as add("Wind", 3)');
});

test("fromSpec(): pairs as JSON has them", () => {
  const points: Pair[] = [
    ["Mon", 3],
    ["Tue", null],
  ];
  const drawn = fromSpec({ type: "bar", series: [{ name: "a", points }] }).render();
  expect(drawn).toBe(barChart().add("a", points).render());
  const times: Pair[] = [
    ["2026-03-01", 1],
    ["2026-03-02", 2],
  ];
  const timed = fromSpec({ xAxis: "time", series: [{ name: "a", points: times }] }).render();
  expect(timed).toBe(chart({ xAxis: "time" }).add("a", times).render());
  for (const [wrong, message] of [
    [[[1]], "spec.series[0].points[0]: expected [x, y], got an array of 1"],
    [[[1, 2], 3], "spec.series[0].points[1]: expected [x, y], got 3"],
    [[[1, "2"]], "spec.series[0].points[0][1]: expected a finite number"],
    [[[{}, 2]], "spec.series[0].points[0][0]: expected"],
  ] as const) {
    const error = refusal(() => fromSpec({ series: [{ name: "a", points: wrong }] }));
    expect(error.code).toBe("SPEC_INVALID");
    expect(error.message).toContain(message);
  }
});
