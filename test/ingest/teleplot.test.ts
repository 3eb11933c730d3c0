import * as fc from "fast-check";
import { expect, test } from "vitest";
import { createTeleplotReader } from "../../src/ingest/teleplot.ts";

const NOW = 1_772_366_400_000;

function told(packet: string, reader = createTeleplotReader(), now = NOW): string[] {
  const { measurements, problems } = reader.read(packet, "board", now);
  return [
    ...measurements.map(({ series, time, value }) =>
      [series.measurement, time ?? "-", value, series.unit || "-"].join(" "),
    ),
    ...problems.map(({ message }) => message),
  ];
}

// From https://github.com/nesnes/teleplot#telemetry-format
test.each([
  ["myValue:1234", ["myValue - 1234 -"]],
  ["myValue:1234|g", ["myValue - 1234 -"]],
  [">myValue:-1.5e3|np\r\n", ["myValue - -1500 -"]],
  ["myValue:1772366400000:1234|g", ["myValue 1772366400000 1234 -"]],
  ["a:1772366400000:1;1772366400001:2.5|g", ["a 1772366400000 1 -", "a 1772366400001 2.5 -"]],
  ["a:1;2;3", ["a - 1 -", "a - 2 -", "a - 3 -"]],
  ["area:1772366400000:21.5§km²|g", ["area 1772366400000 21.5 km²"]],
  ["a,widget1:3§V", ["a - 3 V"]],
  ["a:1\nb:2", ["a - 1 -", "b - 2 -"]],
  ["motor_4_state:Turned On|t", ["passed over texts, points and shapes: 1"]],
  ["trajectory:12.3:45.67|xy\na:1", ["a - 1 -", "passed over texts, points and shapes: 1"]],
  ["trajectory:12.3:45.67:1627551892437|np,xy", ["passed over texts, points and shapes: 1"]],
  ["3D|cube:S:cube:P:1:1:1:R:0:0:0", ["passed over texts, points and shapes: 1"]],
  [">:a line of a log", ["passed over texts, points and shapes: 1"]],
  ["a:b", ['expected value or time:value, got "a:b"']],
  ["a", ['expected name:value, got "a"']],
])("createTeleplotReader reads %j", (packet, values) => {
  expect(told(packet)).toEqual(values);
});

test("createTeleplotReader puts a device's own clock beside ours", () => {
  const reader = createTeleplotReader();
  expect(told("a:100:1;200:2", reader, NOW)).toEqual([`a ${NOW - 100} 1 -`, `a ${NOW} 2 -`]);
  expect(told("a:1200:3", reader, NOW + 1300)).toEqual([`a ${NOW + 1000} 3 -`]);
  // It has started anew.
  expect(told("a:5:4", reader, NOW + 60_000)).toEqual([`a ${NOW + 60_000} 4 -`]);
});

test("createTeleplotReader gives the same objects, and bounds names", () => {
  const reader = createTeleplotReader();
  const packet = `${"\u001b[1mn".repeat(500)}:1§${"u".repeat(500)}`;
  const [first] = reader.read(packet, "a", NOW).measurements;
  const [second] = reader.read(packet, "b", NOW).measurements;
  expect(second?.series).toBe(first?.series);
  expect(first?.series.measurement).toMatch(/^n{100,187} #\w{11}$/);
  expect(first?.series.unit).toHaveLength(40);
});

test("createTeleplotReader never throws", () => {
  const piece = fc.constantFrom(..."a:;|§>1,-.\n".split(""), "3D|", "|t", "|xy", "\0");
  const text = fc.oneof(
    fc.string({ unit: "binary" }),
    fc.array(piece).map((some) => some.join("")),
  );
  fc.assert(
    fc.property(text, (packet) => {
      for (const { series, value } of createTeleplotReader().read(packet, "", NOW).measurements) {
        expect(series.measurement).not.toBe("");
        expect(value).toBeTypeOf("number");
      }
    }),
    { numRuns: 1000 },
  );
});
