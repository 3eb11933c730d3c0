import * as fc from "fast-check";
import { expect, test } from "vitest";
import { PlotcastError } from "../../src/error.ts";
import { readJsonRows } from "../../src/ingest/json.ts";
import { readJsonInParts } from "../../src/ingest/json-parts.ts";
import { MAX_PUSHED_ROWS } from "../../src/limits.ts";

/** White space that makes any text too long to be read at once. */
const PADDING = " ".repeat(20_000);

/** What a reader makes of a text: rows, or the error's code. */
function outcome(read: () => unknown): unknown {
  try {
    return read();
  } catch (error) {
    if (error instanceof PlotcastError) return error.code;
    throw error;
  }
}

function readInParts(text: string): { rows: unknown; steps: number } {
  const work = readJsonInParts(text);
  for (let steps = 0; ; steps++) {
    const { done, value } = work.next();
    if (done === true) return { rows: value, steps };
  }
}

function message(text: string): string {
  try {
    readInParts(text);
  } catch (error) {
    if (error instanceof PlotcastError) return `${error.code} ${error.message}`;
  }
  return "none";
}

const ROW = fc.dictionary(
  fc.oneof(fc.constantFrom("a", "time", "[", '"', "\\", "{,:}"), fc.string()),
  fc.oneof(fc.double(), fc.integer(), fc.constant(null), fc.constant("2026-03-01T12:00:00Z")),
);

test("readJsonInParts(): reads what readJsonRows reads, and refuses what it refuses", () => {
  let read = 0;
  fc.assert(
    fc.property(
      fc.oneof(ROW, fc.array(ROW), fc.array(fc.jsonValue(), { maxLength: 5 })),
      fc.constantFrom(undefined, 1, "\t"),
      (value, indent) => {
        const text = JSON.stringify(value, null, indent);
        const expected = outcome(() => readJsonRows(text));
        if (Array.isArray(expected)) read++;
        expect(outcome(() => readInParts(PADDING + text).rows)).toEqual(expected);
        expect(outcome(() => readInParts(text + PADDING).rows)).toEqual(expected);
      },
    ),
    { numRuns: 500 },
  );
  expect(read).toBeGreaterThan(50);
});

test("readJsonInParts(): refuses as readJsonRows does where signs are missing or too many", () => {
  let refused = 0;
  const edit = fc.tuple(fc.nat(), fc.nat(2), fc.constantFrom("", ...'[]{},:"\\ 1ex'));
  fc.assert(
    fc.property(fc.array(ROW, { minLength: 1, maxLength: 3 }), edit, (rows, [at, cut, sign]) => {
      const text = JSON.stringify(rows);
      const place = at % text.length;
      const edited = text.slice(0, place) + sign + text.slice(place + cut);
      const expected = outcome(() => readJsonRows(edited));
      if (typeof expected === "string") refused++;
      expect(outcome(() => readInParts(edited + PADDING).rows)).toEqual(expected);
    }),
    { numRuns: 1000 },
  );
  expect(refused).toBeGreaterThan(100);
});

test("readJsonInParts(): a short text takes no steps, a long one many", () => {
  const rows = (count: number) => Array.from({ length: count }, (_, i) => ({ a: i, b: null }));
  expect(readInParts(JSON.stringify(rows(10))).steps).toBe(0);
  const long = readInParts(JSON.stringify(rows(MAX_PUSHED_ROWS)));
  expect(long.rows).toHaveLength(MAX_PUSHED_ROWS);
  expect(long.steps).toBeGreaterThan(10);
});

test("readJsonInParts(): says where a long text is wrong, and how", () => {
  const rows = '{"a":1},'.repeat(3000);
  expect(message(`[${rows}{"a":"x"}]`)).toBe(
    'INPUT_INVALID body[3000].a: expected a finite number or null, got "x"',
  );
  expect(message(`[${rows}{"a":1}`)).toContain("text that ends too early");
  expect(message(`[${rows}{"a":1} x]`)).toContain('got "x]" at position 24009');
  expect(message(`[${rows}]`)).toMatch(/^INPUT_INVALID body: expected JSON/);
  expect(message(`{"a":1}${PADDING}}`)).toContain('got "}" at position 20007');
  expect(message(PADDING)).toBe("INPUT_INVALID body: expected JSON, got nothing");
  const many = `[${"1,".repeat(MAX_PUSHED_ROWS)}1]`;
  expect(message(many)).toBe("TOO_LARGE body: expected at most 10000 objects, got 10001");
});

test("readJsonInParts(): refuses by its form what would take long to read", () => {
  const keys = Array.from({ length: 5000 }, (_, i) => `"k${i}":1`).join(",");
  expect(message(`{${keys}}`)).toBe("TOO_LARGE body: expected at most 256 series, got 5000");
  expect(message(`[{"a":1},{${keys}}]`)).toMatch(/^TOO_LARGE body\[1\]: /);
  const deep = `${"[".repeat(500_000)}${"]".repeat(500_000)}`;
  expect(message(deep)).toBe(
    "INPUT_INVALID body[0]: expected an object of numbers by name, got an array",
  );
  const nested = `{"a":${'{"a":'.repeat(10_000)}1${"}".repeat(10_001)}`;
  expect(message(nested)).toContain("got one that holds others");
});
