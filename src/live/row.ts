import { MAX_NAME_LENGTH, MAX_AHEAD_MS } from "../limits.ts";
import {
  EXPECTED_TIME,
  epochMs,
  FEWEST_SECONDS,
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
  /** The time was read from a date, so a small one is of 1970 and not in seconds. */
  isDated?: boolean;
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

/** The chart that a row is for. */
export interface RowTarget {
  /** The chart's name. */
  name: string;
  /** How far ahead of the clock it takes points, in ms. */
  maxAhead(): number;
  /** Time of its newest point, or of the newest row before, in epoch ms; minus infinity for none. */
  newest(): number;
}

/**
 * @param now epoch ms, for rows without a time.
 * @throws PlotcastError `POINT_INVALID`, naming the chart, the series and what was expected.
 */
export function checkRow(target: RowTarget, row: InputRow, now: number): CheckedRow {
  const { name: chart } = target;
  checkForm(chart, row);
  const { values } = row;
  const ms = checkTime(target, row, now);
  const checked: CheckedRow = { ms, names: [], values: [] };
  if (values instanceof Map) {
    for (const [series, value] of values) add(checked, chart, series, value);
    return checked;
  }
  if (typeof values !== "object" || values === null || Array.isArray(values)) {
    throw pointError(chart, "expected an object of numbers by the names of their series", values);
  }
  const byName = values as Readonly<Record<string, Value>>;
  if (row.time === undefined) checkTimeAmongValues(chart, byName["time"], now);
  for (const series of Object.keys(byName)) add(checked, chart, series, byName[series]!);
  return checked;
}

/** Refuses what is no row, such as one whose values stand beside its time, as in a request. */
function checkForm(chart: string, row: unknown): void {
  if (isRecord(row) && ("values" in row || Object.keys(row).every((name) => name === "time")))
    return;
  throw pointError(chart, "expected rows such as { time, values: { Room: 21.4 } }", row);
}

function add(row: CheckedRow, chart: string, series: string, value: Value): void {
  row.names.push(checkName(chart, series));
  row.values.push(checkValue(chart, series, value));
}

function checkTime(target: RowTarget, { time, isDated = false }: InputRow, now: number): number {
  const { name: chart, maxAhead } = target;
  const ms = time === undefined ? now : epochMs(time);
  if (Number.isNaN(ms)) throw pointError(chart, `time: ${EXPECTED_TIME}`, time);
  if (typeof time === "number" && !isDated && isInSeconds(time, now) && !isOld(target)) {
    const expected = "time: expected milliseconds (did you mean * 1000?)";
    throw pointError(chart, `${expected}, or a Date for a moment of January 1970`, time);
  }
  // Most points are not ahead at all; for those the limit is not worked out.
  if (ms <= now + MAX_AHEAD_MS || ms <= now + maxAhead()) return ms;
  const most = maxAhead() > MAX_AHEAD_MS ? roughDuration(maxAhead()) : "a day";
  throw pointError(chart, `time: expected one at most ${most} ahead`, new Date(ms).toISOString());
}

const SECOND = 1000;
/** How far from the clock a number may be that was meant as a time: ten years. */
const NEAR_MS = 366 * 86_400 * SECOND * 10;

/** Whether a number is likely to be a time in epoch seconds: in milliseconds it would be of January 1970. */
function isInSeconds(time: number, now: number): boolean {
  return time >= FEWEST_SECONDS && time * SECOND < now + NEAR_MS;
}

/**
 * Refuses a time that stands among the values, as it does in a request: drawn as a series, it would make
 * all others flat lines at zero.
 */
function checkTimeAmongValues(chart: string, time: Value | undefined, now: number): void {
  if (typeof time !== "number" || !(Math.abs(time - now) < NEAR_MS)) return;
  const expected = 'expected the time behind the values, as in push("cpu", { Room: 21.4 }, time)';
  throw pointError(chart, `${expected}, not among them`, time);
}

/** Whether a chart shows moments before 1973, as a replay or a time that began with 0 does. */
function isOld(target: RowTarget): boolean {
  const newest = target.newest();
  return newest > Number.NEGATIVE_INFINITY && newest < LAST_OLD_MS;
}

const LAST_OLD_MS = Date.UTC(1973, 0, 1);

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
