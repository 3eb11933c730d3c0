import * as fc from "fast-check";
import { expect, test } from "vitest";
import type { EpochUnit } from "../../src/ingest/epoch-unit.ts";
import { createInfluxReader, type InfluxReading } from "../../src/ingest/influx-line.ts";
import { MAX_TOLD_PROBLEMS } from "../../src/limits.ts";
import { atOnce } from "../../src/work.ts";
import { some } from "../support/some.ts";

const TIME = 1_767_225_600_000;
const NS = `${TIME}000000`;

function read(text: string, unit: EpochUnit = "ns", reader = createInfluxReader()): InfluxReading {
  return atOnce(reader.read(text, unit));
}

/** What was read, as short texts: `cpu host=web1 usage: 1 @0`. */
function shown({ measurements }: InfluxReading): string[] {
  return measurements.map(({ series, time, value }) => {
    const labels = series.labels.map((label) => ` ${label.name}=${label.value}`).join("");
    const field = series.field === "" ? "" : ` ${series.field}`;
    return `${series.measurement}${labels}${field}: ${value}${time === undefined ? "" : ` @${time - TIME}`}`;
  });
}

function problems(text: string, unit: EpochUnit = "ns"): string[] {
  return read(text, unit).problems.map(
    ({ line, column, message }) => `${line}:${column} ${message}`,
  );
}

test.each<[string, string[]]>([
  [`cpu,host=web1 usage_user=12.5 ${NS}`, ["cpu host=web1 usage_user: 12.5 @0"]],
  [
    `cpu,host=web1 a=1i,b=2u,c=-3.5e2,d=+.5 ${NS}`,
    [1, 2, -350, 0.5].map((value, index) => `cpu host=web1 ${"abcd"[index]}: ${value} @0`),
  ],
  ["room value=21.4", ["room: 21.4"]],
  // Labels come in the order of their names.
  ["m,b=2,a=1 v=1", ["m a=1 b=2 v: 1"]],
  ["door open=t,shut=FALSE", ["door open: 1", "door shut: 0"]],
  ["m v=NaN", ["m v: NaN"]],
  [`m v=1 ${NS}\r\nm v=2 ${NS}\r\n`, ["m v: 1 @0", "m v: 2 @0"]],
  ["# a comment\n\n   \n  m v=1\n#end", ["m v: 1"]],
  ["m   v=1   \nm v=2\t", ["m v: 1", "m v: 2"]],
  ["m v=1,v=2", ["m v: 1", "m v: 2"]],
  // Escapes.
  ["my\\ m\\,x,t\\ a\\=g=v\\,a\\ l\\=ue f\\ i\\,e\\=ld=1", ["my m,x t a=g=v,a l=ue f i,e=ld: 1"]],
  ["m,path=C:\\dir v=1", ["m path=C:\\dir v: 1"]],
  ["m=x,a=b=c v=1", ["m=x a=b=c v: 1"]],
  // Texts are passed over, whatever they hold.
  ['m s="a, b=c d",v=1', ["m v: 1"]],
  ['m s="say \\"hi\\"\\\\",v=1', ["m v: 1"]],
  ['m s="one\ntwo\n\nthree",v=1\nm v=2', ["m v: 1", "m v: 2"]],
  ['m s=""', []],
  ["ö,ä=ü ß=1", ["ö ä=ü ß: 1"]],
  ["", []],
  ["\n\n", []],
])("read(): %j", (text, expected) => {
  const reading = read(text);
  expect(reading.problems).toEqual([]);
  expect(shown(reading)).toEqual(expected);
});

test.each<[EpochUnit, string, number]>([
  ["ns", `${TIME}123456`, 0.123],
  ["us", `${TIME}123`, 0.123],
  ["ms", `${TIME}`, 0],
  ["s", `${TIME / 1000}`, 0],
  ["m", `${TIME / 60_000}`, 0],
  ["h", `${TIME / 3_600_000}`, 0],
])("read(): times in %s", (unit, text, after) => {
  const [point] = some(read(`m v=1 ${text}`, unit).measurements);
  expect(point?.time).toBeCloseTo(TIME + after, 3);
});

test("read(): every microsecond of a time is kept", () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 1e9 }), (micros) => {
      const us = BigInt(TIME) * 1000n + BigInt(micros);
      const expected = Number(us / 1000n) + Number(us % 1000n) / 1000;
      expect(read(`m v=1 ${us}000`).measurements[0]?.time).toBeCloseTo(expected, 3);
      expect(read(`m v=1 ${us}`, "us").measurements[0]?.time).toBeCloseTo(expected, 3);
    }),
  );
});

