import { MAX_FIELDS } from "../limits.ts";
import {
  type InfluxKey,
  isEscaped,
  keyEnd,
  readKey,
  unescapeName,
  wrongName,
} from "./influx-key.ts";
import {
  BACKSLASH,
  COMMA,
  EQUALS,
  fail,
  isLineEnd,
  type LineCursor,
  SPACE,
} from "./line-cursor.ts";
import type { SourceSeries, ValueKind } from "./measurement.ts";
import { copyText, createSeriesCache, type SeriesCache } from "./series-cache.ts";
import { describeName } from "./units-of-names.ts";

/** A field of a measurement with its tags. */
export interface InfluxField {
  /** As it stands in a line, escapes and all. */
  raw: string;
  name: string;
  /** Of its numbers, and of its booleans, which are states. Made with the first value. */
  numbers: SourceSeries | undefined;
  states: SourceSeries | undefined;
  /** How many texts came instead of numbers. */
  texts: number;
}

/** A measurement with its tags, and the fields that it was seen with. */
export interface InfluxSource {
  /** As it stands in a line, escapes and all. */
  raw: string;
  key: InfluxKey;
  /** In the order in which they stood in the first line: mostly, that is the order of the next one. */
  fields: InfluxField[];
  byRaw: Map<string, InfluxField>;
  /** What came after it the last time: mostly, that comes after it again. */
  next: InfluxSource | undefined;
}

export type InfluxCache = SeriesCache<InfluxSource>;

export function createInfluxCache(): InfluxCache {
  return createSeriesCache<InfluxSource>();
}

/**
 * Reads a line's measurement with its tags; the cursor moves behind them. Those that were seen before are
 * not read again.
 *
 * @param guess which it may be
 * @returns undefined where something is wrong with it; the cursor says what, and where.
 */
export function readSource(
  cursor: LineCursor,
  cache: InfluxCache,
  guess: InfluxSource | undefined,
): InfluxSource | undefined {
  const { text, at } = cursor;
  if (guess !== undefined && isAt(text, at, guess.raw, SPACE)) {
    cursor.at = at + guess.raw.length;
    return guess;
  }
  const end = keyEnd(text, at);
  const raw = text.slice(at, end);
  const known = cache.get(raw);
  if (known === undefined) return readNewSource(cursor, cache, end);
  cursor.at = end;
  return known;
}

function readNewSource(
  cursor: LineCursor,
  cache: InfluxCache,
  end: number,
): InfluxSource | undefined {
  const start = cursor.at;
  const key = readKey(cursor, end);
  if (key === undefined) return undefined;
  const raw = copyText(cursor.text.slice(start, end));
  const source: InfluxSource = { raw, key, fields: [], byRaw: new Map(), next: undefined };
  cache.set(raw, source);
  return source;
}

/** Whether a text stands at a place, with a sign after it. */
function isAt(text: string, at: number, part: string, after: number): boolean {
  return text.charCodeAt(at + part.length) === after && text.startsWith(part, at);
}

/**
 * Reads a field's name; the cursor moves behind the equals sign.
 *
 * @param index which field of the line it is
 * @returns undefined where something is wrong with it; the cursor says what, and where.
 */
export function readField(
  cursor: LineCursor,
  source: InfluxSource,
  index: number,
): InfluxField | undefined {
  const guess = source.fields[index];
  if (guess !== undefined && isAt(cursor.text, cursor.at, guess.raw, EQUALS)) {
    cursor.at += guess.raw.length + 1;
    return guess;
  }
  const end = nameEnd(cursor.text, cursor.at);
  if (cursor.text.charCodeAt(end) !== EQUALS) {
    fail(cursor, end, end === cursor.at ? "expected a field" : 'expected "=" and a value');
    return undefined;
  }
  const raw = cursor.text.slice(cursor.at, end);
  const field = source.byRaw.get(raw) ?? addField(cursor, source, raw);
  if (field !== undefined) cursor.at = end + 1;
  return field;
}

/** The place of the first sign that ends a field's name and is not escaped. */
function nameEnd(text: string, start: number): number {
  let at = start;
  for (;;) {
    const code = text.charCodeAt(at);
    if (code === BACKSLASH) at += isEscaped(text.charCodeAt(at + 1)) ? 2 : 1;
    else if (code === EQUALS || code === SPACE || code === COMMA || isLineEnd(text, at)) return at;
    else at++;
  }
}

function addField(cursor: LineCursor, source: InfluxSource, raw: string): InfluxField | undefined {
  const name = unescapeName(copyText(raw));
  const wrong =
    source.fields.length < MAX_FIELDS
      ? wrongName(name)
      : `expected at most ${MAX_FIELDS} fields of one measurement with its tags`;
  if (wrong !== undefined) {
    fail(cursor, cursor.at, wrong);
    return undefined;
  }
  const field = { raw: copyText(raw), name, numbers: undefined, states: undefined, texts: 0 };
  source.fields.push(field);
  source.byRaw.set(field.raw, field);
  return field;
}

/** The series of a field's numbers. */
export function numbersOf(source: InfluxSource, field: InfluxField): SourceSeries {
  return (field.numbers ??= describeField(source, field));
}

/** The series of a field's booleans. */
export function statesOf(source: InfluxSource, field: InfluxField): SourceSeries {
  return (field.states ??= { ...describeField(source, field), kind: "state", unit: "" });
}

function describeField({ key }: InfluxSource, { name }: InfluxField): SourceSeries {
  const { measurement, labels } = key;
  // By custom, the only value of a measurement is called so.
  const field = name === "value" ? "" : name;
  const { kind, unit }: { kind: ValueKind; unit: string } = describeName(measurement, field);
  return { measurement, field, labels, kind, unit };
}
