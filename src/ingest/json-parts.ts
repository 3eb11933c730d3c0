import type { Row } from "../chart/inner-face.ts";
import { MAX_PUSHED_ROWS, MAX_SERIES } from "../limits.ts";
import { inputError, parseJson, readJsonRow, readJsonRows, syntaxError, tooLarge } from "./json.ts";
import { findElements, findValue, type JsonValue, skipSpace } from "./json-values.ts";

/** UTF-16 units of a text that is read in one go: whatever it holds, a few milliseconds. */
const AT_ONCE = 16 * 1024;

/**
 * Reads rows from JSON as `readJsonRows` does, but yields where others may have a turn. What a long text
 * holds besides rows is refused by its form, before it is read.
 *
 * @throws PlotcastError as `readJsonRows` does.
 */
export function* readJsonInParts(text: string, where = "body"): Generator<void, Row[]> {
  if (text.length <= AT_ONCE) return readJsonRows(text, where);
  // Several may have come in this turn.
  yield;
  const start = skipSpace(text, 0);
  if (start === text.length) throw syntaxError(text, start, where);
  return text[start] === "["
    ? yield* readArray(text, start, where)
    : [yield* readOne(text, start, where)];
}

function* readOne(text: string, start: number, where: string): Generator<void, Row> {
  const value = yield* findValue(text, start);
  if (value === undefined) throw syntaxError(text, text.length, where);
  const end = skipSpace(text, value.end);
  if (end < text.length) throw syntaxError(text, end, where);
  return readPart(text, value, where, where);
}

function* readArray(text: string, start: number, where: string): Generator<void, Row[]> {
  const { values, count, wrongAt } = yield* findElements(text, start, MAX_PUSHED_ROWS);
  if (wrongAt !== undefined) throw syntaxError(text, wrongAt, where);
  if (count > MAX_PUSHED_ROWS) {
    throw tooLarge(where, `at most ${MAX_PUSHED_ROWS} objects, got ${count}`);
  }
  const rows: Row[] = [];
  let read = 0;
  for (const value of values) {
    rows.push(readPart(text, value, where, `${where}[${rows.length}]`));
    read += value.end - value.start;
    if (read < AT_ONCE) continue;
    read = 0;
    yield;
  }
  return rows;
}

/** @param whole the name of the text. @param where that of the part. */
function readPart(text: string, value: JsonValue, whole: string, where: string): Row {
  const { start, end, keys, isNested } = value;
  if (end - start > AT_ONCE) {
    // One of them may be the time.
    if (keys > MAX_SERIES + 1) throw tooLarge(where, `at most ${MAX_SERIES} series, got ${keys}`);
    if (isNested) {
      const kind = text[start] === "[" ? "an array" : "one that holds others";
      throw inputError(where, `expected an object of numbers by name, got ${kind}`);
    }
  }
  return readJsonRow(parseJson(text.slice(start, end), whole), where);
}
