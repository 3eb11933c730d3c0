import * as fc from "fast-check";
import { expect, test } from "vitest";
import { PlotcastError } from "../../src/error.ts";
import { MAX_PUSHED_ROWS } from "../../src/limits.ts";
import { readJsonRows } from "../../src/ingest/json.ts";

function refusal(text: string, where?: string): PlotcastError {
  try {
    readJsonRows(text, where);
  } catch (error) {
    if (error instanceof PlotcastError) return error;
    throw error;
  }
  throw new Error(`not refused: ${text.slice(0, 100)}`);
}

function message(text: string): string {
  const error = refusal(text);
  expect(error.code).toBe("INPUT_INVALID");
  return error.message;
}

test("readJsonRows reads one object", () => {
  expect(readJsonRows('{"Sensor": 21.4, "Pressure": null}')).toEqual([
    {
      values: new Map([
        ["Sensor", 21.4],
        ["Pressure", null],
      ]),
    },
  ]);
});

test("readJsonRows reads an array of objects with times", () => {
  const text = '[{"a":1,"time":1700000000000},{"time":"2026-11-22T07:00:00Z","a":-2e3}]';
  expect(readJsonRows(text)).toEqual([
    { time: 1_700_000_000_000, values: new Map([["a", 1]]) },
    { time: Date.UTC(2026, 10, 22, 7), values: new Map([["a", -2000]]), isDated: true },
  ]);
  expect(readJsonRows('{"time":"2026-11-22T07:00:00","a":1}')[0]?.time).toBe(
    Date.UTC(2026, 10, 22, 7),
  );
});

test("readJsonRows takes an empty array for no rows", () => {
  expect(readJsonRows("[]")).toEqual([]);
});

test("readJsonRows takes __proto__ and its like for names of series", () => {
  const [row] = readJsonRows('{"__proto__": 1, "constructor": 2, "toString": 3}');
  expect([...(row?.values ?? [])]).toEqual([
    ["__proto__", 1],
    ["constructor", 2],
    ["toString", 3],
  ]);
  expect(Object.prototype).not.toHaveProperty("1");
  expect(message('{"__proto__": {"time": 5}}')).toBe(
    "body.__proto__: expected a finite number or null, got an object",
  );
});

test("readJsonRows refuses a value that is no number, naming its place", () => {
  expect(message('{"Sensor":"21.4"}')).toBe(
    'body.Sensor: expected a finite number or null, got "21.4"',
  );
  expect(message('[{"a":1},{"a":1},{"a":1},{"Sensor":"21.4"}]')).toBe(
    'body[3].Sensor: expected a finite number or null, got "21.4"',
  );
  expect(message('{"CPU load":true}')).toBe(
    'body["CPU load"]: expected a finite number or null, got true',
  );
  expect(message('{"a":{"b":1}}')).toContain("got an object");
  expect(message('{"a":[1,2]}')).toContain("got an array of 2");
  expect(message('{"a":1e999}')).toContain("got Infinity");
});

test("readJsonRows refuses a wrong time", () => {
  for (const time of ['"2026-02-31"', '"now"', "null", "true", "1e999", "8.65e15", "{}", '"5"']) {
    expect(message(`[{"a":1,"time":${time}}]`)).toContain(
      "body[0].time: expected epoch milliseconds or an ISO 8601 date and time, got ",
    );
  }
});

test("readJsonRows refuses objects without series", () => {
  expect(message("{}")).toBe("body: expected at least one series, got none");
  expect(message('[{"time":5}]')).toBe("body[0]: expected at least one series, got none");
});

test("readJsonRows refuses names that are empty or too long", () => {
  expect(message('{"":1}')).toBe('body: expected a name for each series, got ""');
  expect(message(`{"${"n".repeat(201)}":1}`)).toContain("at most 200 characters, got 201");
  expect(readJsonRows(`{"${"n".repeat(200)}":1}`)).toHaveLength(1);
});

test("readJsonRows refuses JSON that is neither an object nor an array of them", () => {
  for (const text of ["1", '"a"', "null", "true", "[1]", "[[]]", "[null]", '[{"a":1},[]]']) {
    expect(message(text)).toContain("expected an object of numbers by name, got ");
  }
});

