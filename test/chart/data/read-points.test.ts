import { expect, test } from "vitest";
import { candlestickChart } from "../../../src/entries/plotcast.ts";
import type { Columns, Point } from "../../../src/chart/options/point.ts";
import { FAMILY, made } from "../../support/chart-types.ts";
import { refusal } from "../../support/refusal.ts";
import { some } from "../../support/some.ts";

const NEEDS_X = Object.keys(FAMILY).filter(
  (name) => !["pieChart", "donutChart", "gauge", "stat"].includes(name),
);
const HAS_Y = NEEDS_X.filter((name) => !["rangeChart", "candlestickChart"].includes(name));

function errorOf(name: string, points: unknown): string {
  const error = refusal(() => made(name).add("Load", points as Point[]));
  expect(error.code).toBe("POINT_INVALID");
  expect(error.message).toContain('series "Load": point ');
  return error.message;
}

test.for(HAS_Y)("%s().add() refuses points without y, and says what was meant", (name) => {
  for (const field of ["value", "Y", "val", "v", "Value", "count"]) {
    const message = errorOf(name, [{ time: 0, [field]: 1 }]);
    expect(message).toContain(`has ${JSON.stringify(field)}: did you mean y?`);
    expect(errorOf(name, [{ x: 0, [field]: 1 }])).toContain("did you mean y?");
  }
  // Where there is just one number, it was meant.
  expect(errorOf(name, [{ time: 0, id: "a", temperature: 21 }])).toContain('has "temperature"');
  expect(errorOf(name, [{ time: 0, min: 1, max: 2 }])).toContain("point 0.y: expected");
  // The first point may be right.
  expect(
    errorOf(name, [
      { x: 0, y: 1 },
      { x: 1, value: 2 },
    ]),
  ).toContain('point 1.y: expected a finite number, or null for a gap; has "value"');
});

test.for(NEEDS_X)("%s().add() refuses points without a place, and says what was meant", (name) => {
  const values = { y: 1, low: 0, high: 2, open: 1, close: 1 };
  for (const field of ["t", "date", "timestamp", "Time", "tiem", "ts"]) {
    const message = errorOf(name, [{ [field]: 0, ...values }]);
    expect(message).toContain(`has ${JSON.stringify(field)}: did you mean time?`);
  }
  expect(errorOf(name, [{ X: 0, ...values }])).toContain('has "X": did you mean x?');
  expect(errorOf(name, [{ category: "a", ...values }])).toContain("did you mean x?");
});

test("candlestickChart() and rangeChart() refuse points without their values", () => {
  const candle = { time: 0, open: 1, high: 2, low: 0, close: 1 };
  for (const field of ["open", "high", "low", "close"] as const) {
    const { [field]: value, ...rest } = candle;
    const capital = field.charAt(0).toUpperCase() + field.slice(1);
    for (const given of [field.charAt(0), capital]) {
      const message = errorOf("candlestickChart", [{ ...rest, [given]: value }]);
      expect(message).toContain(`point 0.${field}: expected`);
      expect(message).toContain(`has "${given}": did you mean ${field}?`);
    }
  }
  expect(errorOf("rangeChart", [{ time: 0, min: 1, max: 2 }])).toContain(
    'has "min": did you mean low?',
  );
  for (const [given, missing] of [
    ["low", "high"],
    ["high", "low"],
  ] as const) {
    const message = errorOf("rangeChart", [{ time: 0, [given]: 1 }]);
    expect(message).toContain(`point 0.${missing}: expected`);
    expect(message).not.toContain("did you mean");
  }
  expect(errorOf("rangeChart", [{ time: 0, lower: 1, high: 2 }])).not.toContain("did you mean y");
  // A point of the line within a range has neither.
  made("rangeChart").add("Load", [{ time: 0, y: 1 }]);
});

