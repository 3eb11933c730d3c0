import { PlotcastError, shown } from "../../error.ts";
import { OPTION_CHECKS, RECORD_CHECKS, SERIES_CHECKS } from "../options/validate/schema.ts";
import { type Check, isRecord, text } from "../options/validate/primitives.ts";
import { isNumberSpecifier } from "../format/number-label.ts";
import type { ChartOptions, SeriesOptions } from "../options/options.ts";
import { epochMs } from "../format/time/time-input.ts";

/** Checks of named fields. */
export type Checks = Readonly<Record<string, Check>>;

const NUMBER_FORMAT: Check = (value) =>
  typeof value === "string" && isNumberSpecifier(value)
    ? undefined
    : 'a d3-format specifier such as ".1f" or "~s"';

const TIME_FORMAT: Check = (value) =>
  text(value) === undefined ? undefined : 'a d3-time-format specifier such as "%H:%M"';

/** A moment as JSON can say it. */
export const TIME: Check = (value) =>
  (typeof value === "string" || typeof value === "number") && !Number.isNaN(epochMs(value))
    ? undefined
    : 'epoch milliseconds or an ISO 8601 string such as "2026-03-01T12:00:00Z"';

/** What each option should be that JSON can say: no functions, and series have a list of their own. */
export const SPEC_OPTIONS: Checks = optionChecks();

/** What each option of a series should be, and no more than JSON can say. */
export const SPEC_SERIES_OPTIONS: Checks & { [Name in keyof SeriesOptions]: Check } = SERIES_CHECKS;

function optionChecks(): Checks {
  const { measureText: _function, series: _list, ...rest } = OPTION_CHECKS;
  const formats: Partial<Record<keyof ChartOptions, Check>> = {
    timeFormat: TIME_FORMAT,
    xFormat: NUMBER_FORMAT,
    yFormat: NUMBER_FORMAT,
    y2Format: NUMBER_FORMAT,
  };
  return { ...rest, ...formats };
}

/** The options whose own fields, or whose items' fields, an error can name. */
const RECORDS: Readonly<Record<string, Checks>> = RECORD_CHECKS;

/** Refuses a field that is unknown or wrong. @throws PlotcastError `SPEC_INVALID`, naming the path. */
export function checkField(path: string, name: string, value: unknown, checks: Checks): void {
  const check = checkNamed(path, name, checks);
  const expected = check(value);
  if (expected === undefined) return;
  const place = `${path}.${name}`;
  if (Object.hasOwn(RECORDS, name)) checkWithin(place, value, RECORDS[name]!);
  throw invalid(place, expected, value);
}

/** Looks for what is wrong inside of a record, or of a list of them, to name it. */
function checkWithin(path: string, value: unknown, checks: Checks): void {
  if (Array.isArray(value)) {
    for (let i = 0; i < value.length; i++) checkWithin(`${path}[${i}]`, value[i], checks);
  } else if (isRecord(value)) {
    for (const name of Object.keys(value)) checkField(path, name, value[name], checks);
  }
}

function checkNamed(path: string, name: string, checks: Checks): Check {
  if (Object.hasOwn(checks, name)) return checks[name]!;
  throw unknownName(path, name, Object.keys(checks));
}

/** The error of a name that means nothing here. */
export function unknownName(path: string, name: string, known: readonly string[]): PlotcastError {
  const place = `${path}.${JSON.stringify(name.slice(0, 60)).slice(1, -1)}`;
  return new PlotcastError("SPEC_INVALID", `${place}: expected one of ${known.join(", ")}`);
}

/** The error of a value that is wrong. */
export function invalid(path: string, expected: string, got: unknown): PlotcastError {
  return new PlotcastError("SPEC_INVALID", `${path}: expected ${expected}, got ${shown(got)}`);
}
