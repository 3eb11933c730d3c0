/** Numbers that differ by less count as equal: the number of steps between them would overflow. */
export const MIN_SPAN = 1e-290;

/** The smallest and the largest of some numbers; `undefined` where there are none. */
export type Extent = [number, number] | undefined;

/** The extent of a column from index `from` to before `to`. NaN is passed over. */
export function extent(column: Float64Array, from = 0, to = column.length): Extent {
  let low = Number.POSITIVE_INFINITY;
  let high = Number.NEGATIVE_INFINITY;
  for (let i = from; i < to; i++) {
    const value = column[i]!;
    if (value < low) low = value;
    if (value > high) high = value;
  }
  return low <= high ? [low, high] : undefined;
}

/** The extent that holds both. */
export function joinExtents(one: Extent, other: Extent): Extent {
  if (one === undefined) return other;
  if (other === undefined) return one;
  return [Math.min(one[0], other[0]), Math.max(one[1], other[1])];
}

/** The extent that holds all of these. */
export function joinAllExtents(extents: Extent[]): Extent {
  let union: Extent;
  for (const extent of extents) union = joinExtents(union, extent);
  return union;
}

/** The domain itself or, where it is a single value, one with `pad` to both sides of it. */
export function padDomain([low, high]: [number, number], pad: number): [number, number] {
  return high - low > MIN_SPAN ? [low, high] : [low - pad, high + pad];
}
