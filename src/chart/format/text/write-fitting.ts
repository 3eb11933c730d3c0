import { REGULAR } from "./glyph-table.ts";
import { FIRST_LATIN, LAST_OF_TWO_BYTES, STANDS_FOR_ITSELF } from "./write-escaped.ts";

/**
 * Widths of letters of one or two bytes that XML takes as they are, in thousandths of the font size; 0 of
 * all others.
 */
const WIDTHS = new Uint16Array(LAST_OF_TWO_BYTES + 1);
for (let unit = 0; unit <= LAST_OF_TWO_BYTES; unit++) {
  if (STANDS_FOR_ITSELF[unit] === 1 || unit >= FIRST_LATIN) WIDTHS[unit] = REGULAR[unit]!;
}

/** What a line has taken so far. To pass it on, rather than to return it, makes no object for each. */
export interface FittingLine {
  /** The offset behind it. */
  at: number;
  /** In thousandths of the font size. */
  width: number;
}

/**
 * Appends a text to a line and measures it as `textWidth` does, in one pass rather than by joining,
 * measuring and escaping. There must be room for two bytes for each UTF-16 unit.
 *
 * @returns whether it could; not where the text has characters to look at with care.
 */
export function appendFitting(bytes: Uint8Array, line: FittingLine, text: string): boolean {
  let { at, width } = line;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    const own = WIDTHS[unit];
    if (own === undefined || own === 0) return false;
    width += own;
    if (unit < FIRST_LATIN) bytes[at++] = unit;
    else {
      bytes[at++] = 0xc0 | (unit >> 6);
      bytes[at++] = 0x80 | (unit & 0x3f);
    }
  }
  line.at = at;
  line.width = width;
  return true;
}