test("read(): any finite number is read as JavaScript reads it", () => {
  fc.assert(
    fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (number) => {
      for (const text of [String(number), number.toExponential(), number.toFixed(3)]) {
        expect(read(`m v=${text}`).measurements[0]?.value).toBe(Number(text));
      }
    }),
    { numRuns: 2000 },
  );
});

test.each<[string, string]>([
  ["m", "1:2 expected a field"],
  ["m ", "1:3 expected a field"],
  ["m v", '1:4 expected "=" and a value'],
  ["m v=", "1:5 expected a number, got the line's end"],
  ["m v=abc", '1:5 expected a number, true, false or a text in quotes, got "abc"'],
  ["m v=1,", "1:7 expected a field"],
  ["m v=1,,w=2", "1:7 expected a field"],
  ["m v=1x", `1:6 expected a comma, a space or the line's end, got "x"`],
  ["m v=1 abc", '1:7 expected a time, got "a"'],
  ["m v=1 12 13", '1:10 expected the line\'s end, got "1"'],
  ["m v=1e999", "1:5 expected a number below 1.8e308"],
  ["m v=--1", '1:5 expected a number, got "-"'],
  [",a=b v=1", '1:1 expected a measurement, got ","'],
  ["m,a v=1", '1:4 expected "=" and the value of tag "a"'],
  ["m,a= v=1", '1:5 expected a value of tag "a", got " "'],
  ["m,=b v=1", '1:3 expected a tag\'s name, got "="'],
  ["m,a=1,a=2 v=1", '1:1 expected tag "a" once'],
  ["m\u0000 v=1", "1:1 expected a name without control characters"],
  ["m,a=\u0007 v=1", "1:5 expected a name without control characters"],
  ["m v\u0001=1", "1:3 expected a name without control characters"],
  ['m v="abc', "1:5 expected a text with a quote at its end"],
  [`m v=1 ${TIME}`, "1:7 expected a time in ns from 2001 to 2099, and in ms it would be one"],
  ["m v=1 1", "1:7 expected a time in ns from 2001 to 2099"],
  ["m v=1 99999999999999999999999999", "1:7 expected a time in ns from 2001 to 2099"],
])("read(): says where %j is wrong", (text, expected) => {
  expect(problems(text)).toEqual([expected]);
});

test("read(): one bad line costs no good one, and its number is told", () => {
  const reading = read('m v=1\nm s="a\nb",v=2\nm v=bad\nm v="open\nm v=3\n\nm v=4');
  expect(shown(reading)).toEqual(["m v: 1", "m v: 2", "m v: 3", "m v: 4"]);
  expect(reading.problems.map(({ line }) => line)).toEqual([4, 5]);
  expect(reading.lines).toBe(4);
});

test("read(): a text without an end costs only its line, also where a later line has quotes", () => {
  const reading = read('m s="open\nm v=1\nm s="x",v=2\nm v=3');
  expect(shown(reading)).toEqual(["m v: 1", "m v: 2", "m v: 3"]);
  expect(reading.problems.map(({ line }) => line)).toEqual([1]);
});

test("read(): the first problems are told, and all are counted", () => {
  const reading = read("bad\n".repeat(1000));
  expect(reading.problems).toHaveLength(MAX_TOLD_PROBLEMS);
  expect(reading.problemCount).toBe(1000);
});

test("read(): a field of texts is told once, by its name", () => {
  const reader = createInfluxReader();
  const first = read('system,host=a up="3:25"\nsystem,host=a up="3:26"', "ns", reader);
  expect(first.texts).toBe(2);
  expect(first.problemCount).toBe(0);
  expect(first.notes).toEqual([
    {
      line: 1,
      message: 'field "up" of "system" holds a text, which no chart shows: it is passed over',
    },
  ]);
  expect(read('system,host=a up="3:27"', "ns", reader).notes).toEqual([]);
});

test("read(): a series that comes again is the same object, whatever stands between", () => {
  const reader = createInfluxReader();
  const text = "a,h=1 x=1,y=2\nb v=1\na,h=2 x=1\na,h=1 y=2,x=1\na,h=1 x=t";
  const [first, second] = [read(text, "ns", reader), read(`b v=2\n${text}`, "ns", reader)];
  const series = first.measurements.map((one) => one.series);
  expect(second.measurements.slice(1).map((one) => one.series)).toEqual(series);
  for (const [index, one] of some(second.measurements.slice(1)).entries()) {
    expect(one.series).toBe(series[index]);
  }
  expect(series[0]).toBe(series[5]);
  expect(series[0]?.kind).toBe("gauge");
  expect(series[6]?.kind).toBe("state");
});

