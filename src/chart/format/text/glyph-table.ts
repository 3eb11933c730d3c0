import {
  ACCENTED,
  AS_WIDE_AS,
  ASCII,
  BLOCKS,
  BOLD_ASCII,
  BOLD_BLOCK,
  PAIRS,
  UNUSUAL,
  OTHER,
} from "./glyph-widths.ts";

/** Below this code point a width is looked up at once: all alphabets, and the signs of axis labels. */
export const DIRECT = 0x2300;

const FIRST_ASCII = 0x20;
const NO_BREAK_SPACE = 0xa0;
const SOFT_HYPHEN = 0xad;
const FIRST_MARK = 0x300;
const NO_WIDTH = /[\p{Mn}\p{Me}\p{Cf}]/u;

/** Widths of the code points below `DIRECT`, in thousandths of an em. */
export const REGULAR = tableOf(ASCII, 1);
export const BOLD = tableOf(BOLD_ASCII, BOLD_BLOCK);

function tableOf(ascii: number[], blockFactor: number): Uint16Array {
  const table = new Uint16Array(DIRECT).fill(OTHER);
  // A control character is drawn as a space.
  table.fill(ascii[0]!, 0, NO_BREAK_SPACE);
  for (const [first, last, width] of BLOCKS) table.fill(width * blockFactor, first, last + 1);
  table.set(ascii, FIRST_ASCII);
  for (const [letters, width] of UNUSUAL) setAll(table, letters, width * blockFactor);
  setListed(table);
  for (const [first, last] of ACCENTED) foldAccents(table, first, last);
  // Accented letters that have a width of their own.
  setListed(table);
  clearMarks(table);
  return table;
}

function setAll(table: Uint16Array, letters: string, width: number): void {
  for (const letter of letters) table[letter.charCodeAt(0)] = width;
}

function setListed(table: Uint16Array): void {
  for (const [, first = "", models = ""] of AS_WIDE_AS.matchAll(/(\w+) (.+)/g)) {
    const code = Number.parseInt(first, 16);
    for (let i = 0; i < models.length; i++) {
      const model = models[i]!;
      if (model !== ".") table[code + i] = sumOf(table, PAIRS[model] ?? model);
    }
  }
}

function sumOf(table: Uint16Array, letters: string): number {
  let sum = 0;
  for (const letter of letters) sum += table[letter.charCodeAt(0)]!;
  return sum;
}

function foldAccents(table: Uint16Array, first: number, last: number): void {
  for (let code = first; code <= last; code++) {
    const letter = String.fromCharCode(code);
    const plain = letter.normalize("NFD").charCodeAt(0);
    if (plain !== code) table[code] = table[plain]!;
  }
}

function clearMarks(table: Uint16Array): void {
  table[SOFT_HYPHEN] = 0;
  for (let code = FIRST_MARK; code < DIRECT; code++) {
    if (NO_WIDTH.test(String.fromCharCode(code))) table[code] = 0;
  }
}

/** The width of any code point standing alone, in thousandths of an em. */
export function glyphWidth(code: number, bold: boolean): number {
  if (code < DIRECT) return (bold ? BOLD : REGULAR)[code]!;
  if (isIdeographic(code)) return OTHER;
  if (NO_WIDTH.test(String.fromCodePoint(code))) return 0;
  for (const [first, last, width] of BLOCKS) {
    if (code >= first && code <= last) return bold && width < OTHER ? width * BOLD_BLOCK : width;
  }
  return OTHER;
}

/** Kana, Chinese and Hangul: by far the most of what is above `DIRECT`, so they are tested first. */
function isIdeographic(code: number): boolean {
  return (code >= 0x3040 && code < 0xa4d0) || (code >= 0xac00 && code < 0xd7a4);
}
