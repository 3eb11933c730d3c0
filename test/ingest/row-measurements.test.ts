import { expect, test } from "vitest";
import { createRowMeasurements } from "../../src/ingest/row-measurements.ts";
import { nameOf } from "../support/source-context.ts";

test("createRowMeasurements makes columns fields, and what a row is about a label", () => {
  const toMeasurements = createRowMeasurements("df");
  const units = new Map([["used", "B"]]);
  const values = new Map<string, number | null>([
    ["used", 5],
    ["value", null],
  ]);
  const [used, other] = toMeasurements({ time: 7, values, units, key: "/dev\u0000" });
  expect(used).toMatchObject({ time: 7, value: 5, series: { kind: "gauge", unit: "B" } });
  expect(other).toMatchObject({ value: Number.NaN, series: { field: "", unit: "" } });
  expect([used, other].map((each) => each && nameOf(each))).toEqual([
    "df.used{key=/dev}",
    "df{key=/dev}",
  ]);
});

test("createRowMeasurements gives the same objects, also where a cell says no unit", () => {
  const toMeasurements = createRowMeasurements("m");
  const values = new Map([["a", 1]]);
  const [first] = toMeasurements({ values, units: new Map([["a", "B"]]) });
  const [second] = toMeasurements({ values });
  expect(second?.series).toBe(first?.series);
});

test("createRowMeasurements gives the values of a column one unit", () => {
  const toMeasurements = createRowMeasurements("m");
  const read = (value: number, unit: string) =>
    toMeasurements({ values: new Map([["a", value]]), units: new Map([["a", unit]]) })[0];
  const first = read(1.5, "s");
  const second = read(250, "ms");
  expect([first?.value, second?.value]).toEqual([1.5, 0.25]);
  expect(second?.series).toBe(first?.series);
  expect(read(5, "B")).toMatchObject({ value: 5, series: { unit: "B" } });
});
