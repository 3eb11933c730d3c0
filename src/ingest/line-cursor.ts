/** A place in a text that is read sign by sign, and what was wrong there. */
export interface LineCursor {
  readonly text: string;
  at: number;
  /** Line breaks that were passed over inside of quotes. */
  breaks: number;
  /** What was expected, where the line is wrong. `at` is where. */
  expected: string;
}

/** Sets what is wrong at a place. It returns `false`, for readers whose answer says whether all went well. */
export function fail(cursor: LineCursor, at: number, expected: string): false {
  cursor.at = at;
  cursor.expected = expected;
  return false;
}

export const LF = 10;
const CR = 13;
export const SPACE = 32;
export const TAB = 9;
export const QUOTE = 34;
export const HASH = 35;
export const COMMA = 44;
export const EQUALS = 61;
export const BACKSLASH = 92;

/** Whether a line ends at a place, with LF, CR LF, or the text. */
export function isLineEnd(text: string, at: number): boolean {
  if (at >= text.length) return true;
  const code = text.charCodeAt(at);
  return code === LF || (code === CR && (at + 1 >= text.length || text.charCodeAt(at + 1) === LF));
}

export function skipBlanks(text: string, from: number): number {
  let at = from;
  for (;;) {
    const code = text.charCodeAt(at);
    if (code !== SPACE && code !== TAB) return at;
    at++;
  }
}

/** The place after the next line break. */
export function nextLine(text: string, from: number): number {
  const end = text.indexOf("\n", from);
  return end < 0 ? text.length : end + 1;
}

/** What stands at a place, for a message: `"x"`, or the line's end. */
export function describePlace(text: string, at: number): string {
  if (isLineEnd(text, at)) return "the line's end";
  const [sign = ""] = text.slice(at, at + 2);
  return JSON.stringify(sign);
}
