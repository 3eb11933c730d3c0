import { PlotcastError, shown } from "../error.ts";
import type { Extremes } from "./extremes.ts";
import type { Columns, Point } from "./point.ts";
import { epochMs, EXPECTED_TIME } from "./time-input.ts";

/** A named run of points, as columns in the order of x. Every x and y is a number; a NaN y is a gap. */
export interface Series {
  name: string;
  /** What `xs` counts: epoch milliseconds, or plain numbers. */
  xKind: "time" | "linear";
  xs: Float64Array;
  ys: Float64Array;
  labels?: ArrayLike<string | undefined>;
  color?: string;
  /** How many points of this series came before the first here. An ordinal axis counts from there. */
  skipped: number;
  /**
   * Where points only ever come at the end and go at the front, all stages of a series have one
   * lineage: a point with the same count, `skipped` and its index, is the same point. So nobody
   * need compare them.
   */
  lineage?: object;
  /** Those of the column that `ys` is a view of, where somebody keeps them. */
  extremes?: Extremes;
}

/**
 * Reads points in any of their shapes, once, at the edge.
 *
 * @throws PlotcastError `POINT_INVALID`, naming the series, the point and the field.
 */
export function seriesOf(name: string, points: readonly Point[] | Columns, color?: string): Series {
  const columns = Array.isArray(points)
    ? columnsOf(name, points)
    : readColumns(name, points as Columns);
  const series: Series = { name, skipped: 0, ...inOrder(columns) };
  if (color !== undefined) series.color = color;
  return series;
}

type ReadColumns = Pick<Series, "xKind" | "xs" | "ys" | "labels">;

function columnsOf(name: string, points: readonly Point[]): ReadColumns {
  const first: unknown = points[0];
  const isTime = typeof first === "object" && first !== null && "time" in first;
  const xs = new Float64Array(points.length);
  const ys = new Float64Array(points.length);
  const labels: (string | undefined)[] = [];
  for (let i = 0; i < points.length; i++) {
    const point: unknown = points[i];
    if (typeof point !== "object" || point === null) {
      throw invalid(name, i, "", "expected { time, y } or { x, y }", point);
    }
    const { time, x, y, label } = point as Record<string, unknown>;
    xs[i] = isTime ? readTime(name, i, time) : readX(name, i, x);
    ys[i] = readValue(name, i, y);
    if (label !== undefined && label !== null) labels[i] = readLabel(name, i, label);
  }
  const columns: ReadColumns = { xKind: isTime ? "time" : "linear", xs, ys };
  if (labels.length > 0) columns.labels = labels;
  return columns;
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
  const read = times === undefined ? readX : readTime;
  const xs = new Float64Array(source.length);
  const ys = new Float64Array(source.length);
  // A plain loop: Float64Array.from with a function takes six times as long.
  for (let i = 0; i < source.length; i++) {
    xs[i] = read(name, i, source[i]);
    ys[i] = readValue(name, i, values[i]);
  }
  const result: ReadColumns = { xKind: times === undefined ? "linear" : "time", xs, ys };
  if (isColumn(labels)) {
    result.labels = Array.from(labels, (label, i) =>
      label === undefined || label === null ? undefined : readLabel(name, i, label),
    );
  }
  return result;
}

const MOST_POINTS = 50_000_000;

function isColumn(value: unknown): value is ArrayLike<unknown> {
  if (typeof value !== "object" || value === null || !("length" in value)) return false;
  const { length } = value;
  return Number.isInteger(length) && (length as number) >= 0 && (length as number) <= MOST_POINTS;
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

function readValue(name: string, index: number, y: unknown): number {
  if (typeof y === "number" && (Number.isFinite(y) || Number.isNaN(y))) return y;
  if (y === null || y === undefined) return Number.NaN;
  throw invalid(name, index, ".y", "expected a finite number, or null for a gap", y);
}

function invalid(name: string, index: number, field: string, expected: string, got: unknown) {
  return new PlotcastError(
    "POINT_INVALID",
    `series ${shown(name)}: point ${index}${field}: ${expected}, got ${shown(got)}`,
  );
}

// Points that share an x keep the order in which they came.
function inOrder(columns: ReadColumns): ReadColumns {
  const { xs, ys, labels } = columns;
  if (isSorted(xs)) return columns;
  const order = Array.from(xs.keys()).sort((a, b) => at(xs, a) - at(xs, b) || a - b);
  const sorted: ReadColumns = {
    xKind: columns.xKind,
    xs: Float64Array.from(order, (i) => at(xs, i)),
    ys: Float64Array.from(order, (i) => at(ys, i)),
  };
  if (labels !== undefined) sorted.labels = order.map((i) => labels[i]);
  return sorted;
}

function isSorted(xs: Float64Array): boolean {
  for (let i = 1; i < xs.length; i++) if (at(xs, i) < at(xs, i - 1)) return false;
  return true;
}

function at(column: Float64Array, index: number): number {
  return column[index] ?? Number.NaN;
}
