import { MAX_LINE_LENGTH } from "../limits.ts";
import { createLineSplitter, type LineSplitter } from "./lines.ts";

/** How far a text is looked at for what it is. */
const MAX_HEAD = 1024;

/** How JSON of many lines begins: an array of objects, or an object whose first key is on the next line. */
const JSON_HEAD = /^\ufeff?\s*(?:\[\s*\{|\{[ \t]*\r?\n)/;
const MAY_BE_JSON = /^\ufeff?\s*(?:\[\s*|\{[ \t]*\r?)?$/;

const SPACE = /[\s,\ufeff]/;

type OnLine = (line: string, number: number) => void;
type OnTooLong = (number: number) => void;

/**
 * Splits a text into lines, as `createLineSplitter` does. Where it begins with JSON of many lines, such as an
 * array of objects or what `jq .` prints, each object is handed on as one line; behind the JSON lines follow.
 *
 * @param onLine gets each line, and the number of the line where it begins
 */
export function createRecordSplitter(onLine: OnLine, onTooLong: OnTooLong): LineSplitter {
  let head = "";
  let current: LineSplitter | undefined;

  function begin(isJson: boolean): void {
    const text = head;
    head = "";
    current = isJson ? createObjects(onLine, onTooLong) : createLineSplitter({}, onLine, onTooLong);
    current.write(text);
  }

  return {
    write(text) {
      if (current !== undefined) return current.write(text);
      head += text;
      if (JSON_HEAD.test(head)) begin(true);
      else if (head.length > MAX_HEAD || !MAY_BE_JSON.test(head)) begin(false);
    },
    end() {
      if (current === undefined) begin(false);
      current?.end();
      current = undefined;
    },
  };
}

/** Hands on one object after the other, in arrays or not. What is neither ends them. */
function createObjects(onLine: OnLine, onTooLong: OnTooLong): LineSplitter {
  const object = createObject(onLine, onTooLong);
  let number = 1;
  let arrays = 0;
  let rest: LineSplitter | undefined;

  function goOnWithLines(text: string): void {
    const ahead = number - 1;
    const onRestLine: OnLine = (line, at) => onLine(line, ahead + at);
    rest = createLineSplitter({}, onRestLine, (at) => onTooLong(ahead + at));
    rest.write(text);
  }

  /** Takes what stands between objects. @returns whether it may stand there */
  function between(mark: string): boolean {
    if (SPACE.test(mark)) return true;
    if (mark === "[") arrays += 1;
    else if (arrays === 0) return false;
    else if (mark === "]") arrays -= 1;
    // Other values of an array are passed over.
    return true;
  }

  function write(text: string): void {
    for (let at = 0; at < text.length; at++) {
      const mark = text.charAt(at);
      if (object.isOpen() || mark === "{") object.add(mark, number);
      else if (!between(mark)) return goOnWithLines(text.slice(at));
      if (mark === "\n") number += 1;
    }
  }

  return {
    write: (text) => (rest === undefined ? write(text) : rest.write(text)),
    end() {
      object.end();
      rest?.end();
    },
  };
}

/** Gathers the signs of an object until its last brace; of one that is too long none is kept. */
function createObject(onLine: OnLine, onTooLong: OnTooLong) {
  let held = "";
  let startsAt = 0;
  let depth = 0;
  let isQuoted = false;
  let isEscaped = false;
  let isTooLong = false;

  function hold(mark: string): void {
    if (isTooLong) return;
    held += mark === "\n" || mark === "\r" ? " " : mark;
    if (held.length <= MAX_LINE_LENGTH) return;
    isTooLong = true;
    held = "";
    onTooLong(startsAt);
  }

  function follow(mark: string): void {
    if (isEscaped) isEscaped = false;
    else if (mark === "\\") isEscaped = isQuoted;
    else if (mark === '"') isQuoted = !isQuoted;
    else if (isQuoted) return;
    else if (mark === "{") depth += 1;
    else if (mark === "}") depth -= 1;
  }

  function finish(): void {
    if (!isTooLong) onLine(held, startsAt);
    held = "";
    depth = 0;
    isQuoted = false;
    isTooLong = false;
  }

  return {
    isOpen: () => depth > 0,
    add(mark: string, number: number): void {
      if (depth === 0) startsAt = number;
      hold(mark);
      follow(mark);
      if (depth === 0) finish();
    },
    /** Hands on an object that has no end, so that it is reported. */
    end(): void {
      if (depth > 0) finish();
    },
  };
}
