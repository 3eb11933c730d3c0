import { expect, test } from "vitest";
import { barChart, fromSpec, PlotcastError } from "../../../src/entries/plotcast.ts";

function messageOf(spec: unknown): string {
  try {
    fromSpec(spec);
  } catch (error) {
    if (error instanceof PlotcastError && error.code === "SPEC_INVALID") return error.message;
    throw error;
  }
  return "";
}

const series = (...points: unknown[]) => ({ series: [{ name: "a", points }] });

test("fromSpec().render() draws what the same calls do", () => {
  const points = [
    { x: "Mon", y: 12 },
    { x: "Tue", y: null },
    { x: "Wed", y: 17 },
  ];
  const options = { title: "Orders", stack: true, yUnit: "B" };
  const described = { type: "bar", ...options, series: [{ name: "2026", color: "#123", points }] };
  const called = barChart(options).add("2026", points, { color: "#123" }).render();
  expect(fromSpec(described).render()).toBe(called);
  expect(fromSpec(JSON.stringify(described)).render()).toBe(called);
});

test("fromSpec() takes null for a colour, a label or a size as none", () => {
  const point = { x: 0, y: 1 };
  const nothing = { color: null, label: null, size: null };
  const drawn = fromSpec(series({ ...point, ...nothing })).render();
  expect(drawn).toBe(fromSpec(series(point)).render());
});

test.each([
  ["columns of times", { times: [0, "1970-01-01T00:00:01Z"], values: [1, 2] }, "time"],
  ["columns of numbers", { xs: [0, 1], values: [1, null] }, "linear"],
  ["values alone", { values: [1, null, 3] }, "linear"],
  ["numbers as points", { points: [1, 2, 3] }, "linear"],
])("fromSpec().layout() takes %s", (_name, data, kind) => {
  const { x, marks } = fromSpec({ series: [{ name: "a", ...data }] }).layout();
  expect(x.kind).toBe(kind);
  expect(marks[0]?.ys.some((y) => y >= 0)).toBe(true);
});

test.each([
  [series({ x: 1, value: 2 }), "points[0].value: ", "y"],
  [series({ x: 1, Y: 2 }), "points[0].Y: ", "y"],
  [series({ date: 1, y: 2 }), "points[0].date: ", "time"],
  [series({ x: 1, y: 2, colour: "red" }), "points[0].colour: ", "color"],
  [series({ x: 1, y: 2, lable: "a" }), "points[0].lable: ", "label"],
  [{ titel: "a" }, "spec.titel: ", "title"],
  [{ series: [{ name: "a", value: [1] }] }, "series[0].value: ", "values"],
  [{ series: [{ name: "a", values: [1], dashd: true }] }, "series[0].dashd: ", "dashed"],
  [{ series: [{ name: "a", values: [1], z: true }] }, "series[0].z: ", undefined],
  [series({ x: 1, y: 2, z: 3 }), "points[0].z: ", undefined],
])("fromSpec(%j) says what was probably meant by an unknown name", (spec, place, meant) => {
  const message = messageOf(spec);
  expect(message).toContain(`${place}expected one of`);
  expect(/\(did you mean (\w+)\?\)$/.exec(message)?.[1]).toBe(meant);
});

test.each([
  [
    {
      series: [
        {
          name: "a",
          points: [
            { x: 1, y: 2 },
            { x: 2, y: "high" },
          ],
        },
      ],
    },
    'spec.series[0].points[1].y: expected a finite number, or null for a gap, got "high"',
  ],
  [series({ x: 1, y: 2, z: 3 }), "spec.series[0].points[0].z: expected one of time, x, y, low"],
  [series({ y: 2 }), "spec.series[0].points[0]: expected either a time or an x"],
  [series({ x: 1, time: 1, y: 2 }), "spec.series[0].points[0]: expected either a time or an x"],
  [series({ x: 1, y: 2 }, { time: 2, y: 3 }), 'spec.series[0]: series "a": point 1'],
  [
    series({ time: "yesterday", y: 2 }),
    "spec.series[0].points[0].time: expected epoch milliseconds",
  ],
  [{ titel: "x" }, "spec.titel: expected one of type, title"],
  [{ measureText: "x" }, "spec.measureText: expected one of type"],
  [
    { thresholds: [{ value: 1 }, { value: "2" }] },
    'spec.thresholds[1].value: expected a finite number, got "2"',
  ],
  [{ thresholds: [{ label: "a" }] }, "spec.thresholds: expected a record with value"],
  [{ bollinger: { points: 1 } }, "spec.bollinger.points: expected a whole number from 2"],
  [
    { theme: { background: "#fff", text: "#000", series: ["red"], tones: { bad: "red}*{}" } } },
    "spec.theme.tones.bad: expected a CSS colour",
  ],
  [
    { yFormat: "!!" },
    'spec.yFormat: expected a d3-format specifier such as ".1f" or "~s", got "!!"',
  ],
  [
    { series: [{ name: "a", mark: "blob", values: [] }] },
    'spec.series[0].mark: expected one of "line"',
  ],
  [
    { series: [{ name: "a", values: [1], times: [1, 2] }] },
    "spec.series[0].times: expected as many items as values, which has 1",
  ],
  [{ series: [{ name: "a" }] }, "spec.series[0]: expected points, { times, values }"],
  [
    { series: [{ name: "a", values: [1], points: [1] }] },
    "spec.series[0]: expected either points or columns",
  ],
  [{ series: [{ values: [1] }] }, "spec.series[0].name: expected a text"],
  [{ series: {} }, "spec.series: expected a list of at most 256 series"],
  [{ type: "line", horizontal: true }, "spec: option horizontal: expected false"],
  ["{", "spec: expected JSON: "],
  ["[]", "spec: expected a JSON object, got an array of 0"],
  [null, "spec: expected a JSON object, got null"],
  ['{"__proto__":{"title":"x"}}', "spec.__proto__: expected one of type"],
  [
    '{"series":[{"name":"a","points":[{"__proto__":1,"x":1}]}]}',
    "spec.series[0].points[0].__proto__: expected one of time",
  ],
  ['{"constructor":1}', "spec.constructor: expected one of type"],
])("fromSpec(%j) names the path", (spec, message) => {
  expect(messageOf(spec)).toContain(message);
});

test("fromSpec() has bounds", () => {
  const many = { name: "a", values: [1] };
  expect(messageOf({ series: Array.from({ length: 257 }, () => many) })).toContain("at most 256");
  const long = Array.from({ length: 1_000_001 }, () => 0);
  expect(messageOf({ series: [{ name: "a", values: long }] })).toContain("at most 1000000");
  const half = Array.from({ length: 600_000 }, () => 0);
  const two = {
    series: [
      { name: "a", values: half },
      { name: "b", values: half },
    ],
  };
  expect(messageOf(two)).toContain("spec.series: expected at most 1000000 points");
  expect(messageOf({ title: "x".repeat(1001) })).toContain("spec.title: expected a text");
  expect(messageOf("[".repeat(100_000))).toContain("spec: expected JSON");
});
