import * as fc from "fast-check";
import { expect, test } from "vitest";
import { MAX_LINE_LENGTH } from "../../src/limits.ts";
import { createLineSplitter } from "../../src/ingest/lines.ts";
import { createRecordSplitter } from "../../src/ingest/records.ts";

/** The lines of a text with their numbers, and the numbers of those that are too long, told as `3!`. */
function split(text: string, pieceLength = text.length): string[] {
  const found: string[] = [];
  const splitter = createRecordSplitter(
    (line, number) => found.push(`${number} ${line}`),
    (number) => found.push(`${number}!`),
  );
  for (let at = 0; at < text.length; at += pieceLength)
    splitter.write(text.slice(at, at + pieceLength));
  splitter.end();
  return found;
}

test("createRecordSplitter hands on each object of an array", () => {
  expect(split('[{"a":1},\n{"a":2}]\n')).toEqual(['1 {"a":1}', '2 {"a":2}']);
  expect(split('[{"a":{"b":"}]\\""}},{"a":[{}]}]')).toEqual([
    '1 {"a":{"b":"}]\\""}}',
    '1 {"a":[{}]}',
  ]);
  expect(split("[]\n")).toEqual(["1 []"]);
});

test("createRecordSplitter joins the lines of objects that are printed for people", () => {
  const rows = [{ time: "2026-03-01T12:00Z", v: 1 }, { v: { w: [2, 3] } }];
  const pretty = JSON.stringify(rows, null, 2);
  const read = (text: string) => split(text).map((line) => JSON.parse(line.replace(/^\d+ /, "")));
  expect(read(`\ufeff${pretty}`)).toEqual(rows);
  expect(read(rows.map((row) => JSON.stringify(row, null, 2)).join("\r\n"))).toEqual(rows);
  expect(split(pretty)[1]).toMatch(/^6 \{/);
});

test("createRecordSplitter goes on with lines behind JSON, by their numbers", () => {
  expect(split('{\n"a": 1\n}\nload 5\n{"b":2}\n')).toEqual([
    '1 { "a": 1 }',
    "4 load 5",
    '5 {"b":2}',
  ]);
});

test("createRecordSplitter tells of an object without an end, and of one that is too long", () => {
  expect(split('[{"a":1},{"b":')).toEqual(['1 {"a":1}', '1 {"b":']);
  const long = "x".repeat(MAX_LINE_LENGTH);
  expect(split(`[{"a":1},\n{"b":"${long}"},\n{"c":3}]`)).toEqual(['1 {"a":1}', "2!", '3 {"c":3}']);
});

test("createRecordSplitter leaves all other texts to lines, and reads alike however a text is cut", () => {
  const texts = fc.array(
    fc.constantFrom(
      "[",
      "{",
      "}",
      "]",
      "\n",
      '"',
      "\\",
      ",",
      " ",
      "5",
      "a",
      '{"a":1}',
      "[12:00] x",
    ),
  );
  fc.assert(
    fc.property(texts, fc.integer({ min: 1, max: 3 }), (parts, pieceLength) => {
      const text = parts.join("");
      const whole = split(text);
      expect(split(text, pieceLength)).toEqual(whole);
      if (/^\s*(?:\[\s*\{|\{[ \t]*\r?\n)/.test(text)) return;
      const lines: string[] = [];
      const splitter = createLineSplitter({}, (line, number) => lines.push(`${number} ${line}`));
      splitter.write(text);
      splitter.end();
      expect(whole).toEqual(lines);
    }),
  );
});