test("add() takes a gap that says so, and fields that it does not know", () => {
  for (const name of some(NEEDS_X)) {
    const gap = { y: null, low: null, high: null, open: null, close: null };
    made(name).add("Load", [{ x: 0, ...gap, id: 7, host: "a", value: 3 } as Point]);
    const open = { y: undefined, low: undefined, high: undefined, open: undefined };
    made(name).add("Load", [{ x: 0, ...open, close: undefined } as unknown as Point]);
  }
});

test("add() takes null for a colour, a size or a label as none", () => {
  const point = { x: 0, y: 1, color: null, size: null, label: null };
  for (const name of some(NEEDS_X)) {
    if (["rangeChart", "candlestickChart"].includes(name)) continue;
    const draw = (points: unknown) =>
      made(name)
        .add("Load", points as Point[])
        .render();
    expect(draw([point])).toBe(draw([{ x: 0, y: 1 }]));
  }
  for (const [field, other] of [
    ["label", "labels"],
    ["color", "colors"],
  ] as const) {
    expect(errorOf("lineChart", [{ ...point, [other]: "red" }])).toContain(
      `did you mean ${field}?`,
    );
  }
  const draw = (columns: unknown) =>
    made("lineChart")
      .add("Load", columns as Columns)
      .render();
  const columns = { xs: [1, 2], values: [3, 4] };
  const nothing = { times: null, labels: null, colors: null };
  expect(draw({ ...columns, ...nothing })).toBe(draw(columns));
  expect(draw({ ...columns, colors: [null, undefined] })).toBe(draw(columns));
});

test.for(["Color", "colour", "Label", "Size"])("add() refuses a point's %s", (field) => {
  const wanted = field.toLowerCase().replace("colour", "color");
  const message = errorOf("scatterChart", [{ x: 0, y: 1, [field]: "red" }]);
  expect(message).toContain(`point 0: has "${field}": did you mean ${wanted}?`);
});

test.for([
  [{ time: [0], value: [1] }, 'has "time": did you mean times? has "value": did you mean values?'],
  [{ x: [0], y: [1] }, 'has "x": did you mean xs? has "y": did you mean values?'],
  [{ xs: [0], ys: [1] }, 'has "ys": did you mean values?'],
  [{ timestamps: [0], values: [1] }, 'has "timestamps": did you mean times?'],
  [{ xs: [0], values: [1], label: ["a"] }, 'has "label": did you mean labels?'],
  [{ xs: [0], values: [1], labels: "a" }, "labels: expected a column of 1"],
  [{ xs: [0], values: [1], labels: [] }, "labels: expected a column of 1"],
  [{ xs: [0], values: [1], colors: ["red", "red"] }, "colors: expected a column of 1"],
] as const)("lineChart().add() refuses the columns %j", ([columns, problem]) => {
  const error = refusal(() => made("lineChart").add("Load", columns as never));
  expect(error.code).toBe("POINT_INVALID");
  expect(error.message).toContain('series "Load"');
  expect(error.message).toContain(problem);
});

test.for([
  [undefined, "got undefined"],
  ["1,2,3", 'got "1,2,3"'],
  [new Map(), "got an object"],
  [Promise.resolve([1]), "got a Promise (did you forget await?)"],
] as const)("lineChart().add() says that it got %j in the place of points", ([points, got]) => {
  const error = refusal(() => made("lineChart").add("Load", points as never));
  expect(error.code).toBe("POINT_INVALID");
  expect(error.message).toMatch(/^series "Load": expected points, .*/);
  expect(error.message.endsWith(got)).toBe(true);
});

test("candlestickChart() refuses a candle upside down, by its place", () => {
  const candle = { time: 0, open: 2, high: 4, low: 1, close: 3 };
  const wrong = { ...candle, time: 1, high: 1, low: 4 };
  const error = refusal(() => candlestickChart().add("a", [candle, wrong]));
  expect(error.code).toBe("POINT_INVALID");
  expect(error.message).toBe('series "a": point 1.high: expected at least its low, 4, got 1');
  const flat = { ...candle, high: 2, low: 2 };
  const open = { ...candle, high: null };
  expect(candlestickChart().add("a", [candle, flat, open]).render()).toMatch(/^<svg/);
});
