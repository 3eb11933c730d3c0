import type { Row } from "../chart/inner-face.ts";
import { isTimeName, readMoment } from "./moment.ts";
import { distinctNames } from "./names.ts";
import { MAX_SERIES } from "../limits.ts";
import { isNumber, readNumber } from "./number.ts";
import { readTime } from "./time.ts";

interface KeyValue {
  name: string;
  text: string;
}

const LETTER = /\p{L}/u;

/**
 * Reads a line that names each of its values: `temp=21.4 hum=55`, `temp: 21.4, hum: 55`,
 * `temp:21.4`, `temp 21.4 hum 55`. A time may stand first or be named `time`.
 *
 * With `=`, other words and numbers on the line are skipped, as in log lines. Without it, every
 * number must have a name, and words are skipped after `name:` only. Values that are text are
 * skipped. At most `MAX_SERIES` + 1 pairs are read.
 *
 * @param words the line's words, a date and its time of day as one
 * @param timed whether a time on the line is the row's time
 * @param bare whether `temp 21.4`, without a mark, is a pair
 * @param known series that had a number before; only for these may a line hold nothing but gaps
 * @returns undefined for a line of another kind
 */
export function readKeyValues(
  words: readonly string[],
  timed: boolean,
  bare: boolean,
  known: ReadonlySet<string>,
): Row | undefined {
  const lead = leadingTime(words, timed);
  const rest = lead === undefined ? words : words.slice(1);
  const found = readMarkedPairs(rest) ?? (bare ? readAlternatingPairs(rest) : undefined);
  const pairs = found?.slice(0, MAX_SERIES + 1) ?? [];
  const timePair = timed && lead === undefined ? pairs.find(isTimePair) : undefined;
  const values = readValues(pairs.filter((pair) => pair !== timePair));
  const isRow = [...values].some(([name, value]) => value !== null || known.has(name));
  if (!isRow) return undefined;
  const time = timePair === undefined ? lead : readMoment(timePair.text);
  return timed && time !== undefined ? { time, values } : { values };
}

// A date in front is never a value, even where it is not used as the time.
function leadingTime([first = "", second]: readonly string[], timed: boolean): number | undefined {
  if (second === undefined) return undefined;
  return timed ? readMoment(first) : readTime(first);
}

function isTimePair({ name, text }: KeyValue): boolean {
  return isTimeName(name) && readMoment(text) !== undefined;
}

function readValues(pairs: readonly KeyValue[]): Row["values"] {
  const measured = pairs.filter(({ text }) => readNumber(text) !== undefined);
  const names = distinctNames(measured.map(({ name }) => name));
  return new Map(
    names.map((name, index) => [name, readNumber(measured[index]?.text ?? "") ?? null]),
  );
}

/** `name=value`, `name:value` and `name: value`; undefined where a number lacks its name. */
function readMarkedPairs(words: readonly string[]): KeyValue[] | undefined {
  const pairs: KeyValue[] = [];
  const marked = attachMarks(words);
  let unnamed = false;
  for (let index = 0; index < marked.length; index++) {
    const word = marked[index] ?? "";
    const pair = readPair(word);
    if (pair?.text === "" && isValue(pair, marked[index + 1])) {
      pairs.push({ name: pair.name, text: marked[++index] ?? "" });
    } else if (pair !== undefined) pairs.push(pair);
    else if (isNumber(word)) unnamed = true;
  }
  const named = pairs.filter(({ text }) => text !== "");
  const tolerant = marked.some((word) => word.includes("=") && readPair(word) !== undefined);
  return named.length === 0 || (unnamed && !tolerant) ? undefined : named;
}

/** Joins a mark that stands apart to its name: `temp = 5` becomes `temp= 5`. */
function attachMarks(words: readonly string[]): string[] {
  const marked: string[] = [];
  for (const word of words) {
    const last = marked.pop();
    if (last === undefined) marked.push(word);
    else if (word.startsWith("=") || word === ":") marked.push(last + word);
    else marked.push(last, word);
  }
  return marked;
}

// A word with a leading dash is a command-line option, and 07:00 is a time of day.
function readPair(word: string): KeyValue | undefined {
  const at = word.includes("=") ? word.indexOf("=") : word.indexOf(":");
  const name = word.slice(0, Math.max(at, 0));
  if (!LETTER.test(name) || name.startsWith("-") || readTime(word) !== undefined) return undefined;
  return { name, text: word.slice(at + 1) };
}

function isValue({ name }: KeyValue, text: string | undefined): boolean {
  if (text === undefined) return false;
  return readNumber(text) !== undefined || isTimePair({ name, text });
}

/** `name value name value`, without exception. */
function readAlternatingPairs(words: readonly string[]): KeyValue[] | undefined {
  if (words.length === 0 || words.length % 2 === 1) return undefined;
  const pairs: KeyValue[] = [];
  for (let index = 0; index < words.length; index += 2) {
    const [name = "", text = ""] = words.slice(index, index + 2);
    if (!isName(name) || readNumber(text) === undefined) return undefined;
    pairs.push({ name, text });
  }
  return pairs;
}

function isName(word: string): boolean {
  return LETTER.test(word) && readNumber(word) === undefined;
}
