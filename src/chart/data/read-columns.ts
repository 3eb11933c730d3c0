import { PlotcastError, describeValue } from "../../error.ts";
import { MAX_POINTS, MAX_TIME } from "../../limits.ts";
import type { Columns } from "../options/point.ts";
import { createColumn } from "./column.ts";
import { readColor, readLabel, readTime, readValue, readX } from "./read-values.ts";
import type { ReadColumns } from "./series.ts";
import { suggestField } from "./suggest-field.ts";

/** Reads points that come as columns. @throws PlotcastError `POINT_INVALID`. */
export function readColumns(name: string, columns: Columns): ReadColumns {
  const given = Object(columns) as Partial<Record<string, unknown>>;
  const { times, xs: plain, values, labels, colors } = given;
  const source = times ?? plain;
  if (!isColumn(source) || !isColumn(values)) throw columnsError(name, columns, given);
  if (source.length !== values.length) {
    const lengths = `${source.length} and ${values.length}`;
    throw invalidColumns(name, `expected columns of one length, got ${lengths}`);
  }
  const isTime = source === times;
  const xs = toNumbers(source, isTime ? MAX_TIME : Number.MAX_VALUE, (i) =>
    isTime ? readTime(name, i, source[i]) : readX(name, i, source[i]),
  );
  const ys = toNumbers(values, Number.MAX_VALUE, (i) => readValue(name, i, "y", values[i]));
  const result: ReadColumns = { xKind: isTime ? "time" : "linear", xs, ys };
  checkOptionalColumns(name, given, xs.length);
  if (isColumn(labels)) result.labels = readOptional(labels, (text, i) => readLabel(name, i, text));
  if (isColumn(colors)) result.colors = readOptional(colors, (css, i) => readColor(name, i, css));
  return result;
}

function columnsError(
  name: string,
  columns: unknown,
  given: Partial<Record<string, unknown>>,
): PlotcastError {
  const wanted = ["times", "xs", "values"].filter((column) => !isColumn(given[column]));
  const hints = [
    isColumn(given["times"] ?? given["xs"]) ? undefined : suggestField(given, ["times", "xs"]),
    wanted.includes("values") ? suggestField(given, ["values"]) : undefined,
  ].filter((hint) => hint !== undefined);
  const expected = "expected points, { times, values } or { xs, values }";
  const got = hints.length > 0 ? hints.join(" ") : `got ${describeValue(columns)}`;
  return invalidColumns(name, `${expected}, ${got}`);
}

const COLUMNS: ReadonlySet<string> = new Set(["times", "xs", "values", "labels", "colors"]);

/** Refuses labels or colours that would be ignored. */
function checkOptionalColumns(
  name: string,
  given: Partial<Record<string, unknown>>,
  length: number,
): void {
  for (const field of ["labels", "colors"]) {
    const column = given[field] ?? undefined;
    if (column === undefined || (isColumn(column) && column.length === length)) continue;
    const got = describeValue(column);
    throw invalidColumns(name, `${field}: expected a column of ${length}, got ${got}`);
  }
  for (const column of Object.keys(given)) {
    if (COLUMNS.has(column)) continue;
    const meant = ["labels", "colors"].filter((field) => (given[field] ?? null) === null);
    const hint = suggestField({ [column]: true }, meant);
    if (hint !== undefined) throw invalidColumns(name, hint);
  }
}

function invalidColumns(name: string, problem: string): PlotcastError {
  return new PlotcastError("POINT_INVALID", `series ${describeValue(name)}: ${problem}`);
}

/** Reads a column whose items may be missing. */
function readOptional(
  column: ArrayLike<unknown>,
  read: (item: unknown, index: number) => string,
): (string | undefined)[] {
  return Array.from(column, (item, i) =>
    item === undefined || item === null ? undefined : read(item, i),
  );
}

/**
 * Converts a column to numbers. Those of a `Float64Array` that are at most `max` from 0 are taken as
 * they are; all others are read one by one. Float64Array.from with a function takes six times as long
 * as these loops.
 */
export function toNumbers(
  column: ArrayLike<unknown>,
  max: number,
  read: (index: number) => number,
): Float64Array {
  const numbers = createColumn(column.length);
  if (column instanceof Float64Array) {
    numbers.set(column);
    for (let i = 0; i < numbers.length; i++) {
      if (!(Math.abs(numbers[i]!) <= max)) numbers[i] = read(i);
    }
    return numbers;
  }
  for (let i = 0; i < numbers.length; i++) numbers[i] = read(i);
  return numbers;
}

function isColumn(value: unknown): value is ArrayLike<unknown> {
  if (typeof value !== "object" || value === null || !("length" in value)) return false;
  const { length } = value;
  return Number.isInteger(length) && (length as number) >= 0 && (length as number) <= MAX_POINTS;
}
