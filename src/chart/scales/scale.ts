/** Maps a domain (data) to pixels, counted from `origin`, which is 0 px. */
export interface Scale {
  domain: [number, number];
  origin: number;
  /** Pixels of one unit of the domain (of what the transform makes of it, where there is one). */
  perUnit: number;
  /** Pixels of a value, not rounded. */
  px: (value: number) => number;
  /** Nothing but `(value - origin) * perUnit`. */
  plain: boolean;
}

/** What a scale does to values before they are spread evenly, such as a logarithm. */
export type Transform = (value: number) => number;

/** A scale whose domain is `length` pixels long, counted from `origin` (default: the domain's start). */
export function linearScale(domain: [number, number], length: number, origin = domain[0]): Scale {
  const [low, high] = domain;
  // 1e308 and -1e308 lie further apart than a number can say, but a quarter of it is sayable.
  const shrink = Number.isFinite(high - low) ? 1 : 0.25;
  const perUnit = length / (high * shrink - low * shrink);
  const start = origin * shrink;
  if (shrink === 1) {
    return { domain, origin, perUnit, px: (value) => (value - origin) * perUnit, plain: true };
  }
  const px = (value: number) => (value * shrink - start) * perUnit;
  return { domain, origin, perUnit: perUnit * shrink, px, plain: false };
}

/** The same for values that are transformed first. */
export function transformedScale(
  domain: [number, number],
  length: number,
  transform: Transform,
): Scale {
  const start = transform(domain[0]);
  const perUnit = length / (transform(domain[1]) - start);
  const px = (value: number) => (transform(value) - start) * perUnit;
  return { domain, origin: domain[0], perUnit, px, plain: false };
}
