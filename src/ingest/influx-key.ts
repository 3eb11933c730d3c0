import { MAX_LABELS, MAX_NAME_LENGTH, MAX_SERIES_LENGTH, MAX_TEXT_LENGTH } from "../limits.ts";
import {
  BACKSLASH,
  COMMA,
  describePlace,
  EQUALS,
  fail,
  isLineEnd,
  type LineCursor,
  SPACE,
} from "./line-cursor.ts";
import type { Label } from "./measurement.ts";

/** What stands before the fields of a line of Influx: `cpu,host=web1`. */
export interface InfluxKey {
  measurement: string;
  /** In the order of their names: who sends them in another order means the same series. */
  labels: Label[];
}

/** Finds where a measurement with its tags ends: at a space that is not escaped, or at the line's end. */
export function keyEnd(text: string, start: number): number {
  let at = start;
  for (;;) {
    const code = text.charCodeAt(at);
    if (code > SPACE && code !== BACKSLASH) at++;
    else if (code === BACKSLASH) at += isEscaped(text.charCodeAt(at + 1)) ? 2 : 1;
    else if (code === SPACE || isLineEnd(text, at)) return at;
    else at++;
  }
}

/** Signs that a backslash takes their meaning from; before any other, a backslash is one. */
export function isEscaped(code: number): boolean {
  return code === COMMA || code === EQUALS || code === SPACE;
}

/**
 * Reads a measurement with its tags.
 *
 * @returns undefined where something is wrong with it; the cursor says what, and where.
 */
export function readKey(cursor: LineCursor, end: number): InfluxKey | undefined {
  const start = cursor.at;
  if (end - start > MAX_SERIES_LENGTH) {
    fail(cursor, start, `expected at most ${MAX_SERIES_LENGTH} characters before the fields`);
    return undefined;
  }
  const measurement = readPart(cursor, end, COMMA, "a measurement");
  if (measurement === undefined) return undefined;
  const labels: Label[] = [];
  while (cursor.at < end) {
    const label = readLabel(cursor, end);
    if (label === undefined) return undefined;
    labels.push(label);
  }
  return checkLabels(cursor, labels, start) ? { measurement, labels } : undefined;
}

/** The cursor stands on the comma before it. */
function readLabel(cursor: LineCursor, end: number): Label | undefined {
  cursor.at++;
  const name = readPart(cursor, end, EQUALS, "a tag's name");
  if (name === undefined) return undefined;
  if (cursor.at >= end || cursor.text.charCodeAt(cursor.at) !== EQUALS) {
    fail(cursor, cursor.at, `expected "=" and the value of tag ${JSON.stringify(name)}`);
    return undefined;
  }
  cursor.at++;
  const value = readPart(cursor, end, COMMA, `a value of tag ${JSON.stringify(name)}`);
  return value === undefined ? undefined : { name, value };
}

/** Reads up to a sign or the end, and takes escapes away. */
function readPart(
  cursor: LineCursor,
  end: number,
  until: number,
  what: string,
): string | undefined {
  const { text, at: start } = cursor;
  let at = start;
  while (at < end) {
    const code = text.charCodeAt(at);
    if (code === until || code === COMMA) break;
    at += code === BACKSLASH && isEscaped(text.charCodeAt(at + 1)) ? 2 : 1;
  }
  cursor.at = at;
  const part = unescapeName(text.slice(start, at));
  const wrong = wrongName(part, what.startsWith("a value") ? MAX_TEXT_LENGTH : MAX_NAME_LENGTH);
  if (wrong === undefined) return part;
  fail(cursor, start, part === "" ? `expected ${what}, got ${describePlace(text, at)}` : wrong);
  return undefined;
}

/** A name as it was before it was escaped. */
export function unescapeName(text: string): string {
  return text.includes("\\") ? text.replace(/\\([,= ])/g, "$1") : text;
}

/** What is wrong with a name; names are keys, and stand in every frame. */
export function wrongName(name: string, maxLength = MAX_NAME_LENGTH): string | undefined {
  if (name === "") return "expected a name";
  if (name.length > maxLength) {
    return `expected a name of at most ${maxLength} characters, got ${name.length}`;
  }
  if (/[\u0000-\u001f\u007f-\u009f]/.test(name))
    return "expected a name without control characters";
  // What TextDecoder puts where bytes are no UTF-8.
  return name.includes("\ufffd") ? "expected a name in UTF-8" : undefined;
}

function checkLabels(cursor: LineCursor, labels: Label[], start: number): boolean {
  if (labels.length > MAX_LABELS) {
    return fail(cursor, start, `expected at most ${MAX_LABELS} tags, got ${labels.length}`);
  }
  labels.sort((a, b) => (a.name < b.name ? -1 : 1));
  const twice = labels.find((label, index) => label.name === labels[index + 1]?.name);
  return (
    twice === undefined || fail(cursor, start, `expected tag ${JSON.stringify(twice.name)} once`)
  );
}
