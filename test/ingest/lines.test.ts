import * as fc from "fast-check";
import { expect, test } from "vitest";
import { PlotcastError } from "../../src/error.ts";
import { createLineSplitter } from "../../src/ingest/lines.ts";

type Event = [kind: "line" | "too long", number: number, line?: string];

function split(pieces: string[], maxLength?: number): Event[] {
  const events: Event[] = [];
  const splitter = createLineSplitter(
    maxLength === undefined ? {} : { maxLength },
    (line, number) => events.push(["line", number, line]),
    (number) => events.push(["too long", number]),
  );
  for (const piece of pieces) splitter.write(piece);
  splitter.end();
  return events;
}

function linesOf(pieces: string[], maxLength?: number): string[] {
  return split(pieces, maxLength).flatMap(([, , line]) => (line === undefined ? [] : [line]));
}

test("createLineSplitter splits at LF and CRLF and keeps a CR elsewhere", () => {
  expect(linesOf(["a\nb\r\n\nc\rd\r\r\ne"])).toEqual(["a", "b", "", "c\rd\r", "e"]);
});

test("createLineSplitter gives the last line without a line break at end()", () => {
  expect(linesOf(["a\nb"])).toEqual(["a", "b"]);
  expect(linesOf(["a\n"])).toEqual(["a"]);
  expect(linesOf([])).toEqual([]);
  expect(linesOf(["a\r"])).toEqual(["a"]);
});

test("createLineSplitter starts a new text after end()", () => {
  const seen: Array<[string, number]> = [];
  const splitter = createLineSplitter({}, (line, number) => seen.push([line, number]));
  splitter.write("a\nb");
  splitter.end();
  splitter.end();
  splitter.write("c");
  splitter.end();
  expect(seen).toEqual([
    ["a", 1],
    ["b", 2],
    ["c", 1],
  ]);
});

test("createLineSplitter drops a line over the bound, reports it once, and reads on", () => {
  expect(split(["ab\nabcde", "fgh", "ijk\nabcd\nx"], 4)).toEqual([
    ["line", 1, "ab"],
    ["too long", 2],
    ["line", 3, "abcd"],
    ["line", 4, "x"],
  ]);
  expect(split(["abcde"], 4)).toEqual([["too long", 1]]);
});

test("createLineSplitter reports a line as soon as it is too long, not at its end", () => {
  const dropped: number[] = [];
  const splitter = createLineSplitter(
    { maxLength: 3 },
    () => {},
    (number) => dropped.push(number),
  );
  splitter.write("abcd");
  expect(dropped).toEqual([1]);
});

test("createLineSplitter does not count the line's ending", () => {
  expect(linesOf(["abcd\r\nabcd\n"], 4)).toEqual(["abcd", "abcd"]);
  expect(split(["abcd\r", "x\n"], 4)).toEqual([["too long", 1]]);
});

test("createLineSplitter gives the same lines wherever the text is cut in two", () => {
  const text = "1\r\n\r\nab\rc\nabcde\r\nabcdef\r\n\rx\n\n\r";
  const whole = split([text], 5);
  for (let at = 0; at <= text.length; at++) {
    expect(split([text.slice(0, at), text.slice(at)], 5)).toEqual(whole);
  }
  expect(split([...text], 5)).toEqual(whole);
});

const texts = fc.string({
  unit: fc.constantFrom("\r", "\n", "\r\n", "a", "b", "1", "😀"),
  maxLength: 60,
});

test("createLineSplitter gives the same lines for any chunking and bound", () => {
  let lines = 0;
  fc.assert(
    fc.property(fc.array(texts), fc.integer({ min: 1, max: 12 }), (pieces, maxLength) => {
      const whole = split([pieces.join("")], maxLength);
      expect(split(pieces, maxLength)).toEqual(whole);
      lines += whole.length;
      for (const [, , line = ""] of whole) expect(line.length).toBeLessThanOrEqual(maxLength);
    }),
  );
  expect(lines).toBeGreaterThan(100);
});

test("createLineSplitter agrees with String.split where nothing is too long", () => {
  fc.assert(
    fc.property(texts, (text) => {
      const lines = text.split("\n");
      if (lines.at(-1) === "") lines.pop();
      expect(linesOf([text])).toEqual(lines.map((line) => line.replace(/\r$/, "")));
    }),
  );
});

test("createLineSplitter refuses a bound that bounds nothing", () => {
  for (const maxLength of [0, -1, 1.5, Number.NaN, Number.POSITIVE_INFINITY]) {
    expect(() => createLineSplitter({ maxLength }, () => {})).toThrow(PlotcastError);
  }
});
