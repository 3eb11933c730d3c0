/**
 * Finds neighbours further apart than `gapMs`: the ascending indices of the points behind such gaps.
 * A gap next to a point without a value does not count, as the line breaks there anyway.
 */
export function findBreaks(xs: Float64Array, ys: Float64Array, gapMs: number): number[] {
  const breaks: number[] = [];
  for (let i = 1; i < xs.length; i++) {
    const isApart = xs[i]! - xs[i - 1]! > gapMs;
    if (isApart && !Number.isNaN(ys[i]!) && !Number.isNaN(ys[i - 1]!)) breaks.push(i);
  }
  return breaks;
}

/** Inserts a NaN before each of these indices, so that a line breaks there. */
export function insertGaps(column: Float64Array, breaks: readonly number[]): Float64Array {
  if (breaks.length === 0) return column;
  const result = makeRoom(column, breaks);
  for (let k = 0; k < breaks.length; k++) result[breaks[k]! + k] = Number.NaN;
  return result;
}

/** Inserts an x before each of these indices of ascending xs, halfway between its neighbours. */
export function insertMidpoints(xs: Float64Array, breaks: readonly number[]): Float64Array {
  if (breaks.length === 0) return xs;
  const result = makeRoom(xs, breaks);
  for (let k = 0; k < breaks.length; k++) {
    const i = breaks[k]!;
    result[i + k] = xs[i - 1]! / 2 + xs[i]! / 2;
  }
  return result;
}

/** Inserts an undefined item before each of these indices. */
export function insertUndefined(
  column: ArrayLike<string | undefined>,
  breaks: readonly number[],
): (string | undefined)[] {
  const result: (string | undefined)[] = [];
  let next = 0;
  for (let i = 0; i < column.length; i++) {
    if (breaks[next] === i) {
      result.push(undefined);
      next++;
    }
    result.push(column[i]);
  }
  return result;
}

/** A copy with a free place before each of these indices. */
function makeRoom(column: Float64Array, breaks: readonly number[]): Float64Array {
  const result = new Float64Array(column.length + breaks.length);
  let from = 0;
  for (let k = 0; k < breaks.length; k++) {
    result.set(column.subarray(from, breaks[k]), from + k);
    from = breaks[k]!;
  }
  result.set(column.subarray(from), from + breaks.length);
  return result;
}
