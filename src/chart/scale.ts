/** Maps a domain (data) to pixels, counted from `origin`, which is 0 px. */
export interface Scale {
  domain: [number, number];
  origin: number;
  /** Pixels of one unit of the domain. */
  perUnit: number;
  /** Pixels of a value, not rounded. */
  px: (value: number) => number;
}

/** A scale whose domain is `length` pixels long, counted from `origin` (default: the domain's start). */
export function linearScale(domain: [number, number], length: number, origin = domain[0]): Scale {
  const [low, high] = domain;
  // 1e308 and -1e308 lie further apart than a number can say, but a quarter of it is sayable.
  const shrink = Number.isFinite(high - low) ? 1 : 0.25;
  const perUnit = length / (high * shrink - low * shrink);
  const start = origin * shrink;
  if (shrink === 1) return { domain, origin, perUnit, px: (value) => (value - origin) * perUnit };
  const px = (value: number) => (value * shrink - start) * perUnit;
  return { domain, origin, perUnit: perUnit * shrink, px };
}

/**
 * The smallest and largest of the numbers from one index to before another, `undefined` where there
 * are none. NaN is passed over.
 */
export function extentOf(
  column: Float64Array,
  from = 0,
  to = column.length,
): [number, number] | undefined {
  let low = Number.POSITIVE_INFINITY;
  let high = Number.NEGATIVE_INFINITY;
  for (let i = from; i < to; i++) {
    const value = column[i]!;
    if (value < low) low = value;
    if (value > high) high = value;
  }
  return low <= high ? [low, high] : undefined;
}

/** The extent that holds all of these. */
export function unionOf(extents: ([number, number] | undefined)[]): [number, number] | undefined {
  let union: [number, number] | undefined;
  for (const extent of extents) {
    if (extent === undefined) continue;
    union =
      union === undefined ? extent : [Math.min(union[0], extent[0]), Math.max(union[1], extent[1])];
  }
  return union;
}

/** Numbers that differ by less than this are drawn as equal: their steps could not be counted. */
export const SMALLEST_SPAN = 1e-290;

/** The domain itself or, where it is a single value, one with some room around it. */
export function widened([low, high]: [number, number], room: number): [number, number] {
  return high - low > SMALLEST_SPAN ? [low, high] : [low - room, high + room];
}
