import * as fc from "fast-check";
import { expect, test } from "vitest";
import { PlotcastError } from "../../src/error.ts";
import { splitQuoted } from "../../src/ingest/csv-quotes.ts";
import { readCsvRows } from "../../src/ingest/csv-rows.ts";
import type { RowsReading } from "../../src/ingest/line-rows.ts";
import { MAX_PUSHED_ROWS } from "../../src/limits.ts";
import { atOnce } from "../../src/work.ts";
import { refusal } from "../support/refusal.ts";

function read(text: string, header?: string): RowsReading {
  return atOnce(readCsvRows(text, { header, split: splitQuoted }));
}

function shown({ rows }: RowsReading): string[] {
  return rows.map(({ row }) => {
    const values = [...(row.values as Map<string, number | null>)];
    return values.map(([name, value]) => `${name}=${value}`).join(" ");
  });
}

test.each<[string, string[]]>([
  ["a,b\n1,2\n3,4", ["a=1 b=2", "a=3 b=4"]],
  ["a;b\r\n1;2\r\n", ["a=1 b=2"]],
  ["a\tb\n1\t2", ["a=1 b=2"]],
  ["\n\n  \na,b\n1,2", ["a=1 b=2"]],
  ['"a\nb",c\n1,2', ["a\nb=1 c=2"]],
  ["a\n\n1\n\n\n2", ["a=1", "a=2"]],
  ["a,b\n1,\nNaN,2", ["a=1 b=null", "a=null b=2"]],
  ["time,a\n1772366400,1", ["a=1"]],
  ["", []],
])("readCsvRows(%j)", (text, expected) => {
  const reading = read(text);
  expect(reading.problems).toEqual([]);
  expect(shown(reading)).toEqual(expected);
});

test("readCsvRows(): says which line is wrong, and reads all others", () => {
  const reading = read(
    'time,a\n2026-03-01T12:00:00Z,1\nsoon,2\n2026-03-01T12:00:00Z,"x"\n1,2,3\n"open,4\n2026-03-01T12:00:01Z,5',
  );
  expect(shown(reading)).toEqual(["a=1", "a=5"]);
  expect(reading.problems).toEqual([
    { line: 3, message: 'column "time": expected a time, got "soon"' },
    { line: 4, message: 'column "a": expected a number, got "x"' },
    { line: 5, message: "row: expected 2 cells, got 3" },
    { line: 6, message: "expected quotes that are closed" },
  ]);
});

test.each<[string, string, string]>([
  ["1,2\n3,4", "INPUT_INVALID", "header: expected names of columns first, or ?header=time,cpu,mem"],
  ["a,a\n1,2", "INPUT_INVALID", 'header: expected "a" once'],
  ["a,,b\n1,2,3", "INPUT_INVALID", "header: expected names of 1 to 200 characters"],
  ["time\n1", "INPUT_INVALID", "at least one column besides the time"],
  [`${Array.from({ length: 300 }, (_, i) => `c${i}`).join(",")}\n`, "TOO_LARGE", "256 series"],
  [`a\n${"1\n".repeat(MAX_PUSHED_ROWS + 1)}`, "TOO_LARGE", `${MAX_PUSHED_ROWS} rows`],
])("readCsvRows(): refuses %j", (text, code, message) => {
  const error = refusal(() => read(text));
  expect(error.code).toBe(code);
  expect(error.message).toContain(message);
});

test("readCsvRows(): reads what is written with quotes around any text", () => {
  const name = fc
    .string({ minLength: 1, maxLength: 10 })
    .filter((text) => text.trim() === text && /[a-z]/i.test(text));
  const quote = (text: string) => `"${text.replaceAll('"', '""')}"`;
  fc.assert(
    fc.property(
      fc.uniqueArray(name, { minLength: 1, maxLength: 5 }),
      fc.array(fc.integer()),
      (names, values) => {
        const header = names.map((own) => quote(`s ${own}`)).join(",");
        const lines = values.map((value) => names.map(() => quote(String(value))).join(","));
        const reading = read([header, ...lines].join("\n"));
        expect(reading.problems).toEqual([]);
        expect(reading.rows).toHaveLength(values.length);
      },
    ),
    { numRuns: 200 },
  );
});

test("readCsvRows(): any text is read or refused", () => {
  const text = fc.oneof(fc.string({ unit: "binary" }), fc.stringMatching(/^[a1",;\n\r.]{0,40}$/));
  fc.assert(
    fc.property(text, fc.option(fc.string(), { nil: undefined }), (body, header) => {
      try {
        const reading = read(body, header);
        expect(reading.problems.length).toBeLessThanOrEqual(reading.problemCount);
      } catch (error) {
        if (!(error instanceof PlotcastError)) throw error;
      }
    }),
    { numRuns: 2000 },
  );
});
