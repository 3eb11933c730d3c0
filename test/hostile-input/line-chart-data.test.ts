import * as fc from "fast-check";
import { expect, test } from "vitest";
import { type Columns, lineChart } from "../../src/entries/plotcast.ts";
import type { Point } from "../../src/chart/options/point.ts";
import { readSvg, textsOf } from "../support/svg-reader.ts";
import { numbersBetween } from "../support/numbers-between.ts";
import { refusal } from "../support/refusal.ts";
import { some } from "../support/some.ts";

const NO_NUMBERS = /NaN|Infinity|undefined|\[object/;

function expectWellFormed(svg: string): void {
  readSvg(svg);
  expect(svg).not.toMatch(NO_NUMBERS);
}

// What JavaScript callers may hand over, whatever the types say.
function add(points: unknown) {
  return lineChart({ variant: "interactive" }).add("Sensor", points as Point[]);
}

const WRONG_POINTS: [what: string, points: unknown, place: string][] = [
  [
    "y Infinity",
    [
      { x: 0, y: 1 },
      { x: 1, y: Number.POSITIVE_INFINITY },
    ],
    "point 1.y",
  ],
  ["y -Infinity", [{ time: 0, y: Number.NEGATIVE_INFINITY }], "point 0.y"],
  ["y a text", [{ x: 0, y: "5" }], "point 0.y"],
  ["y a bigint", [{ x: 0, y: 5n }], "point 0.y"],
  ["y a symbol", [{ x: 0, y: Symbol("y") }], "point 0.y"],
  ["y an object", [{ x: 0, y: { valueOf: () => 1 } }], "point 0.y"],
  [
    "x NaN",
    [
      { x: 0, y: 1 },
      { x: Number.NaN, y: 1 },
    ],
    "point 1.x",
  ],
  ["x Infinity", [{ x: Number.POSITIVE_INFINITY, y: 1 }], "point 0.x"],
  ["x missing", [{ x: 0, y: 1 }, { y: 1 }], "point 1.x"],
  [
    "x a text among numbers",
    [
      { x: 0, y: 1 },
      { x: "0", y: 1 },
    ],
    "point 1.x",
  ],
  [
    "x a number among texts",
    [
      { x: "a", y: 1 },
      { x: 0, y: 1 },
    ],
    "point 1.x",
  ],
  ["time NaN", [{ time: Number.NaN, y: 1 }], "point 0.time"],
  ["time beyond dates", [{ time: 8.64e15 + 1, y: 1 }], "point 0.time"],
  ["time no date", [{ time: new Date("no"), y: 1 }], "point 0.time"],
  ["time words", [{ time: "yesterday", y: 1 }], "point 0.time"],
  ["time 30 February", [{ time: "2026-02-30", y: 1 }], "point 0.time"],
  ["time hour 25", [{ time: "2026-02-03T25:00", y: 1 }], "point 0.time"],
  ["time empty", [{ time: "", y: 1 }], "point 0.time"],
  ["time null", [{ time: null, y: 1 }], "point 0.time"],
  [
    "time missing later",
    [
      { time: 0, y: 1 },
      { x: 0, y: 1 },
    ],
    "point 1.time",
  ],
  ["point null", [{ x: 0, y: 1 }, null], "point 1"],
  ["point a number", [{ x: 0, y: 1 }, 2], "point 1"],
  ["number a point", [1, { x: 0, y: 1 }], "point 1.y"],
  ["point undefined", [{ x: 0, y: 1 }, undefined], "point 1"],
  // oxlint-disable-next-line no-sparse-arrays
  ["a hole among times", [{ time: 0, y: 1 }, , { time: 2, y: 1 }], "point 1"],
  // oxlint-disable-next-line no-sparse-arrays
  ["a hole in front", [, { time: 2, y: 1 }], "point 0"],
  // oxlint-disable-next-line no-sparse-arrays
  ["a hole among xs", [{ x: 5, y: 5 }, , { x: 7, y: 5 }], "point 1"],
  ["columns: wrong time", { times: [0, "x"], values: [1, 2] }, "point 1.time"],
  ["columns: wrong x", { xs: [0, null], values: [1, 2] }, "point 1.x"],
  ["columns: wrong value", { xs: [0, 1], values: [1, "2"] }, "point 1.y"],
];

test.for(WRONG_POINTS)("lineChart().add() names series and point for: %s", ([, points, place]) => {
  const error = refusal(() => add(points).render());
  expect(error.code).toBe("POINT_INVALID");
  expect(error.message).toContain(`series "Sensor": ${place}: expected `);
  expect(error.message).not.toMatch(/[\n\r]/);
});

const NO_POINTS: unknown[] = [
  ...[undefined, null, 5, "12", true, {}, new Map(), () => [], Symbol("s")],
  ...[{ times: [1] }, { values: [1] }, { times: 1, values: 1 }, { xs: [1, 2], values: [1] }],
  ...[{ times: [1], values: [] }, { xs: null, values: null }, { length: 3 }],
  ...[
    { xs: { length: 1e12 }, values: { length: 1e12 } },
    { xs: { length: -1 }, values: 1 },
  ],
  ...[
    { xs: [1], values: [1], labels: 5 },
    { xs: [1, 2], values: [1, 2], labels: ["a"] },
  ],
  ...[
    { xs: [1], values: [1], labels: [{}] },
    { xs: [1], values: [1], labels: [Symbol("a")] },
  ],
];

test("lineChart().add() answers anything but points with a typed error or a well-formed chart", () => {
  for (const points of NO_POINTS) {
    try {
      expectWellFormed(add(points).render());
      const ordinal = lineChart({ xAxis: "ordinal", tooltips: true });
      expectWellFormed(ordinal.add("a", points as Columns).render());
    } catch (error) {
      expect(error).toMatchObject({ name: "PlotcastError", code: "POINT_INVALID" });
    }
  }
});

test("lineChart().add() never turns an object or nothing into the text of a label", () => {
  let drawn = 0;
  for (const label of [null, undefined, {}, [], 5, Symbol("s")]) {
    const points = [{ x: 0, y: 1, label }] as unknown as Point[];
    let svg = "";
    try {
      svg = lineChart({ xAxis: "ordinal" }).add("a", points).render();
    } catch (error) {
      expect(error).toMatchObject({ name: "PlotcastError", code: "POINT_INVALID" });
    }
    if (svg !== "") drawn++;
    expect(svg).not.toMatch(/\[object|>null<|undefined|Symbol/);
  }
  expect(drawn).toBeGreaterThan(0);
});

const WRONG_NAMES: unknown[] = [undefined, null, 5, {}, Symbol("s"), "x".repeat(201)];

test.for(WRONG_NAMES)("lineChart().add() refuses the series name %s", (name) => {
  expect(refusal(() => lineChart().add(name as string, [])).code).toBe("OPTION_INVALID");
});

test("lineChart().add() takes 256 series and refuses the next", () => {
  const chart = lineChart({ variant: "sparkline" });
  for (let i = 0; i < 256; i++) chart.add(`s${i}`, [{ x: 0, y: i }]);
  expect(refusal(() => chart.add("more", [])).code).toBe("LIMIT_REACHED");
  expectWellFormed(chart.render());
});

test("lineChart().add() refuses times beside plain numbers, naming both series", () => {
  const chart = lineChart().add("first", [{ x: 0, y: 1 }]);
  const error = refusal(() => chart.add("second", [{ time: 0, y: 1 }]));
  expect(error.code).toBe("POINT_INVALID");
  expect(error.message).toMatch(/"second".*"first"/);
});

test.for(["__proto__", "constructor", "toString", "hasOwnProperty", ""])(
  "lineChart().render() draws a series named %j like any other",
  (name) => {
    const points = [
      { x: 0, y: 1, label: name },
      { x: 1, y: 2, label: name },
    ];
    const chart = lineChart({ variant: "interactive", xAxis: "ordinal", hidden: ["valueOf"] });
    const svg = chart.add(name, points).add("valueOf", points).render();
    expectWellFormed(svg);
    expect(textsOf(readSvg(svg))).toContain(`Line chart of ${name}`);
    expect(chart.layout().marks.map(({ name: drawn, hidden }) => [drawn, hidden])).toEqual([
      [name, false],
      ["valueOf", true],
    ]);
  },
);

test("lineChart().layout() reads a Date, epoch milliseconds and ISO strings as one moment", () => {
  const ms = Date.UTC(2026, 2, 1, 12);
  const same = [
    ...[new Date(ms), ms, "2026-03-01T12:00:00Z", "2026-03-01T12:00", "2026-03-01 12:00:00.000"],
    ...["2026-03-01T14:00+02:00", "2026-03-01T14:00+0200", "2026-03-01t12:00:00z"],
    ...["+002026-03-01T12:00Z", "+002026-03-01T17:30:00+0530", " 2026-03-01T12:00Z "],
  ];
  for (const time of same) {
    const { domain } = lineChart()
      .add("a", [
        { time: ms, y: 1 },
        { time, y: 1 },
      ])
      .layout().x;
    expect([time, domain]).toEqual([time, [ms - 30_000, ms + 30_000]]);
  }
});

const anyY = fc.oneof(
  { weight: 3, arbitrary: numbersBetween(-100, 100) },
  fc.constantFrom(null, Number.NaN, 0, -0, 1e308, -1e308, 1e-300),
);
const anyX = fc.oneof(
  fc.integer({ min: -3, max: 3 }),
  fc.constantFrom(1e308, -1e308, 1e-300, 1e17, 0.1),
  numbersBetween(-1e9, 1e9),
);
const anyPoints = fc.array(fc.record({ x: anyX, y: anyY }), { maxLength: 12 });
const anyLook = fc.record({
  variant: fc.constantFrom("sparkline", "static", "interactive", "live"),
  curve: fc.constantFrom("linear", "monotone", "catmullRom", "step"),
  xAxis: fc.constantFrom("linear", "ordinal"),
  window: fc.constantFrom({ points: 1 }, { points: 2 }, { points: 5 }),
  width: fc.constantFrom(16, 320, 800),
});

test("lineChart().render() is well-formed for any finite points, in every look", () => {
  fc.assert(
    fc.property(anyLook, anyPoints, anyPoints, (look, first, second) => {
      expectWellFormed(lineChart(look).add("a", first).add("b", second).render());
    }),
    { numRuns: 3000 },
  );
});

test("lineChart().render() keeps every coordinate within what a renderer can place", () => {
  const live = lineChart({ variant: "live", window: { ms: 60_000 } });
  live.add("a", { times: [0, Date.UTC(2026), Date.UTC(2026) + 2000], values: [1, 2, 3] });
  for (const x of some(live.layout().marks.flatMap(({ xs }) => xs))) {
    // Browsers hold places in 32-bit floats: beyond 2^20 they lose eighths of a pixel.
    expect(Math.abs(x)).toBeLessThan(2 ** 20);
  }
});
