import { glyphWidth } from "./glyph-table.ts";
import { EMOJI } from "./glyph-widths.ts";

const JOINER = 0x200d;
const KEYCAP = 0x20e3;
const AS_PICTURE = 0xfe0f;
const FIRST_FLAG_LETTER = 0x1f1e6;
const FIRST_SKIN_TONE = 0x1f3fb;
const LAST_SKIN_TONE = 0x1f3ff;
const FIRST_PICTURE = 0x2300;
const PICTURE = /\p{Extended_Pictographic}/u;

/**
 * The width of any text in thousandths of an em. What fonts draw as one picture counts once: a
 * sequence with joiners, a flag of two letters, a skin tone, a keycap.
 */
export function glyphRunWidth(text: string, bold: boolean): number {
  let sum = 0;
  let glyph = 0;
  let before = 0;
  let flagOpen = false;
  for (const letter of text) {
    const code = letter.codePointAt(0)!;
    const isFlagLetter = code >= FIRST_FLAG_LETTER && code < FIRST_FLAG_LETTER + 26;
    const endsFlag: boolean = isFlagLetter && flagOpen;
    flagOpen = isFlagLetter && !endsFlag;
    if (code === AS_PICTURE || code === KEYCAP) {
      sum += Math.max(0, EMOJI - glyph);
      glyph = EMOJI;
    } else if (!endsFlag && !joinsGlyph(code, glyph, before)) {
      const width = isPicture(code) || isFlagLetter ? EMOJI : glyphWidth(code, bold);
      sum += width;
      if (width > 0) glyph = width;
    }
    before = code;
  }
  return sum;
}

/** Whether fonts draw a code point as part of the picture before it. */
function joinsGlyph(code: number, glyph: number, before: number): boolean {
  if (glyph !== EMOJI) return false;
  return (
    (code >= FIRST_SKIN_TONE && code <= LAST_SKIN_TONE) || (before === JOINER && isPicture(code))
  );
}

function isPicture(code: number): boolean {
  if (code < FIRST_PICTURE || (code >= 0x3300 && code < 0x1f000)) return false;
  return (
    PICTURE.test(String.fromCodePoint(code)) || (code >= FIRST_SKIN_TONE && code <= LAST_SKIN_TONE)
  );
}
