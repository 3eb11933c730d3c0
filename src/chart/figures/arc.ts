// Paths around the origin. Angles are in radians, clockwise from the top.

export const FULL_TURN = 2 * Math.PI;

/** A number of pixels as path data: at most one decimal, no leading zero. */
export function toPathNumber(pixels: number): string {
  const text = String(Math.round(pixels * 10) / 10);
  return text.startsWith("0.")
    ? text.slice(1)
    : text.startsWith("-0.")
      ? `-${text.slice(2)}`
      : text;
}

/** The x of a point on a circle. */
export function xOn(radius: number, angle: number): number {
  return radius * Math.sin(angle);
}

/** The y of a point on a circle; it grows downwards. */
export function yOn(radius: number, angle: number): number {
  return -radius * Math.cos(angle);
}

/** A point on a circle as path data; a minus sign separates the numbers as well as a space. */
function pathPoint(radius: number, angle: number): string {
  const x = toPathNumber(xOn(radius, angle));
  const y = toPathNumber(yOn(radius, angle));
  return y.startsWith("-") ? x + y : `${x} ${y}`;
}

const ALMOST_FULL_TURN = FULL_TURN - 1e-3;

/** An arc, to be stroked as wide as a ring. */
export function arcPath(radius: number, from: number, to: number): string {
  const r = toPathNumber(radius);
  // An arc that ends where it starts would not be drawn.
  if (to - from >= ALMOST_FULL_TURN) return `M0-${r}a${r} ${r} 0 1 1-.1 0z`;
  return `M${pathPoint(radius, from)}${arcTo(radius, from, to)}`;
}

function arcTo(radius: number, from: number, to: number): string {
  const r = toPathNumber(radius);
  return `A${r} ${r} 0 ${to - from > Math.PI ? 1 : 0} 1 ${pathPoint(radius, to)}`;
}

/**
 * A slice of a pie, `gap` pixels from its neighbours: its sides move inwards, which moves its tip
 * away from the centre.
 */
export function slicePath(radius: number, from: number, to: number, gap: number): string {
  if (to - from >= ALMOST_FULL_TURN) return arcPath(radius, from, to);
  const half = (to - from) / 2;
  const middle = from + half;
  const inset = Math.min(gap / 2 / radius, half / 2);
  const tip = Math.min((inset * radius) / Math.sin(Math.max(half, 1e-6)), radius * 0.9);
  const start = pathPoint(radius, from + inset);
  return `M${pathPoint(tip, middle)}L${start}${arcTo(radius, from + inset, to - inset)}z`;
}
