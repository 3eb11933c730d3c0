import type { Row, Value } from "../chart/inner-face.ts";
import { PlotcastError, describeValue } from "../error.ts";
import { MAX_NAME_LENGTH, MAX_SERIES, MAX_TIME, MAX_PUSHED_ROWS } from "../limits.ts";
import { readTime } from "./time.ts";

/**
 * Reads rows from JSON: one object, or an array of at most 10,000 of them, such as
 * `{"Sensor": 21.4, "Pressure": null, "time": "2026-11-22T07:00:00Z"}`.
 *
 * `time` is optional: epoch milliseconds, or ISO 8601 (UTC without an offset). Every other key, even
 * `__proto__`, names a series; its value is a finite number, or null for a gap. An object names 1 to
 * 256 series; a name has 1 to 200 characters. An empty array has no rows.
 *
 * The caller bounds the length of the text.
 *
 * @param where name of the text in errors; default "body"
 * @throws PlotcastError INPUT_INVALID where anything is wrong, naming the place as in
 *   `body[3].Sensor: expected a finite number or null, got "21.4"`; TOO_LARGE for too many rows or
 *   series.
 */
export function readJsonRows(text: string, where = "body"): Row[] {
  const parsed = parseJson(text, where);
  if (!Array.isArray(parsed)) return [readJsonRow(parsed, where)];
  if (parsed.length > MAX_PUSHED_ROWS) {
    throw tooLarge(where, `at most ${MAX_PUSHED_ROWS} objects, got ${parsed.length}`);
  }
  return parsed.map((element, index) => readJsonRow(element, `${where}[${index}]`));
}

/** @throws PlotcastError INPUT_INVALID, quoting what is wrong. */
export function parseJson(text: string, where: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw inputError(where, `expected JSON, got ${describeFailure(text, String(error))}`);
  }
}

// The parser's own message may quote any part of the text, line breaks included.
function describeFailure(text: string, message: string): string {
  if (text.trim() === "") return "nothing";
  const found = /at position (\d+)(?: \(line \d+ column \d+\))?$/.exec(message)?.[1];
  const position = Number(found ?? Number.NaN);
  if (message.endsWith("Unexpected end of JSON input")) return describePlace(text, text.length);
  return Number.isNaN(position) ? describeValue(text) : describePlace(text, position);
}

function describePlace(text: string, position: number): string {
  if (position >= text.length) return `text that ends too early, ${describeValue(text)}`;
  return `${describeValue(text.slice(position, position + 20))} at position ${position}`;
}

/** The error of a text that is no JSON from a place on; at its end, as it ends too early. */
export function syntaxError(text: string, position: number, where: string): PlotcastError {
  const got = text.trim() === "" ? "nothing" : describePlace(text, position);
  return inputError(where, `expected JSON, got ${got}`);
}

/** @param element what a JSON text holds. @throws PlotcastError as `readJsonRows` does. */
export function readJsonRow(element: unknown, where: string): Row {
  if (typeof element !== "object" || element === null || Array.isArray(element)) {
    throw inputError(where, `expected an object of numbers by name, got ${describeValue(element)}`);
  }
  const { time, series } = splitEntries(Object.entries(element));
  if (series.length === 0) throw inputError(where, "expected at least one series, got none");
  if (series.length > MAX_SERIES) {
    throw tooLarge(where, `at most ${MAX_SERIES} series, got ${series.length}`);
  }
  const values = new Map(series.map(([name, value]) => readSeries(name, value, where)));
  if (time === undefined) return { values };
  const row: Row = { time: readJsonTime(time[1], where), values };
  return typeof time[1] === "string" ? { ...row, isDated: true } : row;
}

type Entry = [name: string, value: unknown];

function splitEntries(entries: Entry[]): { time: Entry | undefined; series: Entry[] } {
  const time = entries.find(([name]) => name === "time");
  return { time, series: entries.filter((entry) => entry !== time) };
}

function readSeries(name: string, value: unknown, where: string): [string, Value] {
  if (name === "") throw inputError(where, 'expected a name for each series, got ""');
  if (name.length > MAX_NAME_LENGTH) {
    const got = `${name.length}: ${describeValue(name)}`;
    throw inputError(where, `expected names of at most ${MAX_NAME_LENGTH} characters, got ${got}`);
  }
  if (value === null || (typeof value === "number" && Number.isFinite(value))) return [name, value];
  throw inputError(
    where + pathStep(name),
    `expected a finite number or null, got ${describeValue(value)}`,
  );
}

function readJsonTime(value: unknown, where: string): number {
  const time = typeof value === "string" ? readTime(value) : value;
  if (typeof time === "number" && Math.abs(time) <= MAX_TIME) return time;
  throw inputError(
    `${where}.time`,
    `expected epoch milliseconds or an ISO 8601 date and time, got ${describeValue(value)}`,
  );
}

/** A key as a path writes it: `.Sensor`, or `["CPU load"]`. */
function pathStep(name: string): string {
  return /^[\p{L}_$][\p{L}\p{N}_$]*$/u.test(name) ? `.${name}` : `[${describeValue(name)}]`;
}

export function inputError(where: string, problem: string): PlotcastError {
  return new PlotcastError("INPUT_INVALID", `${where}: ${problem}`);
}

export function tooLarge(where: string, problem: string): PlotcastError {
  return new PlotcastError("TOO_LARGE", `${where}: expected ${problem}`);
}
