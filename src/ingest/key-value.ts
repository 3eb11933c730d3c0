import { describeValue } from "../error.ts";
import { MAX_SERIES } from "../limits.ts";
import { findColumn } from "./column-choice.ts";
import type { Dialect } from "./dialect.ts";
import { isTimeName } from "./moment.ts";
import { unitOfName } from "./name-unit.ts";
import { cutName, distinctNames } from "./names.ts";
import { isInfinite, readNumber } from "./number.ts";
import { type Quantity, readMillicores } from "./quantity.ts";
import type { TableRow } from "./table-row.ts";
import { readTime } from "./time.ts";
import { convert, isUnitWord } from "./unit.ts";

interface KeyValue {
  name: string;
  text: string;
}

/** The series of a table whose lines name their values, each with the first unit that it came with. */
export type KnownNames = Map<string, { unit: string; hasProblem: boolean }>;

const LETTER = /\p{L}/u;

/**
 * Reads a line that names each of its values: `temp=21.4 hum=55`, `temp: 21.4 C, hum: 55 %`,
 * `temp:21.4`, `temp 21.4 hum 55`. A time may stand first or be named `time`; a unit may follow.
 *
 * With `=`, other words and numbers on the line are skipped, as in log lines. Without it, every
 * number must have a name, and words are skipped after `name:` only. Values that are text are
 * skipped. At most `MAX_SERIES` + 1 pairs are read.
 *
 * @param words the line's words, a date and its time of day as one
 * @param bare whether `temp 21.4`, without a mark, is a pair
 * @param known series that had a number before, which this adds to: only of these may a line hold nothing
 *   but gaps. A text where they had numbers is a gap, too, and is reported once
 * @returns undefined for a line of another kind
 */
export function readKeyValues(
  words: readonly string[],
  dialect: Dialect,
  bare: boolean,
  known: KnownNames,
): TableRow | undefined {
  const timed = dialect.mode !== "none";
  const lead = leadingTime(words, dialect);
  const rest = lead === undefined ? words : words.slice(1);
  const found =
    readMarkedPairs(rest, dialect) ?? (bare ? readAlternatingPairs(rest, dialect) : undefined);
  const pairs = found?.slice(0, MAX_SERIES + 1) ?? [];
  const timePair =
    timed && lead === undefined ? pairs.find((pair) => isTimePair(pair, dialect)) : undefined;
  const others = pairs.filter((pair) => pair !== timePair);
  const row = readChosen(others, dialect, known);
  const isRow = [...row.values].some(([name, value]) => value !== null || known.has(name));
  if (!isRow) return undefined;
  note(row, known);
  const time = timePair === undefined ? lead : dialect.moments.read(timePair.text);
  return timed && time !== undefined ? { time, ...row } : row;
}

// A date in front is never a value, even where it is not used as the time.
function leadingTime(
  [first = "", second]: readonly string[],
  { mode, moments }: Dialect,
): number | undefined {
  if (second === undefined) return undefined;
  return mode === "none" ? moments.readWritten(first) : moments.read(first);
}

function isTimePair({ name, text }: KeyValue, { moments }: Dialect): boolean {
  return isTimeName(name) && moments.read(text) !== undefined;
}

/** The row of those pairs that were asked for, with its key and its x. */
function readChosen(pairs: readonly KeyValue[], dialect: Dialect, known: KnownNames): TableRow {
  const { columns, key, x } = dialect.choice;
  if (columns === undefined && key === undefined && x === undefined) {
    return readValues(pairs, dialect, known);
  }
  const names = pairs.map(({ name }) => name);
  const at = (asked: string | undefined) => asked && pairs[findColumn(names, asked) ?? -1];
  const [keyPair, xPair] = [at(key), at(x)];
  const picked = columns === undefined ? pairs : columns.map(at);
  const row = readValues(
    pairs.filter((pair) => picked.includes(pair) && pair !== keyPair && pair !== xPair),
    dialect,
    known,
  );
  if (keyPair) row.key = cutName(keyPair.text);
  const number = xPair ? dialect.quantities.read(xPair.text)?.value : undefined;
  if (typeof number === "number") row.x = number;
  return row;
}

