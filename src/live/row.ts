import { MAX_NAME_LENGTH, MAX_AHEAD_MS } from "../limits.ts";
import {
  EXPECTED_TIME,
  epochMs,
  isRecord,
  roughDuration,
  type TimeInput,
  type Value,
} from "../chart/inner-face.ts";
import { PlotcastError, describeValue } from "../error.ts";

/** The values of one moment as they come in: the time in any form. */
export interface InputRow {
  /** Default: now. */
  time?: TimeInput;
  /** Values by the name of their series. */
  values: ReadonlyMap<string, Value> | Readonly<Record<string, Value>>;
}

/** A row that can be drawn; a NaN is a gap. */
export interface CheckedRow {
  ms: number;
  /** The names of its series, and the value of each. */
  names: string[];
  values: number[];
}

/**
 * @param now epoch ms, for rows without a time.
 * @param maxAhead says how far ahead of it the chart takes points, in ms.
 * @throws PlotcastError `POINT_INVALID`, naming the chart, the series and what was expected.
 */
export function checkRow(
  chart: string,
  { time, values }: InputRow,
  now: number,
  maxAhead: () => number,
): CheckedRow {
  const ms = checkTime(chart, time, now, maxAhead);
  const checked: CheckedRow = { ms, names: [], values: [] };
  if (values instanceof Map) {
    for (const [series, value] of values) add(checked, chart, series, value);
    return checked;
  }
  if (typeof values !== "object" || values === null || Array.isArray(values)) {
    throw pointError(chart, "expected an object of numbers by the names of their series", values);
  }
  const byName = values as Readonly<Record<string, Value>>;
  for (const series of Object.keys(byName)) add(checked, chart, series, byName[series]!);
  return checked;
}

function add(row: CheckedRow, chart: string, series: string, value: Value): void {
  row.names.push(checkName(chart, series));
  row.values.push(checkValue(chart, series, value));
}

function checkTime(
  chart: string,
  time: TimeInput | undefined,
  now: number,
  maxAhead: () => number,
): number {
  const ms = time === undefined ? now : epochMs(time);
  if (Number.isNaN(ms)) throw pointError(chart, `time: ${EXPECTED_TIME}`, time);
  if (typeof time === "number" && isInSeconds(time, now)) {
    throw pointError(chart, "time: expected milliseconds (did you mean * 1000?)", time);
  }
  // Most points are not ahead at all; for those the limit is not worked out.
  if (ms <= now + MAX_AHEAD_MS || ms <= now + maxAhead()) return ms;
  const most = maxAhead() > MAX_AHEAD_MS ? roughDuration(maxAhead()) : "a day";
  throw pointError(chart, `time: expected one at most ${most} ahead`, new Date(ms).toISOString());
}

const SECOND = 1000;
/** Times this near to the clock, once they are multiplied, were meant as seconds. */
const NEAR_MS = 366 * 86_400 * SECOND * 10;
/** No epoch milliseconds since 1973 are as few. */
const MOST_SECONDS = 1e11;

/** Whether a number is a time in epoch seconds: in milliseconds it would be of 1970. */
function isInSeconds(time: number, now: number): boolean {
  return time > 0 && time < MOST_SECONDS && Math.abs(time * SECOND - now) < NEAR_MS;
}

function checkName(chart: string, series: string): string {
  if (series !== "" && series.length <= MAX_NAME_LENGTH) return series;
  const expected = `expected a series name of 1 to ${MAX_NAME_LENGTH} characters`;
  throw pointError(chart, expected, series);
}

function checkValue(chart: string, series: string, value: Value): number {
  if (value === null) return Number.NaN;
  if (typeof value === "number" && Math.abs(value) !== Number.POSITIVE_INFINITY) return value;
  const where = `series ${describeValue(series)}: expected a finite number, or null for a gap`;
  const refused = RICH_FIELDS.filter((field) => isRecord(value) && Object.hasOwn(value, field));
  const hint = refused.length === 0 ? "" : `; live charts have no ${refused.join(" or ")}`;
  throw pointError(chart, `${where}${hint}`, value);
}

/** What a point of a static chart may have. A live one is a number, to cost as little as it does. */
const RICH_FIELDS = ["label", "color"] as const;

function pointError(chart: string, expected: string, got: unknown): PlotcastError {
  const message = `chart ${describeValue(chart)}: ${expected}, got ${describeValue(got)}`;
  return new PlotcastError("POINT_INVALID", message);
}
