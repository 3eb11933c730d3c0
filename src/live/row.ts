import type { TimeInput, Value } from "../chart/options/point.ts";
import { EXPECTED_TIME, epochMs } from "../chart/format/time/time-input.ts";
import { PlotcastError, shown } from "../error.ts";

/** What one moment brought, as it comes in: its time in any shape. */
export interface InputRow {
  /** Default: now. */
  time?: TimeInput;
  /** By the names of their series. */
  values: ReadonlyMap<string, Value> | Readonly<Record<string, Value>>;
}

/** A row that can be drawn; a NaN is a gap. */
export interface CheckedRow {
  ms: number;
  /** The names of its series, and for each the value. */
  names: string[];
  values: number[];
}

/** A point that is further ahead than this would push all others out of a window. */
const FURTHEST_AHEAD = 86_400_000;
const LONGEST_NAME = 200;

/**
 * @param now epoch milliseconds, for rows without a time.
 * @throws PlotcastError `POINT_INVALID`, naming the chart, the series and what was expected.
 */
export function checkedRow(chart: string, { time, values }: InputRow, now: number): CheckedRow {
  const ms = checkedTime(chart, time, now);
  const checked: CheckedRow = { ms, names: [], values: [] };
  if (values instanceof Map) {
    for (const [series, value] of values) add(checked, chart, series, value);
    return checked;
  }
  if (typeof values !== "object" || values === null || Array.isArray(values)) {
    throw invalid(chart, "expected an object of numbers by the names of their series", values);
  }
  const byName = values as Readonly<Record<string, Value>>;
  for (const series of Object.keys(byName)) add(checked, chart, series, byName[series]!);
  return checked;
}

function add(row: CheckedRow, chart: string, series: string, value: Value): void {
  row.names.push(checkedName(chart, series));
  row.values.push(checkedValue(chart, series, value));
}

function checkedTime(chart: string, time: TimeInput | undefined, now: number): number {
  const ms = time === undefined ? now : epochMs(time);
  if (Number.isNaN(ms)) throw invalid(chart, `time: ${EXPECTED_TIME}`, time);
  if (ms <= now + FURTHEST_AHEAD) return ms;
  throw invalid(chart, "time: expected one at most a day ahead", new Date(ms).toISOString());
}

function checkedName(chart: string, series: string): string {
  if (series !== "" && series.length <= LONGEST_NAME) return series;
  throw invalid(chart, `expected a series name of 1 to ${LONGEST_NAME} characters`, series);
}

function checkedValue(chart: string, series: string, value: Value): number {
  if (value === null) return Number.NaN;
  if (typeof value === "number" && Math.abs(value) !== Number.POSITIVE_INFINITY) return value;
  const place = `series ${shown(series)}`;
  throw invalid(chart, `${place}: expected a finite number, or null for a gap`, value);
}

function invalid(chart: string, expected: string, got: unknown): PlotcastError {
  const message = `chart ${shown(chart)}: ${expected}, got ${shown(got)}`;
  return new PlotcastError("POINT_INVALID", message);
}
