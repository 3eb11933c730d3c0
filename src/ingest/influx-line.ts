import { PlotcastError } from "../error.ts";
import { MAX_RECEIVED_VALUES, MAX_TOLD_PROBLEMS } from "../limits.ts";
import type { Work } from "../work.ts";
import type { EpochUnit } from "./epoch-unit.ts";
import {
  createInfluxCache,
  type InfluxCache,
  type InfluxField,
  type InfluxSource,
  numbersOf,
  readField,
  readSource,
  statesOf,
} from "./influx-series.ts";
import { type InfluxValue, readValue } from "./influx-values.ts";
import {
  COMMA,
  describePlace,
  fail,
  HASH,
  isLineEnd,
  type LineCursor,
  nextLine,
  skipBlanks,
} from "./line-cursor.ts";
import type { Reading, ReadingProblem, SourceSeries } from "./measurement.ts";
import { describeWrongTime, type ScannedEpoch, scanEpoch, scannedTime } from "./scan-epoch.ts";

/** What was read of a body in Influx' line protocol. */
export interface InfluxReading extends Reading {
  /** Lines that were taken. */
  lines: number;
  /** Values that are texts, which no chart shows. */
  texts: number;
  /** The first text of each field, where it had none before. */
  notes: ReadingProblem[];
}

/** Reads Influx' line protocol, and remembers the series that it has seen. */
export interface InfluxReader {
  /**
   * Reads lines, and yields where others may have a turn. A line that is wrong costs no other one.
   *
   * @param unit what its times are counted in
   * @throws PlotcastError `TOO_LARGE` where there are too many values; then none of it counts
   */
  read(text: string, unit: EpochUnit): Work<InfluxReading>;
}

/** UTF-16 units that are read in one go: less than a millisecond. */
const AT_ONCE = 64 * 1024;

export function createInfluxReader(): InfluxReader {
  const cache = createInfluxCache();
  return { read: (text, unit) => readLines(text, unit, cache) };
}

/** What the reading of one body needs. */
interface State {
  cursor: LineCursor;
  cache: InfluxCache;
  unit: EpochUnit;
  reading: InfluxReading;
  line: number;
  source: InfluxSource | undefined;
  value: InfluxValue;
  time: ScannedEpoch;
  /** The last time as it stood there: in a batch, many lines have the same. */
  lastTime: { text: string; ms: number };
  /** Of the line under way, as its time comes last. */
  series: SourceSeries[];
  values: number[];
  count: number;
}

function* readLines(text: string, unit: EpochUnit, cache: InfluxCache): Work<InfluxReading> {
  const state = createState(text, unit, cache);
  const { cursor, reading } = state;
  let pause = AT_ONCE;
  while (cursor.at < text.length) {
    cursor.breaks = 0;
    cursor.at = skipBlanks(text, cursor.at);
    if (text.charCodeAt(cursor.at) !== HASH && !isLineEnd(text, cursor.at)) {
      if (readLine(state)) reading.lines++;
      else tellProblem(state);
    }
    state.line += 1 + cursor.breaks;
    cursor.at = nextLine(text, cursor.at);
    if (cursor.at < pause) continue;
    pause = cursor.at + AT_ONCE;
    checkCount(reading.measurements.length);
    yield;
  }
  return reading;
}

function checkCount(values: number): void {
  if (values <= MAX_RECEIVED_VALUES) return;
  const expected = `expected at most ${MAX_RECEIVED_VALUES} values in one body`;
  throw new PlotcastError("TOO_LARGE", `body: ${expected}`);
}

function createState(text: string, unit: EpochUnit, cache: InfluxCache): State {
  return {
    cursor: { text, at: 0, breaks: 0, expected: "" },
    cache,
    unit,
    reading: { measurements: [], problems: [], problemCount: 0, lines: 0, texts: 0, notes: [] },
    line: 1,
    source: undefined,
    value: { type: "number", value: 0, end: 0 },
    time: { head: 0, tail: 0, digits: 0, end: 0 },
    lastTime: { text: "", ms: 0 },
    series: [],
    values: [],
    count: 0,
  };
}

