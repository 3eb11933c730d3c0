import type { TimeInput } from "../format/time/time-input.ts";

/** A measured value; `null` (or `NaN`) is a gap, at which a line breaks. */
export type Value = number | null;

/** What a point may have besides its position and its value; `null` is none. */
export interface PointExtras {
  /** Names the point on an ordinal axis and in its tooltip. */
  label?: string | null;
  /**
   * A CSS colour of its own: for its bar, dot, candle, cell or slice; a line shows a dot in it. Charts
   * that summarize points (box plots, histograms, `binMs`) refuse it, as they do a label.
   */
  color?: string | null;
}

/** A measurement at a moment. */
export interface TimePoint extends PointExtras {
  time: TimeInput;
  y: Value;
}

/** A measurement at a number, or in a category. */
export interface XPoint extends PointExtras {
  x: number | string;
  y: Value;
}

/** The position of a point that has several values. */
export type Place = { time: TimeInput } | { x: number | string };

/** A measurement with a size: a bubble, whose area is proportional to it; `null` is none. */
export type SizedPoint = (TimePoint | XPoint) & { size: number | null };

/** A range of values, such as the lowest and highest of an hour; `y` is a line within it. */
export type RangePoint = Place & PointExtras & { low: Value; high: Value; y?: Value };

/** The open, high, low and close of a price in a span of time. */
export type CandlePoint = Place &
  PointExtras & { open: Value; high: Value; low: Value; close: Value };

/** One measurement: time or x, its value or values, perhaps a label and a colour. */
export type Point = TimePoint | XPoint | SizedPoint | RangePoint | CandlePoint;

/** Optional columns, as long as the others. A point without a label or a colour has `null` or `undefined`. */
interface OptionalColumns {
  labels?: ArrayLike<string | null | undefined>;
  /** CSS colours. */
  colors?: ArrayLike<string | null | undefined>;
}

/** Points as columns of equal length, the fast way for large data. */
export type Columns = OptionalColumns &
  (
    | { times: ArrayLike<TimeInput>; values: ArrayLike<Value> }
    | { xs: ArrayLike<number>; values: ArrayLike<Value> }
  );

/**
 * A point as `[x, y]`: where, and its value. A `Date` is a moment, a number an x, and a text a name, or a
 * moment where the option `xAxis` is `"time"`.
 */
export type Pair = readonly [x: Date | number | string, y: Value];

/** Numbers in a typed array. */
export type NumberArray =
  | Float64Array
  | Float32Array
  | Int32Array
  | Uint32Array
  | Int16Array
  | Uint16Array
  | Int8Array
  | Uint8Array
  | Uint8ClampedArray;

/** Points in any shape: a list of objects or pairs, columns, or plain numbers, which count from 0. */
// Pairs come first: the compiler takes `rows.map((row) => [row.time, row.value])` for pairs only then.
export type Points = readonly Pair[] | readonly Point[] | readonly Value[] | NumberArray | Columns;

/**
 * What pies, donuts, gauges and stats take besides points: a value, or values in their order, of which
 * they show the last.
 */
export type PlainValues = Value | readonly (PointExtras & { y: Value })[];

/** The values of one moment, by the name of their series. No time means "now". */
export interface Row {
  /** Epoch milliseconds. */
  time?: number;
  /** The time was read from a date, rather than a number. */
  isDated?: boolean;
  values: Map<string, Value>;
}
