import type { TimeInput } from "../format/time/time-input.ts";

export type { TimeInput };

/** A measured value; `null` (or `NaN`) is a gap, at which a line breaks. */
export type Value = number | null;

/** What a point may have besides its place and its value. */
export interface PointExtras {
  /** Names the point on an ordinal axis and in its tooltip. */
  label?: string;
  /** A CSS colour of its own, for bars, dots and slices. */
  color?: string;
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

/** Where a point stands that has more than one value. */
export type Place = { time: TimeInput } | { x: number | string };

/** A measurement with a size: a bubble, whose area is in proportion to it. */
export type SizedPoint = (TimePoint | XPoint) & { size: number };

/** A stretch of values, such as the least and the most of an hour; `y` is a line within it. */
export type RangePoint = Place & PointExtras & { low: Value; high: Value; y?: Value };

/** What a price did in a stretch of time. */
export type CandlePoint = Place &
  PointExtras & { open: Value; high: Value; low: Value; close: Value };

/** One measurement: time or x, its value or values, perhaps a label and a colour. */
export type Point = TimePoint | XPoint | SizedPoint | RangePoint | CandlePoint;

/** Points as columns of equal length, the quick way in for much data. */
export type Columns =
  | { times: ArrayLike<TimeInput>; values: ArrayLike<Value>; labels?: ArrayLike<string> }
  | { xs: ArrayLike<number>; values: ArrayLike<Value>; labels?: ArrayLike<string> };

/** Points in any shape: a list, columns, or plain numbers, which count from 0. */
export type Points = readonly Point[] | readonly Value[] | Columns;

/**
 * What pies, donuts, gauges and stats take besides points, as they show the last value of a series:
 * that value, or values in their order.
 */
export type PlainValues = Value | readonly (PointExtras & { y: Value })[];

/** What one moment brought: values by the name of their series. No time means "now". */
export interface Row {
  /** Epoch milliseconds. */
  time?: number;
  values: Map<string, Value>;
}
