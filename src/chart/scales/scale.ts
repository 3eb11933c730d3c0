/** Maps a domain (data) to pixels; `origin` is at 0 px. */
export interface Scale {
  domain: [number, number];
  origin: number;
  /** Pixels per unit of the domain, or of the transformed domain. */
  perUnit: number;
  /** Pixels of a value, not rounded. */
  px: (value: number) => number;
  /** Whether `px` is `(value - origin) * perUnit`. */
  plain: boolean;
}

/** Applied to values before a linear mapping, such as a logarithm. */
export type Transform = (value: number) => number;

/** A linear scale of `length` pixels, with `origin` (default: the start of the domain) at 0 px. */
export function linearScale(domain: [number, number], length: number, origin = domain[0]): Scale {
  const [low, high] = domain;
  // The span from -1e308 to 1e308 overflows, but a quarter of it does not.
  const shrink = Number.isFinite(high - low) ? 1 : 0.25;
  const perUnit = length / (high * shrink - low * shrink);
  const start = origin * shrink;
  if (shrink === 1) {
    return { domain, origin, perUnit, px: (value) => (value - origin) * perUnit, plain: true };
  }
  const px = (value: number) => (value * shrink - start) * perUnit;
  return { domain, origin, perUnit: perUnit * shrink, px, plain: false };
}

/** A scale of `length` pixels for transformed values. */
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
