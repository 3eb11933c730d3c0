import * as fc from "fast-check";
import { expect } from "vitest";

const NASTY = [
  ...['"', "'", "<", ">", "&", "]]>", "<!--", "-->", "</style>", "</text></svg>", "<script>"],
  ...['" onload="alert(1)', "' onclick='x", "&lt;", "&#0;", "&#x1F;", "<![CDATA[", "<?xml?>"],
  ...["\0", "\t", "\n", "\r\n", "\u000b", "\u001b[31m", "\u007f", "\u0085", "\u009f"],
  ...["\u2028", "\u2029", "\ufffe", "\uffff", "\ufeff", "\ufdd0", "\u{1fffe}", "\u{10ffff}"],
  ...["\ud800", "\udc00", "\udbff\udbff", "\ude00\ud83d", "😀", "👩‍👩‍👧", "🇩🇪", "é", "e\u0301"],
  ...["\u202e", "\u2066", "\u200f", "שלום", "مرحبا", "温度", "~", "&.", "${x}", "$&", "%s", " "],
];

const anyUnits = fc
  .array(fc.integer({ min: 0, max: 0xffff }), { minLength: 1, maxLength: 20 })
  .map((units) => String.fromCharCode(...units));
const nastyPieces = fc
  .array(fc.constantFrom(...NASTY), { minLength: 1, maxLength: 6 })
  .map((pieces) => pieces.join(""));
/** Any text, and often one that has broken something before. */
export const anyText = fc.oneof(anyUnits, nastyPieces, fc.string({ unit: "binary", minLength: 1 }));

/** A text for each of these names. */
export type Texts<Name extends string> = Record<Name, string>;

/** What is written ends up on one line of an event, so it must be one line, of characters only. */
export function expectCleanLine(svg: string): void {
  expect(svg).not.toMatch(/[\u0000-\u001f\u007f-\u009f\u2028\u2029\ufffe\uffff]/);
  expect(svg).not.toMatch(/\p{Surrogate}/u);
  expect(svg.toLowerCase()).not.toContain("<script");
}
