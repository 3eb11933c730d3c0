/**
 * Where neighbours lie further apart than `gapMs`: the indices of the points after such gaps,
 * ascending. A gap next to a point without a value is none: the line breaks there anyway.
 */
export function findBreaks(xs: Float64Array, ys: Float64Array, gapMs: number): number[] {
  const breaks: number[] = [];
  for (let i = 1; i < xs.length; i++) {
    const isApart = xs[i]! - xs[i - 1]! > gapMs;
    if (isApart && !Number.isNaN(ys[i]!) && !Number.isNaN(ys[i - 1]!)) breaks.push(i);
  }
  return breaks;
}

/**
 * A column with a NaN before each of these indices, so that a line breaks there and no zero is
 * invented; the same one where there are none.
 */
export function insertGaps(column: Float64Array, breaks: readonly number[]): Float64Array {
  if (breaks.length === 0) return column;
  const widened = spread(column, breaks);
  for (let k = 0; k < breaks.length; k++) widened[breaks[k]! + k] = Number.NaN;
  return widened;
}

/**
 * Ascending xs with one more halfway before each of these indices; the same where there are none.
 * Where that stands depends on its two neighbours alone.
 */
export function insertMidpoints(xs: Float64Array, breaks: readonly number[]): Float64Array {
  if (breaks.length === 0) return xs;
  const widened = spread(xs, breaks);
  for (let k = 0; k < breaks.length; k++) {
    const i = breaks[k]!;
    widened[i + k] = xs[i - 1]! / 2 + xs[i]! / 2;
  }
  return widened;
}

function spread(column: Float64Array, breaks: readonly number[]): Float64Array {
  const widened = new Float64Array(column.length + breaks.length);
  let from = 0;
  for (let k = 0; k < breaks.length; k++) {
    widened.set(column.subarray(from, breaks[k]), from + k);
    from = breaks[k]!;
  }
  widened.set(column.subarray(from), from + breaks.length);
  return widened;
}
