import { expect, test } from "vitest";
import { readUcum } from "../../src/ingest/ucum.ts";

test.each([
  ["By", "B"],
  ["MiBy", "MiB"],
  ["By/s", "B/s"],
  ["s", "s"],
  ["ms", "ms"],
  ["us", "µs"],
  ["1", ""],
  ["%", "%"],
  ["Cel", "°C"],
  ["{request}", ""],
  ["{request}/s", "/s"],
  ["1/s", "/s"],
  ["", ""],
  ["constructor", "constructor"],
  ["x\u0000y", "xy"],
  ["x".repeat(100), "x".repeat(40)],
])("readUcum(%j): %j", (unit, expected) => {
  expect(readUcum(unit)).toBe(expected);
});
