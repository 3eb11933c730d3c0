import { describeValue, PlotcastError } from "../../error.ts";
import { createColumn } from "./column.ts";
import type { Columns, NumberArray, Points } from "../options/point.ts";
import { checkEpoch } from "./check-epoch.ts";
import { checkFields } from "./check-fields.ts";
import { readFields } from "./point-fields.ts";
import { readColumns, toNumbers } from "./read-columns.ts";
import type { ReadOptions } from "./read-options.ts";
import { readPairs } from "./read-pairs.ts";
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

/**
 * Reads points in any of their shapes, once, at the edge.
 *
 * @throws PlotcastError `POINT_INVALID`, naming the series, the point and the field;
 * `LIMIT_REACHED` for too many categories.
 */
export function readSeries(name: string, points: Points, options: ReadOptions = {}): Series {
  const columns = Array.isArray(points)
    ? readPoints(name, points, options)
    : ArrayBuffer.isView(points)
      ? readNumbers(name, checkNumbers(name, points))
      : readColumns(name, points as Columns);
  if (columns.xKind === "time") checkEpoch(name, points, columns.xs);
  return { name, startIndex: 0, ...sortByX(columns) };
}

function readPoints(name: string, points: readonly unknown[], options: ReadOptions): ReadColumns {
  // Plain numbers may begin with gaps.
  const first = points[0] === null ? points.find((point) => point !== null) : points[0];
  const isGaps = first === undefined && points[0] === null;
  if (typeof first === "number" || isGaps) return readNumbers(name, points);
  if (Array.isArray(first)) return readPairs(name, points, options);
  const isObject = typeof first === "object" && first !== null;
  if (isObject && "time" in first) return readRows(name, points, options, "time");
  const isBand = isObject && "x" in first && typeof first.x === "string";
  return readRows(name, points, options, isBand ? "band" : "linear");
}

function readNumbers(name: string, values: ArrayLike<unknown>): ReadColumns {
  const xs = createColumn(values.length);
  for (let i = 0; i < xs.length; i++) xs[i] = i;
  const ys = toNumbers(values, Number.MAX_VALUE, (i) => readValue(name, i, "y", values[i]));
  return { xKind: "linear", xs, ys };
}

/** Refuses views of bytes that hold no numbers. */
function checkNumbers(name: string, view: ArrayBufferView): NumberArray {
  const kind = Object.prototype.toString.call(view).slice("[object ".length, -1);
  if (!/^(?:BigU?[Ii]nt64Array|DataView)$/.test(kind)) return view as NumberArray;
  const message = `series ${describeValue(name)}: expected an array of numbers such as a Float64Array, got a ${kind}`;
  throw new PlotcastError("POINT_INVALID", message);
}

const NO_FIELDS: readonly Field[] = [];

function readRows(
  name: string,
  points: readonly unknown[],
  options: ReadOptions,
  xKind: Series["xKind"],
): ReadColumns {
  const { fields = NO_FIELDS, categories, counts = false } = options;
  const xs = createColumn(points.length);
  const ys = createColumn(points.length);
  const columns: ReadColumns = { xKind, xs, ys };
  const isCandle = fields.includes("open");
  for (let i = 0; i < points.length; i++) {
    const point = points[i];
    if (typeof point !== "object" || point === null || Array.isArray(point)) {
      throw pointError(name, i, "", "expected { time, y } or { x, y }", point);
    }
    const read = readFields(point);
    const { time, x, y, label, color, size } = read;
    checkFields(name, i, point as Record<string, unknown>, read, options);
    if (xKind === "time") xs[i] = readTime(name, i, time);
    else if (xKind === "linear") xs[i] = counts && x === undefined ? i : readX(name, i, x);
    else xs[i] = readCategory(name, i, x, categories);
    ys[i] = readValue(name, i, "y", y);
    // Rows of a database have null where there is nothing.
    if (label !== undefined && label !== null) addLabel(columns, name, i, label);
    if (color !== undefined && color !== null) addColor(columns, name, i, color);
    if (size !== undefined && size !== null)
      addField(columns, "size", points.length)[i] = readSize(name, i, size);
    if (fields.length === 0) continue;
    for (const field of fields) {
      addField(columns, field, points.length)[i] = readValue(name, i, field, read[field]);
    }
    if (isCandle) checkCandle(name, i, columns.fields!);
  }
  if (xKind === "band" && categories !== undefined) columns.categories = categories.names;
  return withClose(columns);
}

/** Refuses a candle upside down: its columns are likely to have been mixed up. */
function checkCandle(name: string, i: number, { low, high }: NonNullable<Series["fields"]>): void {
  if (!(high![i]! < low![i]!)) return;
  throw pointError(name, i, ".high", `expected at least its low, ${low![i]}`, high![i]);
}

/** Takes the close of a candle as its y. */
function withClose(columns: ReadColumns): ReadColumns {
  const close = columns.fields?.close;
  return close === undefined ? columns : { ...columns, ys: close };
}

function addField(columns: ReadColumns, field: Field, length: number): Float64Array {
  columns.fields ??= {};
  return (columns.fields[field] ??= createColumn(length).fill(Number.NaN));
}

function addLabel(columns: ReadColumns, name: string, index: number, label: unknown): void {
  const labels = (columns.labels ??= []) as (string | undefined)[];
  labels[index] = readLabel(name, index, label);
}

function addColor(columns: ReadColumns, name: string, index: number, color: unknown): void {
  const colors = (columns.colors ??= []) as (string | undefined)[];
  colors[index] = readColor(name, index, color);
}
