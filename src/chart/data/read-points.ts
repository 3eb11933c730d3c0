import { MAX_POINTS, MAX_TIME } from "../../limits.ts";
import { PlotcastError, shown } from "../../error.ts";
import type { Categories } from "./categories.ts";
import { createColumn } from "./column.ts";
import type { Columns, Points } from "../options/point.ts";
import { type Field, sortByX, type ReadColumns, type Series } from "./series.ts";
import { isColor } from "../options/theme.ts";
import { epochMs, EXPECTED_TIME } from "../format/time/time-input.ts";

/** What a series' points are read with. */
export interface Reading {
  /** Values that each point needs instead of `y`. */
  fields?: readonly Field[];
  /** Where the names of a band are collected. */
  categories?: Categories;
  /** Points without an x count from 0. */
  counts?: boolean;
}

/**
 * Reads points in any of their shapes, once, at the edge.
 *
 * @throws PlotcastError `POINT_INVALID`, naming the series, the point and the field;
 * `LIMIT_REACHED` for too many categories.
 */
export function readSeries(name: string, points: Points, reading: Reading = {}): Series {
  const columns = Array.isArray(points)
    ? readPoints(name, points, reading)
    : readColumns(name, points as Columns);
  return { name, startIndex: 0, ...sortByX(columns) };
}

function readPoints(name: string, points: readonly unknown[], reading: Reading): ReadColumns {
  // Plain numbers may begin with gaps.
  const first = points[0] === null ? points.find((point) => point !== null) : points[0];
  const isGaps = first === undefined && points[0] === null;
  if (typeof first === "number" || isGaps) return readNumbers(name, points);
  const isObject = typeof first === "object" && first !== null;
  if (isObject && "time" in first) return readRows(name, points, reading, "time");
  const isBand = isObject && "x" in first && typeof first.x === "string";
  return readRows(name, points, reading, isBand ? "band" : "linear");
}

function readNumbers(name: string, values: readonly unknown[]): ReadColumns {
  const xs = Float64Array.from(values.keys());
  const ys = createColumn(values.length);
  for (let i = 0; i < values.length; i++) ys[i] = readValue(name, i, "y", values[i]);
  return { xKind: "linear", xs, ys };
}

const NO_FIELDS: readonly Field[] = [];
const OPTIONAL: readonly Field[] = ["size"];

function readRows(
  name: string,
  points: readonly unknown[],
  { fields = NO_FIELDS, categories, counts = false }: Reading,
  xKind: Series["xKind"],
): ReadColumns {
  const xs = createColumn(points.length);
  const ys = createColumn(points.length);
  const columns: ReadColumns = { xKind, xs, ys };
  for (let i = 0; i < points.length; i++) {
    const point = points[i];
    if (typeof point !== "object" || point === null) {
      throw invalid(name, i, "", "expected { time, y } or { x, y }", point);
    }
    const { time, x, y, label, color, size } = point as Record<string, unknown>;
    if (xKind === "time") xs[i] = readTime(name, i, time);
    else if (xKind === "linear") xs[i] = counts && x === undefined ? i : readX(name, i, x);
    else xs[i] = readCategory(name, i, x, categories);
    ys[i] = readValue(name, i, "y", y);
    if (label !== undefined && label !== null) addLabel(columns, name, i, label);
    if (color !== undefined) addColor(columns, name, i, color);
    if (size !== undefined) addField(columns, "size", points.length)[i] = readSize(name, i, size);
    if (fields.length === 0) continue;
    for (const field of fields) {
      const value = (point as Record<string, unknown>)[field];
      addField(columns, field, points.length)[i] = readValue(name, i, field, value);
    }
  }
  if (xKind === "band" && categories !== undefined) columns.categories = categories.names;
  return withClose(columns);
}

/** A candle's value is what it closed with. */
function withClose(columns: ReadColumns): ReadColumns {
  const close = columns.fields?.close;
  return close === undefined ? columns : { ...columns, ys: close };
}

function addField(columns: ReadColumns, field: Field, length: number): Float64Array {
  columns.fields ??= {};
  return (columns.fields[field] ??= createColumn(length).fill(
    OPTIONAL.includes(field) ? 0 : Number.NaN,
  ));
}

