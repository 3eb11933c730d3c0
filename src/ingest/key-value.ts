import type { Row } from "../chart/inner-face.ts";
import { isTimeName, readMoment } from "./moment.ts";
import { distinctNames, MAX_SERIES } from "./names.ts";
import { isNumber, readNumber } from "./number.ts";
import { readTime } from "./time.ts";

interface KeyValue {
  name: string;
  text: string;
}

const LETTER = /\p{L}/u;

/**
 * A line that names each of its values: `temp=21.4 hum=55`, `temp: 21.4, hum: 55`, `temp:21.4`,
 * `temp 21.4 hum 55`. A time may stand first or be named `time`.
 *
 * With `=`, other words and numbers on the line are left out, as in log lines. Without it, every
 * number must have its name, and words are left out after `name:` only. Values that are text are
 * left out. At most `MOST_SERIES` + 1 labels are read.
 *
 * @param words the line's words, a date and its time of day as one
 * @param timed whether a time on the line is the row's time
 * @param bare whether `temp 21.4`, without a mark, is understood
 * @param known series that had a number before: a line of gaps is understood for these alone
 * @returns undefined for a line that is not of this kind
 */
export function readKeyValues(
  words: readonly string[],
  timed: boolean,
  bare: boolean,
  known: ReadonlySet<string>,
): Row | undefined {
  const lead = leadingTime(words, timed);
  const rest = lead === undefined ? words : words.slice(1);
  const found = markedLabels(rest) ?? (bare ? alternatingLabels(rest) : undefined);
  const labels = found?.slice(0, MAX_SERIES + 1) ?? [];
  const timeLabel = timed && lead === undefined ? labels.find(isTimeLabel) : undefined;
  const values = readValues(labels.filter((label) => label !== timeLabel));
  const isRow = [...values].some(([name, value]) => value !== null || known.has(name));
  if (!isRow) return undefined;
  const time = timeLabel === undefined ? lead : readMoment(timeLabel.text);
  return timed && time !== undefined ? { time, values } : { values };
}

// A date in front is never a value, even where it is not wanted as the time.
function leadingTime([first = "", second]: readonly string[], timed: boolean): number | undefined {
  if (second === undefined) return undefined;
  return timed ? readMoment(first) : readTime(first);
}

function isTimeLabel({ name, text }: KeyValue): boolean {
  return isTimeName(name) && readMoment(text) !== undefined;
}

function readValues(labels: readonly KeyValue[]): Row["values"] {
  const measured = labels.filter(({ text }) => readNumber(text) !== undefined);
  const names = distinctNames(measured.map(({ name }) => name));
  return new Map(
    names.map((name, index) => [name, readNumber(measured[index]?.text ?? "") ?? null]),
  );
}

/** `name=value`, `name:value` and `name: value`; undefined where a number lacks its name. */
function markedLabels(words: readonly string[]): KeyValue[] | undefined {
  const labels: KeyValue[] = [];
  const marked = attachMarks(words);
  let unnamed = false;
  for (let index = 0; index < marked.length; index++) {
    const word = marked[index] ?? "";
    const label = labelIn(word);
    if (label?.text === "" && isValue(label, marked[index + 1])) {
      labels.push({ name: label.name, text: marked[++index] ?? "" });
    } else if (label !== undefined) labels.push(label);
    else if (isNumber(word)) unnamed = true;
  }
  const named = labels.filter(({ text }) => text !== "");
  const tolerant = marked.some((word) => word.includes("=") && labelIn(word) !== undefined);
  return named.length === 0 || (unnamed && !tolerant) ? undefined : named;
}

/** The words with a mark that stands apart put to its name: `temp = 5` as `temp= 5`. */
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

// What begins with a dash is an option of a command line, and 07:00 is a time of day.
function labelIn(word: string): KeyValue | undefined {
  const at = word.includes("=") ? word.indexOf("=") : word.indexOf(":");
  const name = word.slice(0, Math.max(at, 0));
  if (!LETTER.test(name) || name.startsWith("-") || readTime(word) !== undefined) return undefined;
  return { name, text: word.slice(at + 1) };
}

function isValue({ name }: KeyValue, text: string | undefined): boolean {
  if (text === undefined) return false;
  return readNumber(text) !== undefined || isTimeLabel({ name, text });
}

/** `name value name value`, without exception. */
function alternatingLabels(words: readonly string[]): KeyValue[] | undefined {
  if (words.length === 0 || words.length % 2 === 1) return undefined;
  const labels: KeyValue[] = [];
  for (let index = 0; index < words.length; index += 2) {
    const [name = "", text = ""] = words.slice(index, index + 2);
    if (!isName(name) || readNumber(text) === undefined) return undefined;
    labels.push({ name, text });
  }
  return labels;
}

function isName(word: string): boolean {
  return LETTER.test(word) && readNumber(word) === undefined;
}
