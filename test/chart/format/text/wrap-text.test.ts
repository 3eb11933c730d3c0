import * as fc from "fast-check";
import { expect, test } from "vitest";
import { textWidth } from "../../../../src/chart/format/text/text-width.ts";
import { wrapText } from "../../../../src/chart/format/text/wrap-text.ts";

const width = (text: string) => textWidth(text, 12);

test("wrapText() breaks between words, and cuts what is left for the last line", () => {
  const wrap = (maxLines: number) => wrapText("one two three four", { room: 52, maxLines, width });
  expect(wrap(9)).toEqual(["one two ", "three ", "four"]);
  expect(wrap(2)).toEqual(["one two ", expect.stringMatching(/^three.*…$/)]);
  expect(wrap(1)).toEqual([expect.stringMatching(/^one.*…$/)]);
  expect(wrapText("", { room: 60, maxLines: 3, width })).toEqual([""]);
});

test("wrapText() breaks Chinese between characters, but not before a closing mark", () => {
  const text = "標題是一個很長的句子，沒有空格。";
  const lines = wrapText(text, { room: 75, maxLines: 9, width });
  expect(lines.length).toBeGreaterThan(2);
  expect(lines.join("")).toBe(text);
  for (const line of lines) expect(line).not.toMatch(/^[，。]/);
});

test("wrapText() breaks a word that is wider than a line, between graphemes", () => {
  const lines = wrapText("👨‍👩‍👧👨‍👩‍👧👨‍👩‍👧👨‍👩‍👧", { room: 40, maxLines: 9, width });
  expect(lines.length).toBeGreaterThan(1);
  for (const line of lines) expect(line).toMatch(/^(👨‍👩‍👧)+$/u);
});

test("wrapText() keeps every line in its room, and loses no word unless the last line says so", () => {
  const run = fc.property(
    fc.string({ unit: "grapheme", maxLength: 80 }),
    fc.integer({ min: 30, max: 300 }),
    fc.integer({ min: 1, max: 4 }),
    (text, room, maxLines) => {
      const lines = wrapText(text, { room, maxLines, width });
      expect(lines.length).toBeLessThanOrEqual(maxLines);
      for (const line of lines) expect(width(line.trimEnd())).toBeLessThanOrEqual(room);
      const isCut = /…\u200f?$/.test(lines.at(-1) ?? "");
      const letters = (part: string) => part.replaceAll(/\s/g, "");
      if (!isCut) expect(letters(lines.join(""))).toBe(letters(text));
    },
  );
  fc.assert(run, { numRuns: 300 });
});
