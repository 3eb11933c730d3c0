/** The indices of the extreme values of a range; -1 where it holds only gaps. */
export interface Extrema {
  low: number;
  high: number;
  hasGap: boolean;
}

/** What knows the extrema of the ranges of a long column: an `ExtremaIndex`. */
export interface ExtremaLookup {
  column: Float64Array;
  /** Finds the extrema of a range of the column. */
  addRange(from: number, to: number, result: Extrema): void;
}

/** A range up to this long is scanned as quickly as it is looked up. */
const MAX_SCANNED = 256;

// Shared by all calls, as none needs it for longer.
const found: Extrema = { low: -1, high: -1, hasGap: false };

/**
 * Finds the first lowest and the first highest of `values` from index `from` to before `to`.
 *
 * @param index of a column that `values` is a view of; without it the range is scanned.
 */
export function findExtrema(
  values: Float64Array,
  from: number,
  to: number,
  index: ExtremaLookup | undefined,
  result: Extrema,
): void {
  clear(result);
  if (index === undefined || to - from < MAX_SCANNED || index.column.buffer !== values.buffer) {
    return addValues(values, from, to, result);
  }
  const first = (values.byteOffset - index.column.byteOffset) / values.BYTES_PER_ELEMENT;
  index.addRange(first + from, first + to, result);
  if (result.low < 0) return;
  result.low -= first;
  result.high -= first;
}

/** The extent of `values` from index `from` to before `to`. */
export function extentBetween(
  values: Float64Array,
  from: number,
  to: number,
  index: ExtremaLookup | undefined,
): [number, number] | undefined {
  findExtrema(values, from, to, index, found);
  return found.low < 0 ? undefined : [values[found.low]!, values[found.high]!];
}

/** Makes a result that of no values. */
export function clear(result: Extrema): void {
  result.low = -1;
  result.high = -1;
  result.hasGap = false;
}

/** Adds the values of a range to a result. */
export function addValues(values: Float64Array, from: number, to: number, result: Extrema): void {
  let { low, high, hasGap } = result;
  let lowest = low < 0 ? Number.POSITIVE_INFINITY : values[low]!;
  let highest = high < 0 ? Number.NEGATIVE_INFINITY : values[high]!;
  for (let i = from; i < to; i++) {
    const value = values[i]!;
    // Most values are neither, and cost two comparisons only.
    if (value >= lowest && value <= highest) continue;
    if (value < lowest) {
      lowest = value;
      low = i;
    }
    if (value > highest) {
      highest = value;
      high = i;
    }
    if (Number.isNaN(value)) hasGap = true;
  }
  result.low = low;
  result.high = high;
  result.hasGap = hasGap;
}
