import { longestPrefix } from "./graphemes.ts";
import { fitText } from "./text-width.ts";

/** How a text is wrapped. */
export interface WrapOptions {
  /** The width of a line, in pixels. */
  room: number;
  maxLines: number;
  /** The width of a text in its font, in pixels. */
  width: (text: string) => number;
}

// Chinese and Japanese have no spaces: a line can end behind each character, but for brackets.
const IDEOGRAPH =
  "\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}\\u3000-\\u303f\\uff00-\\uffef";
const OPENING = "「『（【《〈";
const CLOSING = "、。，．！？：；）」』】》〉ー";
const WORD = new RegExp(`[${OPENING}]*[${IDEOGRAPH}][${CLOSING}]*|[^\\s${IDEOGRAPH}]+`, "gu");

/**
 * Breaks a text into lines between words, and within a word that is wider than a line. What is left
 * for the last line is cut with an ellipsis. A line ends with the space at which it was broken.
 */
export function wrapText(text: string, { room, maxLines, width }: WrapOptions): string[] {
  const lines: string[] = [];
  let rest = text.trim();
  while (lines.length < maxLines - 1 && width(rest) > room) {
    const end = lineEnd(rest, (line) => width(line) <= room);
    if (end === 0) break;
    const behind = rest.slice(end);
    lines.push(rest.slice(0, end) + (/^\s/.test(behind) ? " " : ""));
    rest = behind.trimStart();
  }
  const last = fitText(rest, room, 1, false, (part) => width(part));
  return last === "" && lines.length > 0 ? lines : [...lines, last];
}

/** Where the first line of a text ends: behind the last word that fits, or within the first one. */
function lineEnd(text: string, fits: (line: string) => boolean): number {
  let end = 0;
  for (const { 0: word, index } of text.matchAll(WORD)) {
    if (!fits(text.slice(0, index + word.length))) break;
    end = index + word.length;
  }
  return end === 0 ? longestPrefix(text, fits).length : end;
}