function readValues(pairs: readonly KeyValue[], dialect: Dialect, known: KnownNames): TableRow {
  const read = pairs.map((pair) => ({ ...pair, quantity: readQuantity(pair, dialect) }));
  const numbers = new Set(read.flatMap((pair) => (pair.quantity === undefined ? [] : [pair.name])));
  const measured = read.filter(
    ({ name, quantity }) => quantity !== undefined || (known.has(name) && !numbers.has(name)),
  );
  const names = distinctNames(measured.map(({ name }) => name));
  const row: TableRow = { values: new Map() };
  const units = new Map<string, string>();
  measured.forEach(({ text, quantity }, index) => {
    const name = names[index] ?? "";
    const before = known.get(name);
    const value = quantity === undefined ? undefined : inUnit(quantity, before?.unit);
    if (value === undefined || (value === null && isInfinite(text)))
      tellOnce(row, name, text, before);
    row.values.set(name, value ?? null);
    const unit = before?.unit || quantity?.unit || unitOfName(name);
    if (unit !== "") units.set(name, unit);
  });
  return units.size === 0 ? row : { ...row, units };
}

function readQuantity({ name, text }: KeyValue, { quantities }: Dialect): Quantity | undefined {
  const cores = readMillicores(name, text);
  return cores === undefined ? quantities.read(text) : { value: cores, unit: "cores" };
}

/** A value in the unit that its series has: `1.5s` among milliseconds is 1500. */
function inUnit({ value, unit }: Quantity, known = ""): number | null | undefined {
  return value === null || unit === "" || known === "" ? value : convert(value, unit, known);
}

function tellOnce(
  row: TableRow,
  name: string,
  text: string,
  known: { unit: string; hasProblem: boolean } | undefined,
): void {
  if (known === undefined || known.hasProblem) return;
  known.hasProblem = true;
  const number = isInfinite(text) ? "a finite number" : "a number";
  const expected = known.unit === "" ? number : `${number} in ${known.unit}`;
  row.problems = [
    ...(row.problems ?? []),
    `${name}: expected ${expected}, got ${describeValue(text)}`,
  ];
}

/** Remembers the series that have had a number, and their units. */
function note({ values, units }: TableRow, known: KnownNames): void {
  for (const [name, value] of values) {
    if (value === null || known.size >= MAX_SERIES) continue;
    const unit = units?.get(name) ?? "";
    const before = known.get(name);
    if (before === undefined) known.set(name, { unit, hasProblem: false });
    else before.unit ||= unit;
  }
}

/** `name=value`, `name:value` and `name: value`; undefined where a number lacks its name. */
function readMarkedPairs(words: readonly string[], dialect: Dialect): KeyValue[] | undefined {
  const pairs: KeyValue[] = [];
  const marked = attachMarks(words);
  let unnamed = false;
  for (let index = 0; index < marked.length; index++) {
    const word = marked[index] ?? "";
    const pair = readPair(word);
    if (pair === undefined) {
      if (dialect.quantities.isNumber(word)) unnamed = true;
      continue;
    }
    if (pair.text === "" && isValue(pair, marked[index + 1], dialect)) {
      pair.text = marked[++index] ?? "";
    }
    if (readNumber(pair.text) != null && isUnitWord(marked[index + 1] ?? "")) {
      pair.text += ` ${marked[++index]}`;
    }
    pairs.push(pair);
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

function isValue(pair: KeyValue, text: string | undefined, dialect: Dialect): boolean {
  if (text === undefined) return false;
  const isMeasured = dialect.quantities.read(text) !== undefined;
  return isMeasured || isTimePair({ name: pair.name, text }, dialect);
}

/** `name value name value`, without exception. */
function readAlternatingPairs(
  words: readonly string[],
  { quantities }: Dialect,
): KeyValue[] | undefined {
  if (words.length === 0 || words.length % 2 === 1) return undefined;
  const pairs: KeyValue[] = [];
  for (let index = 0; index < words.length; index += 2) {
    const [name = "", text = ""] = words.slice(index, index + 2);
    const isName = LETTER.test(name) && quantities.read(name) === undefined;
    if (!isName || quantities.read(text) === undefined) return undefined;
    pairs.push({ name, text });
  }
  return pairs;
}
