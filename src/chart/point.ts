/** A moment: a `Date`, epoch milliseconds, or an ISO 8601 string (UTC where it names no offset). */
export type TimeInput = Date | number | string;

/** A measured value; `null` (or `NaN`) is a gap, at which a line breaks. */
export type Value = number | null;

/** A measurement at a moment. */
export interface TimePoint {
  time: TimeInput;
  y: Value;
  /** Names the point on an ordinal axis and in its tooltip. */
  label?: string;
}

/** A measurement at a number. */
export interface XPoint {
  x: number;
  y: Value;
  /** Names the point on an ordinal axis and in its tooltip. */
  label?: string;
}

/** One measurement: time or x, y, perhaps a label. */
export type Point = TimePoint | XPoint;

/** Points as columns of equal length, the quick way in for much data. */
export type Columns =
  | { times: ArrayLike<TimeInput>; values: ArrayLike<Value>; labels?: ArrayLike<string> }
  | { xs: ArrayLike<number>; values: ArrayLike<Value>; labels?: ArrayLike<string> };

/** What one moment brought: values by the name of their series. No time means "now". */
export interface Row {
  /** Epoch milliseconds. */
  time?: number;
  values: Map<string, Value>;
}