function readLine(state: State): boolean {
  const { cursor, cache } = state;
  const source = readSource(cursor, cache, state.source?.next);
  if (source === undefined) return false;
  if (state.source !== undefined) state.source.next = source;
  state.source = source;
  cursor.at = skipBlanks(cursor.text, cursor.at);
  state.count = 0;
  if (!readFields(state, source)) return false;
  const time = readLineTime(state);
  if (time !== undefined && Number.isNaN(time)) return false;
  keep(state, time);
  return true;
}

function readFields(state: State, source: InfluxSource): boolean {
  const { cursor, value } = state;
  for (let index = 0; ; index++) {
    const field = readField(cursor, source, index);
    if (field === undefined || !readValue(cursor, value)) return false;
    if (value.type === "text") passOver(state, source, field);
    else {
      const series = value.type === "number" ? numbersOf(source, field) : statesOf(source, field);
      state.series[state.count] = series;
      state.values[state.count++] = value.value;
    }
    if (cursor.text.charCodeAt(cursor.at) !== COMMA) return true;
    cursor.at++;
  }
}

/** Tells once of each field that it holds texts. */
function passOver(
  { cursor, line, reading }: State,
  source: InfluxSource,
  field: InfluxField,
): void {
  reading.texts++;
  if (field.texts++ > 0 || reading.notes.length >= MAX_TOLD_PROBLEMS) return;
  const name = `${JSON.stringify(field.name)} of ${JSON.stringify(source.key.measurement)}`;
  reading.notes.push({
    line: line + cursor.breaks,
    message: `field ${name} holds a text, which no chart shows: it is passed over`,
  });
}

/** Reads the time at the line's end. @returns undefined where there is none, NaN where it is wrong. */
function readLineTime({ cursor, unit, time, lastTime }: State): number | undefined {
  const { text, at } = cursor;
  const start = skipBlanks(text, at);
  if (isLineEnd(text, start)) return moveTo(cursor, start);
  const lastEnd = start + lastTime.text.length;
  if (start > at && isLineEnd(text, lastEnd) && text.startsWith(lastTime.text, start)) {
    cursor.at = lastEnd;
    return lastTime.ms;
  }
  if (start === at) {
    const expected = "expected a comma, a space or the line's end";
    return failAtTime(cursor, at, `${expected}, got ${describePlace(text, at)}`);
  }
  if (!scanEpoch(text, start, time)) {
    return failAtTime(cursor, start, `expected a time, got ${describePlace(text, start)}`);
  }
  const end = skipBlanks(text, time.end);
  if (!isLineEnd(text, end)) {
    return failAtTime(cursor, end, `expected the line's end, got ${describePlace(text, end)}`);
  }
  const ms = scannedTime(time, unit);
  if (Number.isNaN(ms)) return failAtTime(cursor, start, describeWrongTime(time, unit));
  lastTime.text = text.slice(start, time.end);
  lastTime.ms = ms;
  cursor.at = end;
  return ms;
}

function moveTo(cursor: LineCursor, at: number): undefined {
  cursor.at = at;
}

function failAtTime(cursor: LineCursor, at: number, expected: string): number {
  fail(cursor, at, expected);
  return Number.NaN;
}

function keep({ series, values, count, reading }: State, time: number | undefined): void {
  for (let index = 0; index < count; index++) {
    reading.measurements.push({
      series: series[index] as SourceSeries,
      time,
      value: values[index] as number,
    });
  }
}

function tellProblem({ cursor, line, reading }: State): void {
  reading.problemCount++;
  if (reading.problems.length >= MAX_TOLD_PROBLEMS) return;
  const { text, at, breaks, expected } = cursor;
  const start = at === 0 ? 0 : text.lastIndexOf("\n", at - 1) + 1;
  reading.problems.push({ line: line + breaks, column: at - start + 1, message: expected });
}
