/** One value in a JSON text, by its form alone. */
export interface JsonValue {
  start: number;
  end: number;
  /** The names of an object; a repeated one counts again. */
  keys: number;
  /** Whether it holds objects or arrays. */
  isNested: boolean;
}

/** The values in an array, as far as the text has the form of one. */
export interface JsonArray {
  /** The first values, at most as many as were asked for. */
  values: JsonValue[];
  count: number;
  /** The first place where the form is another; at the text's length where it ends too early. */
  wrongAt?: number;
}

/** Characters that are looked at before others have a turn. */
const STEP = 16 * 1024;

const SPACE = /[ \t\n\r]*/y;

const QUOTE = 34;
const COMMA = 44;
const COLON = 58;
const BACKSLASH = 92;

/** The first place from here on without white space. */
export function skipSpace(text: string, at: number): number {
  SPACE.lastIndex = at;
  SPACE.test(text);
  return SPACE.lastIndex;
}

/**
 * Finds the end of a value without reading it: reading takes a hundred times as long for some texts. It
 * yields where others may have a turn.
 *
 * @returns undefined where the text ends first.
 */
export function* findValue(text: string, start: number): Generator<void, JsonValue | undefined> {
  let depth = 0;
  let keys = 0;
  let isNested = false;
  let isInString = false;
  for (let at = start; at < text.length; at++) {
    if ((at - start) % STEP === STEP - 1) yield;
    const code = text.charCodeAt(at);
    if (isInString) {
      if (code === BACKSLASH) at++;
      else if (code === QUOTE) isInString = false;
      if (!isInString && depth === 0) return { start, end: at + 1, keys, isNested };
    } else if (code === QUOTE) {
      isInString = true;
    } else if (isOpening(code)) {
      isNested ||= depth > 0;
      depth++;
    } else if (isClosing(code)) {
      // A number or a word ends before a bracket, which is not its own.
      if (depth === 0) return { start, end: at, keys, isNested };
      if (--depth === 0) return { start, end: at + 1, keys, isNested };
    } else if (depth === 1 && code === COLON) {
      keys++;
    } else if (depth === 0 && endsWord(code)) {
      return { start, end: at, keys, isNested };
    }
  }
  return depth > 0 || isInString ? undefined : { start, end: text.length, keys, isNested };
}

/** Brackets and braces lie 2 apart. */
function isOpening(code: number): boolean {
  return code === 91 || code === 123;
}

function isClosing(code: number): boolean {
  return code === 93 || code === 125;
}

function endsWord(code: number): boolean {
  return code === COMMA || code === 32 || (code >= 9 && code <= 13);
}

/** Finds the values of the array that begins at `start`, and the end of the text behind it. */
export function* findElements(
  text: string,
  start: number,
  most: number,
): Generator<void, JsonArray> {
  const values: JsonValue[] = [];
  let at = skipSpace(text, start + 1);
  if (text[at] === "]") return endOfText(text, at + 1, { values, count: 0 });
  for (let count = 1; ; count++) {
    const value = yield* findValue(text, at);
    if (value === undefined) return { values, count, wrongAt: text.length };
    if (values.length < most) values.push(value);
    at = skipSpace(text, value.end);
    if (text[at] === "]") return endOfText(text, at + 1, { values, count });
    if (text[at] !== ",") return { values, count, wrongAt: at };
    at = skipSpace(text, at + 1);
    if (count % 1024 === 0) yield;
  }
}

function endOfText(text: string, at: number, found: JsonArray): JsonArray {
  const end = skipSpace(text, at);
  return end === text.length ? found : { ...found, wrongAt: end };
}
