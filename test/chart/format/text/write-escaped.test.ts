import * as fc from "fast-check";
import { expect, test } from "vitest";
import { escapeXml } from "../../../../src/chart/format/text/escape.ts";
import {
  MAX_ESCAPED_BYTES,
  writeEscaped,
} from "../../../../src/chart/format/text/write-escaped.ts";

/** Plain letters, what XML escapes, controls, letters of each length in UTF-8, and half characters. */
const UNITS = [..."ab <>&\"'~", "\u0000", "\u0001", "\u007f", "\u0085", "\u00a0", "°", "\u07ff"];
const MORE_UNITS = ["\u0800", "\u2028", "−", "日", "\ud800", "\udc00", "😀", "\ufffe", "\uffff"];

test("writeEscaped() writes the bytes of what escapeXml() returns, of any text", () => {
  const texts = fc.array(fc.constantFrom(...UNITS, ...MORE_UNITS), { maxLength: 12 });
  fc.assert(
    fc.property(texts, fc.nat(3), (units, start) => {
      const text = units.join("");
      const bytes = new Uint8Array(start + MAX_ESCAPED_BYTES * text.length);
      const end = writeEscaped(bytes, start, text);
      expect(new TextDecoder().decode(bytes.subarray(start, end))).toBe(escapeXml(text));
    }),
    { numRuns: 3000 },
  );
});
