import * as fc from "fast-check";
import { expect, test } from "vitest";
import { createStatsdReader } from "../../src/ingest/statsd.ts";
import { nameOf } from "../support/source-context.ts";

/** What packets come to in one flush: values, then problems. */
function told(...packets: string[]): string[] {
  const reader = createStatsdReader();
  for (const packet of packets) reader.read(packet);
  const { measurements, problems } = reader.flush();
  return [
    ...measurements.map((taken) => `${nameOf(taken)} ${taken.series.kind} ${taken.value}`),
    ...problems.map(({ message }) => message),
  ];
}

test.each([
  ["a:1|c", ["a delta 1"]],
  ["a:1|c\na:2|c\r\n", ["a delta 3"]],
  ["a:1:2:3|c", ["a delta 6"]],
  ["a:1|c|@0.1", ["a delta 10"]],
  ["a:-1|c", ["a delta -1"]],
  ["a:1|c|#k:v,k2,k3:x:y", ["a{k=v,k2=true,k3=x:y} delta 1"]],
  ["a:1|c|#k:v\na:1|c|@0.5|#k:v|c:ci-1234|e:it-false|card:low", ["a{k=v} delta 3"]],
  ["a:21.5|g", ["a gauge 21.5"]],
  ["a:10|g\na:+5|g\na:-3|g", ["a gauge 12"]],
  ["a:-3|g", ["a gauge -3"]],
  ["a:x|s\na:y:x|s", ["a gauge 2"]],
  [
    "a:10:20|ms|@0.5",
    ["a.mean gauge 15", "a.min gauge 10", "a.max gauge 20", "a.p95 gauge 20", "a.count delta 4"],
  ],
  ["_e{5,4}:title|text|d:1\n_sc|db|0", ["passed over events and service checks: 2"]],
  ["a:x|c", ['expected a number, got "x": "a:x|c"']],
  ["a:1:x|c", ["a delta 1", 'expected a number, got "1:x": "a:1:x|c"']],
  ["a:1|q", ['expected a type such as c, g or ms, got "q": "a:1|q"']],
  ["a:1|c|@2", ['expected a rate from 0 to 1, got "2": "a:1|c|@2"']],
  ["a", ['expected name:value|type: "a"']],
  ["a:1", ['expected name:value|type: "a:1"']],
  [":1|c", ['expected a name: ":1|c"']],
  [
    "a:|c\na:NaN|g\na:1e999|g",
    [
      'expected a number, got "": "a:|c"',
      'expected a number, got "NaN": "a:NaN|g"',
      'expected a number, got "1e999": "a:1e999|g"',
    ],
  ],
  ["a:9e307:9e307:9e307|c", ["a delta Infinity"]],
])("createStatsdReader reads %j", (packet, values) => {
  expect(told(packet)).toEqual(values);
});

test("createStatsdReader takes values of a moment of their own, in their order", () => {
  const reader = createStatsdReader();
  reader.read("a:1|g|T1656581400\na:2|g|T1656581401\nb:3|c|T1656581400|#k:v");
  const { measurements } = reader.flush();
  expect(measurements.map(({ time, value }) => [time, value])).toEqual([
    [1_656_581_400_000, 1],
    [1_656_581_401_000, 2],
    [1_656_581_400_000, 3],
  ]);
});

test("createStatsdReader keeps gauges, and lets counters be 0 for a while", () => {
  const reader = createStatsdReader();
  reader.read("g:10|g\nc:5|c\nt:1|ms\ns:1|s");
  const first = reader.flush().measurements;
  const zeros = Array.from({ length: 100 }, () => reader.flush().measurements);
  const values = zeros.flat().map(({ value }) => value);
  expect(new Set(values)).toEqual(new Set([0]));
  expect(values.length).toBe(60);
  reader.read("g:+1|g");
  const last = reader.flush().measurements;
  expect(last.map(({ value }) => value)).toEqual([11]);
  expect(first.map(({ series }) => series)).toContain(last[0]?.series);
});

test("createStatsdReader makes room for new metrics once old ones are silent", () => {
  const reader = createStatsdReader();
  const names = (prefix: string) =>
    Array.from({ length: 10_000 }, (_, at) => `${prefix}${at}:1|g`).join("\n");
  reader.read(names("a"));
  reader.read("b:1|g");
  const full = reader.flush();
  expect([full.measurements.length, full.problemCount]).toEqual([10_000, 1]);
  for (let flush = 0; flush < 300; flush += 1) reader.flush();
  reader.read(names("b"));
  const after = reader.flush();
  expect([after.measurements.length, after.problemCount]).toEqual([10_000, 0]);
});

test("createStatsdReader bounds names, and what sets keep", () => {
  const reader = createStatsdReader();
  for (let at = 0; at < 110_000; at += 1) reader.read(`s:${at}|s`);
  reader.read(`\u001b[1m${"n".repeat(1000)}:1|c|#${"t".repeat(1000)}:\u0000v`);
  const [set, named] = reader.flush().measurements;
  expect(set?.value).toBe(100_000);
  expect(named?.series.measurement).toMatch(/^n{187} #\w{11}$/);
  const name = expect.stringMatching(/^t{187} #\w{11}$/);
  expect(named?.series.labels).toEqual([{ name, value: "v" }]);
});

const piece = fc.constantFrom(
  ..."a:|@#,.1-+T\n\r\0".split(""),
  ...["|c", "|ms", "|g", "|s", "_e{", "_sc|", "|#k:v"],
);

test("createStatsdReader never throws, and gives numbers only", () => {
  const packet = fc.oneof(
    fc.string({ unit: "binary" }),
    fc.array(piece, { maxLength: 30 }).map((parts) => parts.join("")),
  );
  fc.assert(
    fc.property(fc.array(packet, { maxLength: 10 }), (packets) => {
      const reader = createStatsdReader();
      for (const each of packets) reader.read(each);
      for (const { series, value } of reader.flush().measurements) {
        expect(series.measurement).not.toBe("");
        expect(value).toBeTypeOf("number");
      }
    }),
    { numRuns: 1000 },
  );
});

test("createStatsdReader counts the same, however lines are spread over packets", () => {
  const line = fc.tuple(fc.constantFrom("a", "b"), fc.integer({ min: -9, max: 9 }));
  fc.assert(
    fc.property(fc.array(fc.array(line, { maxLength: 5 }), { maxLength: 5 }), (packets) => {
      const reader = createStatsdReader();
      const sums = new Map<string, number>();
      for (const lines of packets) {
        for (const [name, value] of lines) sums.set(name, (sums.get(name) ?? 0) + value);
        reader.read(lines.map(([name, value]) => `${name}:${value}|c`).join("\n"));
      }
      const { measurements } = reader.flush();
      const got = measurements.map(({ series, value }) => [series.measurement, value] as const);
      expect(new Map(got)).toEqual(sums);
    }),
  );
});
