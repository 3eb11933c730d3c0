import * as fc from "fast-check";
import { expect, test } from "vitest";
import { textWidth } from "../../src/chart/text/text-width.ts";
import { wrapText } from "../../src/chart/text/wrap-text.ts";

const anyText = fc
  .array(
    fc.oneof(
      fc.string({ unit: "grapheme", maxLength: 8 }),
      fc.constantFrom(
        " ",
        "  ",
        "well-known/other",
        "東京都の気温",
        "กรุงเทพ",
        "👨‍👩‍👧‍👦",
        "שלום",
        "2026-11-24",
        "\n",
      ),
    ),
    { maxLength: 12 },
  )
  .map((parts) => parts.join(""));
const room = fc.double({ min: 0, max: 300, noNaN: true });
const most = fc.integer({ min: 0, max: 5 });
const LONE = /\p{Surrogate}/u;
const letters = (text: string) => text.replace(/\s/gu, "");

test("wrapText(text, room, most) gives at most so many lines, none too wide", () => {
  fc.assert(
    fc.property(anyText, room, most, (text, room, most) => {
      const { lines } = wrapText(text, room, most, 12);
      expect(lines.length).toBeLessThanOrEqual(most);
      for (const line of lines) expect(textWidth(line, 12)).toBeLessThanOrEqual(room);
    }),
  );
});

test("wrapText(text) loses only spaces unless it is cut, and then only the end", () => {
  fc.assert(
    fc.property(anyText, room, most, (text, room, most) => {
      const { lines, cut } = wrapText(text, room, most, 12);
      const kept = letters(lines.join("")).replace(/…\u200f?$/, "");
      if (cut) expect(letters(text).startsWith(kept)).toBe(true);
      else expect(letters(lines.join(""))).toBe(letters(text));
    }),
  );
});

test("wrapText(text) breaks only between clusters", () => {
  fc.assert(
    fc.property(anyText, room, (text, room) => {
      const { lines } = wrapText(text, room, 5, 12);
      if (LONE.test(lines.join(""))) expect(text).toMatch(LONE);
      for (const line of lines) expect(line).not.toMatch(/^[\p{Mn}\u200d]/u);
    }),
  );
});

test("wrapText(words) breaks at spaces, hyphens before letters, and between ideographs", () => {
  const wrapped = (text: string, room: number) => wrapText(text, room, 9, 12).lines;
  expect(wrapped("Server response time", 70)).toEqual(["Server", "response", "time"]);
  expect(wrapped("well-known", 45)).toEqual(["well-", "known"]);
  expect(wrapped("on 2026-11-24", 75)).toEqual(["on", "2026-11-24"]);
  expect(wrapped("10\u00a0ms long", 50)).toEqual(["10\u00a0ms", "long"]);
  expect(wrapped("東京都の気温", 40).join("")).toBe("東京都の気温");
});

test("wrapText(text) that does not fit ends in an ellipsis", () => {
  const { lines, cut } = wrapText("Server response time, 95th percentile", 90, 2, 12);
  expect(cut).toBe(true);
  expect(lines).toHaveLength(2);
  expect(lines[1]).toMatch(/…$/);
});
