/** For each of `length` points, the first of the last `points` (itself included, at least 1). */
export function startsByPoints(length: number, points: number): Int32Array {
  const starts = new Int32Array(length);
  const before = Math.max(1, Math.floor(points)) - 1;
  for (let i = before; i < length; i++) starts[i] = i - before;
  return starts;
}

/** For each point, the first of those less than `ms` before it (xs ascending); itself at least. */
export function startsByTime(xs: Float64Array, ms: number): Int32Array {
  const starts = new Int32Array(xs.length);
  let start = 0;
  for (let i = 0; i < xs.length; i++) {
    while (start < i && xs[i]! - xs[start]! >= ms) start++;
    starts[i] = start;
  }
  return starts;
}
