import { MAX_POINTS, MAX_TIME } from "../../limits.ts";
import { PlotcastError, describeValue } from "../../error.ts";
import type { Categories } from "./categories.ts";
import { createColumn } from "./column.ts";
import type { Columns, Points } from "../options/point.ts";
import { type Field, sortByX, type ReadColumns, type Series } from "./series.ts";
import {
  readLabel,
  readTime,
  readX,
  readCategory,
  readColor,
  readValue,
  readSize,
  pointError,
} from "./read-values.ts";

/** How the points of a series are read. */
export interface ReadOptions {
  /** Values that each point needs instead of `y`. */
  fields?: readonly Field[];
  /** Collects the names of a band. */
  categories?: Categories;
  /** Points without an x count from 0, as those of pies and gauges may. */
  counts?: boolean;
}

/**
 * Reads points in any of their shapes, once, at the edge.
 *
 * @throws PlotcastError `POINT_INVALID`, naming the series, the point and the field;
 * `LIMIT_REACHED` for too many categories.
 */
export function readSeries(name: string, points: Points, options: ReadOptions = {}): Series {
  const columns = Array.isArray(points)
    ? readPoints(name, points, options)
    : readColumns(name, points as Columns);
  return { name, startIndex: 0, ...sortByX(columns) };
}

function readPoints(name: string, points: readonly unknown[], options: ReadOptions): ReadColumns {
  // Plain numbers may begin with gaps.
  const first = points[0] === null ? points.find((point) => point !== null) : points[0];
  const isGaps = first === undefined && points[0] === null;
  if (typeof first === "number" || isGaps) return readNumbers(name, points);
  const isObject = typeof first === "object" && first !== null;
  if (isObject && "time" in first) return readRows(name, points, options, "time");
  const isBand = isObject && "x" in first && typeof first.x === "string";
  return readRows(name, points, options, isBand ? "band" : "linear");
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
  { fields = NO_FIELDS, categories, counts = false }: ReadOptions,
  xKind: Series["xKind"],
): ReadColumns {
  const xs = createColumn(points.length);
  const ys = createColumn(points.length);
  const columns: ReadColumns = { xKind, xs, ys };
  for (let i = 0; i < points.length; i++) {
    const point = points[i];
    if (typeof point !== "object" || point === null) {
      throw pointError(name, i, "", "expected { time, y } or { x, y }", point);
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

/** Takes the close of a candle as its y. */
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
  const colors = (columns.colors ??= []) as (string | undefined)[];
  colors[index] = readColor(name, index, color);
}

function readColumns(name: string, columns: Columns): ReadColumns {
  const { times, xs: plain, values, labels } = Object(columns) as Partial<Record<string, unknown>>;
  const source = times ?? plain;
  if (!isColumn(source) || !isColumn(values)) {
    const expected = "expected points, { times, values } or { xs, values }";
    throw new PlotcastError(
      "POINT_INVALID",
      `series ${describeValue(name)}: ${expected}, got ${describeValue(columns)}`,
    );
  }
  if (source.length !== values.length) {
    throw new PlotcastError(
      "POINT_INVALID",
      `series ${describeValue(name)}: expected columns of one length, got ${source.length} and ${values.length}`,
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
 * Converts a column to numbers. Those of a `Float64Array` that are at most `max` from 0 are taken as
 * they are; all others are read one by one. Float64Array.from with a function takes six times as long
 * as these loops.
 */
function toNumbers(
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
