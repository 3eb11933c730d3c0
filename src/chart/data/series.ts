import type { ExtremaIndex } from "./decimate/extrema-index.ts";
import type { MarkSettings } from "../options/mark-settings.ts";

/** A value that a point may have besides `y`. */
export type Field = "low" | "high" | "open" | "close" | "size";

/** A named run of points, as columns in the order of x. Every x and y is a number; a NaN y is a gap. */
export interface Series {
  name: string;
  /** What `xs` holds: epoch milliseconds, plain numbers, or indices of `categories`. */
  xKind: "time" | "linear" | "band";
  xs: Float64Array;
  ys: Float64Array;
  fields?: Partial<Record<Field, Float64Array>>;
  /** The names that the xs of a band are indices of; all series of a chart share the list. */
  categories?: readonly string[];
  labels?: ArrayLike<string | undefined>;
  colors?: ArrayLike<string | undefined>;
  color?: string;
  /** How it is drawn. Default: follows from the chart's settings. */
  mark?: MarkSettings;
  /** How many points came before the first of these. An ordinal axis counts on from there. */
  startIndex: number;
  /**
   * Identity of a run of points that only grows at its end and shrinks at its front. In series with
   * the same `streamId`, points with the same `startIndex` + index are the same, and need no
   * comparison.
   */
  streamId?: object;
  /** An index of the column that `ys` is a view of. */
  extremaIndex?: ExtremaIndex;
}

/** The columns that points are read into. */
export type ReadColumns = Pick<
  Series,
  "xKind" | "xs" | "ys" | "fields" | "labels" | "colors" | "categories"
>;

/** Sorts columns by x. Points that share an x keep their order. */
export function sortByX(columns: ReadColumns): ReadColumns {
  const { xs, ys, fields, labels, colors } = columns;
  if (isSorted(xs)) return columns;
  const order = Array.from(xs.keys()).sort((a, b) => xs[a]! - xs[b]! || a - b);
  const sorted = (column: Float64Array) => Float64Array.from(order, (i) => column[i]!);
  const result: ReadColumns = { ...columns, xs: sorted(xs), ys: sorted(ys) };
  if (fields !== undefined) {
    result.fields = Object.fromEntries(
      Object.entries(fields).map(([field, column]) => [field, sorted(column)]),
    );
  }
  if (labels !== undefined) result.labels = order.map((i) => labels[i]);
  if (colors !== undefined) result.colors = order.map((i) => colors[i]);
  return result;
}

function isSorted(xs: Float64Array): boolean {
  for (let i = 1; i < xs.length; i++) if (xs[i]! < xs[i - 1]!) return false;
  return true;
}

/** The series without its first `count` points. */
export function dropFirst(series: Series, count: number): Series {
  const { xs, ys, fields, labels, colors, startIndex } = series;
  const rest: Series = {
    ...series,
    xs: xs.subarray(count),
    ys: ys.subarray(count),
    startIndex: startIndex + count,
  };
  if (fields !== undefined) {
    rest.fields = Object.fromEntries(
      Object.entries(fields).map(([field, column]) => [field, column.subarray(count)]),
    );
  }
  if (labels !== undefined) rest.labels = Array.from(labels).slice(count);
  if (colors !== undefined) rest.colors = Array.from(colors).slice(count);
  return rest;
}

/** The series' first `count` points. */
export function takeFirst(series: Series, count: number): Series {
  const { xs, ys, fields, labels, colors } = series;
  if (count >= xs.length) return series;
  const first: Series = { ...series, xs: xs.subarray(0, count), ys: ys.subarray(0, count) };
  if (fields !== undefined) {
    first.fields = Object.fromEntries(
      Object.entries(fields).map(([field, column]) => [field, column.subarray(0, count)]),
    );
  }
  if (labels !== undefined) first.labels = Array.from(labels).slice(0, count);
  if (colors !== undefined) first.colors = Array.from(colors).slice(0, count);
  return first;
}

/** A copy of the series and its columns, which stays as it is while points come and go. */
export function copySeries(series: Series): Series {
  const { xs, ys, fields, labels, colors } = series;
  const copy: Series = { ...series, xs: xs.slice(), ys: ys.slice() };
  // It goes on with the columns that it was made for.
  delete copy.extremaIndex;
  if (fields !== undefined) {
    copy.fields = Object.fromEntries(
      Object.entries(fields).map(([field, column]) => [field, column.slice()]),
    );
  }
  if (labels !== undefined) copy.labels = Array.from(labels);
  if (colors !== undefined) copy.colors = Array.from(colors);
  return copy;
}
