import * as fc from "fast-check";
import { expect, test } from "vitest";
import { readNdjson } from "../../src/ingest/ndjson.ts";
import { readJsonRows } from "../../src/ingest/json.ts";
import { MAX_LINE_LENGTH, MAX_PUSHED_ROWS } from "../../src/limits.ts";
import { atOnce } from "../../src/work.ts";
import { refusal } from "../support/refusal.ts";

test("readNdjson(): reads what readJsonRows reads of each line", () => {
  const row = fc.dictionary(
    fc.string({ minLength: 1 }),
    fc.oneof(fc.integer(), fc.constant(null)),
    {
      minKeys: 1,
    },
  );
  fc.assert(
    fc.property(fc.array(row.filter((one) => !("time" in one))), (rows) => {
      const text = rows.map((one) => JSON.stringify(one)).join("\n");
      const { rows: read, problems } = atOnce(readNdjson(text));
      expect(problems).toEqual([]);
      expect(read.map((one) => one.row)).toEqual(readJsonRows(JSON.stringify(rows)));
      expect(read.map((one) => one.line)).toEqual(rows.map((_, index) => index + 1));
    }),
  );
});

test("readNdjson(): whatever stands between good lines, they are read", () => {
  fc.assert(
    fc.property(fc.array(fc.string({ unit: "binary" })), (junk) => {
      const text = junk.map((line) => `${line}\n{"good":7}\n`).join("");
      const good = atOnce(readNdjson(text)).rows.filter(({ row }) => {
        const values = row.values as Map<string, unknown>;
        return values.get("good") === 7;
      });
      expect(good.length).toBeGreaterThanOrEqual(junk.length);
    }),
  );
});

test("readNdjson(): a line that is too long costs no other one", () => {
  const { rows, problems } = atOnce(
    readNdjson(`{"a":1}\n${" ".repeat(MAX_LINE_LENGTH + 1)}\n{"a":2}`),
  );
  expect(rows.map(({ line }) => line)).toEqual([1, 3]);
  expect(problems).toEqual([{ line: 2, message: expect.stringContaining("expected at most") }]);
});

test("readNdjson(): refuses too many rows, and yields in between", () => {
  expect(refusal(() => atOnce(readNdjson('{"a":1}\n'.repeat(MAX_PUSHED_ROWS + 1)))).code).toBe(
    "TOO_LARGE",
  );
  const work = readNdjson('{"a":1}\n'.repeat(MAX_PUSHED_ROWS));
  let steps = 0;
  while (work.next().done !== true) steps++;
  expect(steps).toBeGreaterThan(3);
});
