import { parse } from "csv-parse/sync";
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { csvCell, csvTime } from "../../src/server/csv-cells.ts";
import { csvHead, csvRows } from "../../src/server/csv.ts";
import { atOnce } from "../../src/work.ts";

const NAMES = fc.uniqueArray(fc.string({ minLength: 1, maxLength: 12, unit: "binary" }), {
  minLength: 1,
  maxLength: 5,
});
const TIME = fc.integer({ min: 0, max: 4_102_444_800_000 });
const VALUE = fc.double({ noDefaultInfinity: true });

const COLUMNS = NAMES.chain((names) =>
  fc.tuple(
    fc.constant(names),
    fc.tuple(
      ...names.map(() =>
        fc.uniqueArray(fc.tuple(TIME, VALUE), { selector: ([time]) => time, maxLength: 20 }),
      ),
    ),
  ),
);

test("csvRows: whatever names and values there are, csv-parse reads them back", () => {
  fc.assert(
    fc.property(COLUMNS, ([names, points]) => {
      const columns = new Map(
        names.map((name, i) => {
          const sorted = points.at(i)!.toSorted((a, b) => a[0] - b[0]);
          const times = sorted.map(([time]) => time);
          return [name, { times, values: sorted.map(([, value]) => value) }];
        }),
      );
      const text = csvHead("wide", names) + atOnce(csvRows("wide", names, columns));
      const [head, ...rows] = parse(text, { recordDelimiter: "\r\n" });
      expect(head).toEqual(["time", ...names.map(harmless)]);
      const read = names.map((_, i) =>
        rows
          .filter((row) => row[i + 1] !== "")
          .map((row) => [Date.parse(row.at(0)!), Number(row[i + 1])]),
      );
      const given = points.map((own) =>
        own.toSorted((a, b) => a[0] - b[0]).filter(([, value]) => !Number.isNaN(value)),
      );
      expect(read).toEqual(
        given.map((own) => own.map(([time, value]) => [time, value === 0 ? 0 : value])),
      );
      expect(rows.map((row) => row[0])).toEqual(rows.map((row) => row[0]).toSorted());
    }),
  );
});

/** As a text is written that a spreadsheet would run. */
function harmless(name: string): string {
  return /^[=+\-@\t\r]/.test(name) && !/^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(name)
    ? `'${name}`
    : name;
}

test("csvRows: series of different times have empty cells, gaps too; long rows have none", () => {
  const columns = new Map([
    ["a", { times: [1000, 3000], values: [1, Number.NaN] }],
    ["b", { times: [2000, 3000], values: [-2, 3] }],
  ]);
  expect(atOnce(csvRows("wide", ["a", "b"], columns))).toBe(
    "1970-01-01T00:00:01.000Z,1,\r\n1970-01-01T00:00:02.000Z,,-2\r\n1970-01-01T00:00:03.000Z,,3\r\n",
  );
  expect(atOnce(csvRows("long", ["a", "b"], columns))).toBe(
    "1970-01-01T00:00:01.000Z,a,1\r\n1970-01-01T00:00:02.000Z,b,-2\r\n" +
      "1970-01-01T00:00:03.000Z,a,\r\n1970-01-01T00:00:03.000Z,b,3\r\n",
  );
});

test("csvCell: what a spreadsheet would run is harmless, numbers stay numbers", () => {
  for (const text of ["=1+1", "+A1", "-cmd|' /C calc'!A0", "@SUM(A1)", "\t=1"]) {
    expect(csvCell(text)).toMatch(/^"?'/);
  }
  for (const text of ["-5", "+1.5e3", "cpu", "a=b", "5-3", ""]) expect(csvCell(text)).toBe(text);
  expect(csvCell('a "b", c')).toBe('"a ""b"", c"');
});

test("csvTime: milliseconds, microseconds where there are, also before 1970", () => {
  expect(csvTime(0)).toBe("1970-01-01T00:00:00.000Z");
  expect(csvTime(1.25)).toBe("1970-01-01T00:00:00.001250Z");
  expect(csvTime(-1)).toBe("1969-12-31T23:59:59.999Z");
  expect(csvTime(999.9999)).toBe("1970-01-01T00:00:01.000Z");
  fc.assert(
    fc.property(TIME, (time) => {
      expect(csvTime(time)).toBe(new Date(time).toISOString());
    }),
  );
});
