import { writeText } from "../../base/byte-writer.ts";
import { escapeXml } from "./escape.ts";

/** The most bytes of a UTF-16 unit: `&quot;`. */
export const MAX_ESCAPED_BYTES = 6;

/** Printable ASCII that stands for itself in XML. */
export const STANDS_FOR_ITSELF = new Uint8Array(0x80).fill(1, 0x20, 0x7f);
for (const special of "&<>\"'") STANDS_FOR_ITSELF[special.charCodeAt(0)] = 0;

/** The first letter behind the control characters that need escaping. */
export const FIRST_LATIN = 0xa0;
export const LAST_OF_TWO_BYTES = 0x7ff;

/**
 * Writes a text as `escapeXml` escapes it, where there is room: six bytes for each UTF-16 unit. Returns
 * the offset behind it. Most texts are written in one pass.
 */
export function writeEscaped(bytes: Uint8Array, start: number, text: string): number {
  let at = start;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (STANDS_FOR_ITSELF[unit] === 1) bytes[at++] = unit;
    else if (unit >= FIRST_LATIN && unit <= LAST_OF_TWO_BYTES) {
      bytes[at++] = 0xc0 | (unit >> 6);
      bytes[at++] = 0x80 | (unit & 0x3f);
    } else return writeText(bytes, at, escapeXml(text.slice(i)));
  }
  return at;
}