function addLabel(columns: ReadColumns, name: string, index: number, label: unknown): void {
  const labels = (columns.labels ??= []) as (string | undefined)[];
  labels[index] = readLabel(name, index, label);
}

function addColor(columns: ReadColumns, name: string, index: number, color: unknown): void {
  if (!isColor(color)) {
    throw invalid(name, index, ".color", 'expected a CSS colour such as "#2563eb"', color);
  }
  const colors = (columns.colors ??= []) as (string | undefined)[];
  colors[index] = color;
}

function readColumns(name: string, columns: Columns): ReadColumns {
  const { times, xs: plain, values, labels } = Object(columns) as Partial<Record<string, unknown>>;
  const source = times ?? plain;
  if (!isColumn(source) || !isColumn(values)) {
    const expected = "expected points, { times, values } or { xs, values }";
    throw new PlotcastError(
      "POINT_INVALID",
      `series ${shown(name)}: ${expected}, got ${shown(columns)}`,
    );
  }
  if (source.length !== values.length) {
    throw new PlotcastError(
      "POINT_INVALID",
      `series ${shown(name)}: expected columns of one length, got ${source.length} and ${values.length}`,
    );
  }
  const isTime = times !== undefined;
  const xs = toNumbers(source, isTime ? MAX_TIME : Number.MAX_VALUE, (i) =>
    isTime ? readTime(name, i, source[i]) : readX(name, i, source[i]),
  );
  const ys = toNumbers(values, Number.MAX_VALUE, (i) => readValue(name, i, "y", values[i]));
  const result: ReadColumns = { xKind: isTime ? "time" : "linear", xs, ys };
  if (isColumn(labels)) {
    result.labels = Array.from(labels, (label, i) =>
      label === undefined || label === null ? undefined : readLabel(name, i, label),
    );
  }
  return result;
}

/**
 * A column as numbers. What is one already, and no further from 0 than `furthest`, need not be read
 * one by one. A plain loop: Float64Array.from with a function takes six times as long.
 */
function toNumbers(
  column: ArrayLike<unknown>,
  furthest: number,
  read: (index: number) => number,
): Float64Array {
  const numbers = createColumn(column.length);
  if (column instanceof Float64Array) {
    numbers.set(column);
    for (let i = 0; i < numbers.length; i++) {
      if (!(Math.abs(numbers[i]!) <= furthest)) numbers[i] = read(i);
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

function readLabel(name: string, index: number, label: unknown): string {
  if (typeof label === "string" || typeof label === "number") return String(label);
  throw invalid(name, index, ".label", "expected a text", label);
}

function readTime(name: string, index: number, time: unknown): number {
  const ms =
    typeof time === "number" || typeof time === "string" || time instanceof Date
      ? epochMs(time)
      : Number.NaN;
  if (Number.isNaN(ms)) throw invalid(name, index, ".time", EXPECTED_TIME, time);
  return ms;
}

function readX(name: string, index: number, x: unknown): number {
  if (typeof x === "number" && Number.isFinite(x)) return x;
  throw invalid(name, index, ".x", "expected a finite number", x);
}

function readCategory(
  name: string,
  index: number,
  x: unknown,
  categories: Categories | undefined,
): number {
  if (typeof x === "string" && categories !== undefined) return categories.indexOf(x);
  throw invalid(name, index, ".x", "expected a text, like the first point's", x);
}

function readValue(name: string, index: number, field: string, value: unknown): number {
  if (typeof value === "number" && (Number.isFinite(value) || Number.isNaN(value))) return value;
  if (value === null || value === undefined) return Number.NaN;
  throw invalid(name, index, `.${field}`, "expected a finite number, or null for a gap", value);
}

function readSize(name: string, index: number, size: unknown): number {
  if (typeof size === "number" && Number.isFinite(size) && size >= 0) return size;
  throw invalid(name, index, ".size", "expected a finite number of at least 0", size);
}

function invalid(name: string, index: number, field: string, expected: string, got: unknown) {
  return new PlotcastError(
    "POINT_INVALID",
    `series ${shown(name)}: point ${index}${field}: ${expected}, got ${shown(got)}`,
  );
}