test("read(): a name that begins as another one is another one", () => {
  const reader = createInfluxReader();
  const lines = ["m,a=1 v=1", "m,a=12 v=2", "m,a=1\\ 2 v=3", "m,a=1 vv=4", "m v=5"];
  for (const text of [lines.join("\n"), lines.toReversed().join("\n"), lines.join("\n")]) {
    const expected = text.split("\n").map((line) => shown(read(line))[0]);
    expect(shown(read(text, "ns", reader))).toEqual(expected);
  }
});

test("read(): names say kind and unit", () => {
  const text =
    "cpu usage_user=1\nnet bytes_recv=1i\ndisk total=1i,used_percent=1\nmem used=1i\nhttp_requests_total value=1";
  const kinds = read(text).measurements.map(({ series }) => `${series.kind} ${series.unit}`);
  expect(kinds).toEqual(["gauge %", "counter B", "gauge B", "gauge %", "gauge B", "counter "]);
});

test("read(): a long body yields in between", () => {
  const work = createInfluxReader().read("cpu,host=web1 usage=1\n".repeat(50_000), "ns");
  let steps = 0;
  while (work.next().done !== true) steps++;
  expect(steps).toBeGreaterThan(10);
});

/** What a right line is made of. */
interface Line {
  measurement: string;
  tags: string[];
  field: string;
  value: number;
  text: string | undefined;
}

const LINE: fc.Arbitrary<Line> = fc
  .record({
    measurement: fc.stringMatching(/^[a-z\\ ,=ä"#]{1,8}$/).map((name) => `m${name}`),
    tags: fc.uniqueArray(fc.stringMatching(/^[a-z ,="]{1,5}$/), { maxLength: 3 }),
    field: fc.stringMatching(/^[a-z ,="]{1,5}$/),
    value: fc.integer(),
    text: fc.option(fc.stringMatching(/^[a-z ,=\\"\n]{0,9}$/), { nil: undefined }),
  })
  .filter(({ measurement }) => !/\\$|\\[ ,=]/.test(measurement));

function escapeName(name: string): string {
  return name.replace(/[ ,=]/g, "\\$&");
}

function writeLine({ measurement, tags, field, value, text }: Line): string {
  const labels = tags.map((tag) => `,${escapeName(tag)}=${escapeName(tag)}`).join("");
  const quoted = text === undefined ? "" : `,text="${text.replace(/["\\]/g, "\\$&")}"`;
  return `${escapeName(measurement)}${labels} ${escapeName(field)}=${value}i${quoted} ${NS}`;
}

test("read(): names with any signs come out as they went in", () => {
  const reader = createInfluxReader();
  fc.assert(
    fc.property(fc.array(LINE), (lines) => {
      const reading = read(lines.map(writeLine).join("\n"), "ns", reader);
      expect(reading.problems).toEqual([]);
      expect(
        reading.measurements.map(({ series, value }) => [
          series.measurement,
          series.labels.map((label) => label.value),
          series.field,
          value,
        ]),
      ).toEqual(
        lines.map(({ measurement, tags, field, value }) => [
          measurement,
          [...tags].sort(),
          field === "value" ? "" : field,
          value,
        ]),
      );
    }),
    { numRuns: 500 },
  );
});

test("read(): whatever stands between good lines, they are read and nothing throws", () => {
  const reader = createInfluxReader();
  const junk = fc.oneof(
    fc.string({ unit: "binary" }),
    fc.stringMatching(/^[m,= "\\\n\r\t01ei-]{0,30}$/),
  );
  fc.assert(
    fc.property(fc.array(junk, { minLength: 1 }), (parts) => {
      const text = parts.map((part) => `${part}\ngood,a=b v=7 ${NS}\n`).join("");
      const reading = read(text, "ns", reader);
      const good = reading.measurements.filter(({ value, time }) => value === 7 && time === TIME);
      // A text in quotes may swallow the good line after it, if what comes then goes on as its line.
      const quotes = (text.match(/"/g) ?? []).length;
      if (quotes < 2) expect(good.length).toBeGreaterThanOrEqual(parts.length);
      expect(reading.problems.length).toBeLessThanOrEqual(reading.problemCount);
    }),
    { numRuns: 2000 },
  );
});