test("readJsonRows refuses what is not JSON, with the position where the parser tells it", () => {
  expect(message("")).toBe("body: expected JSON, got nothing");
  expect(message(" \n")).toBe("body: expected JSON, got nothing");
  expect(message('{"a" 1}')).toBe('body: expected JSON, got "1}" at position 5');
  expect(message('{"a":1}}')).toBe('body: expected JSON, got "}" at position 7');
  for (const text of ["{", "[", '{"a"', '{"a":', '[{"a":1}', '{"a":1']) {
    expect(message(text)).toContain("body: expected JSON, got text that ends too early, ");
  }
  for (const text of ["a", "nul", "{a:1}", "{'a':1}", '{"a":NaN}', '{"a":01}', '{"a":1,}', "a=1"]) {
    expect(message(text)).toContain("body: expected JSON, got ");
  }
});

test("readJsonRows keeps hostile text out of its messages, but for a short quotation", () => {
  const hostile = ['"at position 99"x', "\u001b[31m\r\nSet-Cookie: a", "<script>".repeat(1000)];
  for (const text of hostile) {
    expect(message(text).length).toBeLessThan(200);
    expect(message(text)).not.toMatch(/\p{Cc}/u);
  }
  const key = `{"${"<b>\\r\\n".repeat(20)}": "x"}`;
  expect(message(key).length).toBeLessThan(200);
  expect(message(key)).not.toMatch(/\p{Cc}/u);
});

test("readJsonRows refuses too many rows and series as TOO_LARGE", () => {
  const rows = (count: number) => JSON.stringify(Array.from({ length: count }, () => ({ a: 1 })));
  expect(readJsonRows(rows(MAX_PUSHED_ROWS))).toHaveLength(MAX_PUSHED_ROWS);
  const many = refusal(rows(MAX_PUSHED_ROWS + 1));
  expect(many.code).toBe("TOO_LARGE");
  expect(many.message).toBe("body: expected at most 10000 objects, got 10001");
  const wide = (count: number) =>
    JSON.stringify(Object.fromEntries(Array.from({ length: count }, (_, key) => [`s${key}`, 1])));
  expect(readJsonRows(wide(256))[0]?.values.size).toBe(256);
  expect(refusal(wide(257)).code).toBe("TOO_LARGE");
});

test("readJsonRows survives nesting as deep as the text is long", () => {
  expect(message("[".repeat(1_000_000))).toContain("ends too early");
  const deep = `${"[".repeat(500_000)}${"]".repeat(500_000)}`;
  expect(message(deep)).toContain("body[0]: expected an object");
  expect(message(`{"a":${'{"a":'.repeat(100_000)}1${"}".repeat(100_001)}`)).toContain("body.a: ");
});

test("readJsonRows names the text as asked", () => {
  expect(refusal('{"a":"b"}', "line 5: json").message).toMatch(/^line 5: json\.a: /);
});

test("readJsonRows returns rows of finite numbers or throws a PlotcastError, for any text", () => {
  let read = 0;
  const row = fc.dictionary(fc.string(), fc.oneof(fc.integer(), fc.constant(null)));
  const texts = fc.oneof(
    fc.json(),
    fc.string(),
    fc.string({ unit: fc.constantFrom(...'[]{}":,1.e-atime ') }),
    fc.array(row).map((rows) => JSON.stringify(rows)),
  );
  fc.assert(
    fc.property(texts, (text) => {
      let rows: ReturnType<typeof readJsonRows> = [];
      try {
        rows = readJsonRows(text);
      } catch (error) {
        expect(error).toBeInstanceOf(PlotcastError);
      }
      read += rows.length;
      for (const { time = 0, values } of rows) {
        expect(Number.isFinite(time)).toBe(true);
        for (const value of values.values()) expect(value ?? 0).toSatisfy(Number.isFinite);
      }
    }),
    { numRuns: 1000 },
  );
  expect(read).toBeGreaterThan(10);
});

test("readJsonRows reads back any row of numbers", () => {
  const names = fc.string({ minLength: 1, maxLength: 50 }).filter((name) => name !== "time");
  const value = fc.option(fc.double({ noNaN: true, noDefaultInfinity: true }));
  fc.assert(
    fc.property(
      fc.uniqueArray(fc.tuple(names, value), { minLength: 1, selector: ([name]) => name }),
      (entries) => {
        const members = entries.map(
          ([name, number]) => `${JSON.stringify(name)}:${JSON.stringify(number)}`,
        );
        const [row] = readJsonRows(`{${members.join(",")}}`);
        const expected = entries.map(
          ([name, number]) => [name, number === 0 ? 0 : number] as const,
        );
        expect(row?.values).toEqual(new Map(expected));
      },
    ),
  );
});
