import { array, assert, boolean, constantFrom, double, option, property, record } from "fast-check";
import { describe, expect, test } from "vitest";
import { planCharts, type PlanOptions } from "../../src/cli/chart-plan.ts";
import { createRecording, type Recording } from "../../src/cli/recording.ts";

interface Cell {
  name: string;
  value: number;
  key?: string;
  unit?: string;
}

function recorded(cells: readonly Cell[]): Recording {
  const recording = createRecording();
  cells.forEach(({ name, value, key = "", unit }, i) => {
    const units = unit === undefined ? {} : { units: new Map([[name, unit]]) };
    recording.add({ values: new Map([[name, value]]), key, ...units }, i);
  });
  return recording;
}

function plan(cells: readonly Cell[], options: Partial<PlanOptions> = {}) {
  return planCharts([...recorded(cells).columns()], {
    name: "input",
    title: "Input",
    prefix: "",
    split: undefined,
    unitOf: ({ unit }) => unit,
    titleOf: () => "",
    isLarge: false,
    isOver: false,
    ...options,
  });
}

/** The names of a plan's charts, with those of their series. */
function outline(cells: readonly Cell[], options: Partial<PlanOptions> = {}) {
  return plan(cells, options).map(({ name, series }) => `${name}: ${[...series.keys()].join(" ")}`);
}

const sizes = (...all: [string, number][]) => all.map(([name, value]) => ({ name, value }));

describe("planCharts", () => {
  test.each<[string, Cell[], Partial<PlanOptions>, string[]]>([
    ["columns of one size share a chart", sizes(["a", 1], ["b", 50]), {}, ["input: a b"]],
    ["another size, another chart", sizes(["a", 1], ["b", 5000]), {}, ["a: a", "b: b"]],
    ["a column of zeros splits nothing", sizes(["a", 0], ["b", 5000]), {}, ["input: a b"]],
    ["it stays with the smallest", sizes(["z", 0], ["a", 1], ["b", 9e6]), {}, ["z: z a", "b: b"]],
    ["split", sizes(["a", 1], ["b", 2]), { split: true }, ["a: a", "b: b"]],
    ["no split", sizes(["a", 1], ["b", 2e9]), { split: false }, ["input: a b"]],
    [
      "a chart for each unit",
      [
        { name: "cpu", value: 5, unit: "%" },
        { name: "mem", value: 7, unit: "%" },
        { name: "wait", value: 6, unit: "ms" },
      ],
      {},
      ["cpu: cpu mem", "wait: wait"],
    ],
    [
      "a series for each key",
      [
        { name: "load", value: 1, key: "web" },
        { name: "load", value: 2, key: "db" },
      ],
      {},
      ["input: web db"],
    ],
    [
      "with one key, the columns are series",
      [
        { name: "a", value: 1, key: "vda" },
        { name: "b", value: 2, key: "vda" },
      ],
      {},
      ["input: a b"],
    ],
    [
      "rows with keys and rows without",
      [
        { name: "user", value: 1 },
        { name: "tps", value: 1, key: "vda" },
        { name: "tps", value: 2, key: "vdb" },
      ],
      {},
      ["user: user", "tps: vda vdb"],
    ],
    ["several files", sizes(["a", 1], ["b", 5000]), { prefix: "x: " }, ["x: a: a", "x: b: b"]],
    [
      "names of events",
      sizes(["error", 1], ["open", 5000]),
      {},
      ["error (column): error", "open (column): open"],
    ],
    ["a large value", sizes(["time", 1]), { isLarge: true }, ["now: time", "input: time"]],
  ])("%s", (_what, cells, options, expected) => {
    expect(outline(cells, options)).toEqual(expected);
  });

  test("titles: a name where there is one, else that of the input; the key of all rows behind it", () => {
    const title = (cells: Cell[]) => plan(cells)[0]?.title;
    expect(title(sizes(["temp", 1]))).toBe("temp");
    expect(title(sizes(["value", 1]))).toBe("Input");
    expect(
      title([
        { name: "a", value: 1, key: "vda" },
        { name: "b", value: 1, key: "vda" },
      ]),
    ).toBe("Input: vda");
    expect(title(sizes(["a", 1], ["b", 1], ["c", 1], ["d", 1], ["e", 1], ["big", 1e9]))).toBe(
      "a, b, c and 2 more",
    );
  });

  test("a table that came once has its values shown large", () => {
    const cells = ["/", "/home"].map((key) => ({ name: "used", value: 5, key }));
    expect(plan(cells, { isOver: true })[0]?.type).toBe("stat");
    expect(plan(cells)[0]?.type).toBeUndefined();
    expect(plan([...cells, ...cells], { isOver: true })[0]?.type).toBeUndefined();
  });

  test("any columns: each run is in one chart, and no two charts have one name", () => {
    const cell = record({
      name: constantFrom("a", "b", "error", "\u0000", "x".repeat(300), "c\nd"),
      value: double({ noNaN: true, noDefaultInfinity: true }),
      key: constantFrom("", "web", "db"),
      unit: constantFrom("", "%", "B"),
    });
    assert(
      property(array(cell, { minLength: 1 }), option(boolean()), (cells, split) => {
        const charts = plan(cells, { split: split ?? undefined });
        const names = charts.map(({ name }) => name);
        expect(new Set(names).size).toBe(names.length);
        const runs = new Set(charts.flatMap(({ series }) => [...series.values()]));
        expect(runs.size).toBe(charts.reduce((sum, { series }) => sum + series.size, 0));
        expect(names.every((name) => name.length > 0 && name.length <= 200)).toBe(true);
      }),
    );
  });
});
