import {
  BACKSLASH,
  COMMA,
  describePlace,
  fail,
  isLineEnd,
  LF,
  type LineCursor,
  QUOTE,
  SPACE,
  TAB,
} from "./line-cursor.ts";
import { type ScannedNumber, scanNumber } from "./scan-number.ts";

/** What kind of value a field has. */
export type InfluxType = "number" | "state" | "text";

/** A field's value, which is overwritten by the next one. */
export interface InfluxValue extends ScannedNumber {
  type: InfluxType;
}

/** UTF-16 units of a text that is passed over, as InfluxDB has it. */
const MAX_TEXT = 64 * 1024;

const STATES = new Map([
  ...["t", "T", "true", "True", "TRUE"].map((word) => [word, 1] as const),
  ...["f", "F", "false", "False", "FALSE"].map((word) => [word, 0] as const),
]);

/** The letters after a whole number: `1i`, `1u`. */
const SIGNED = 105;
const UNSIGNED = 117;

const NAN = /^[+-]?nan$/i;

/** Reads a field's value; the cursor moves behind it. @returns whether there is one. */
export function readValue(cursor: LineCursor, into: InfluxValue): boolean {
  const { text, at } = cursor;
  const code = text.charCodeAt(at);
  if (code === QUOTE) return passText(cursor, into);
  // Letters come after the digits, signs and points that numbers begin with.
  if (code >= 65) return readWord(cursor, into);
  if (!scanNumber(text, at, into)) return failAtValue(cursor, at);
  if (!Number.isFinite(into.value)) return fail(cursor, at, "expected a number below 1.8e308");
  const suffix = text.charCodeAt(into.end);
  cursor.at = suffix === SIGNED || suffix === UNSIGNED ? into.end + 1 : into.end;
  into.type = "number";
  return true;
}

function failAtValue(cursor: LineCursor, at: number): boolean {
  return fail(cursor, at, `expected a number, got ${describePlace(cursor.text, at)}`);
}

/** Reads true, false, or NaN, which is a gap. */
function readWord(cursor: LineCursor, into: InfluxValue): boolean {
  const { at } = cursor;
  const word = /[a-z]*/iy;
  word.lastIndex = at;
  const [letters = ""] = word.exec(cursor.text) ?? [];
  const state = STATES.get(letters);
  if (state === undefined && !NAN.test(letters)) return failAtWord(cursor, letters);
  into.type = state === undefined ? "number" : "state";
  into.value = state ?? Number.NaN;
  cursor.at = at + letters.length;
  return true;
}

function failAtWord(cursor: LineCursor, letters: string): boolean {
  if (letters === "") return failAtValue(cursor, cursor.at);
  const got = JSON.stringify(letters.slice(0, 20));
  return fail(cursor, cursor.at, `expected a number, true, false or a text in quotes, got ${got}`);
}

/** Passes over a text in quotes, which may hold line breaks. */
function passText(cursor: LineCursor, into: InfluxValue): boolean {
  const { text, at: start } = cursor;
  const last = Math.min(text.length, start + MAX_TEXT);
  let breaks = 0;
  for (let at = start + 1; at < last; at++) {
    const code = text.charCodeAt(at);
    if (code === BACKSLASH) at += isEscapedInText(text.charCodeAt(at + 1)) ? 1 : 0;
    else if (code === LF) breaks++;
    else if (code === QUOTE) {
      if (!isValueEnd(text, at + 1)) break;
      into.type = "text";
      cursor.breaks += breaks;
      cursor.at = at + 1;
      return true;
    }
  }
  return fail(cursor, start, "expected a text with a quote at its end");
}

function isEscapedInText(code: number): boolean {
  return code === QUOTE || code === BACKSLASH;
}

/** A quote with something else after it belongs to another line: the text before it has no end. */
function isValueEnd(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return code === COMMA || code === SPACE || code === TAB || isLineEnd(text, at);
}
