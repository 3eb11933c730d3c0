// Paths around the origin. Angles are in radians, clockwise from the top.

export const FULL_TURN = 2 * Math.PI;

/** A number of pixels as path data, without a leading zero. @param steps per pixel: 10 for one decimal. */
export function toPathNumber(pixels: number, steps = 10): string {
  const text = String(Math.round(pixels * steps) / steps);
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

// A renderer finds the circle of an arc from its ends, so an error of theirs moves the whole circle:
// by as much again for a third of a turn, by any amount towards half a turn or for a short arc.
// So no arc is longer than a third of a turn, and its ends are finer than the eye needs.
const ARC_STEPS = 1000;
const MAX_ARC = FULL_TURN / 3;

/** A point on a circle as path data; a minus sign separates the numbers as well as a space. */
function pathPoint(radius: number, angle: number): string {
  const x = toPathNumber(xOn(radius, angle), ARC_STEPS);
  const y = toPathNumber(yOn(radius, angle), ARC_STEPS);
  return y.startsWith("-") ? x + y : `${x} ${y}`;
}

const ALMOST_FULL_TURN = FULL_TURN - 1e-3;

/** An arc, to be stroked as wide as a ring. */
export function arcPath(radius: number, from: number, to: number): string {
  const r = toPathNumber(radius, ARC_STEPS);
  // An arc that ends where it starts would not be drawn.
  if (to - from >= ALMOST_FULL_TURN) return `M0-${r}a${r} ${r} 0 1 1-.1 0z`;
  return `M${pathPoint(radius, from)}${arcTo(radius, from, to)}`;
}

/** Whole thirds of a turn, then the rest: while a value moves, only the last arc changes. */
function arcTo(radius: number, from: number, to: number): string {
  const r = toPathNumber(radius, ARC_STEPS);
  let data = "";
  let end = from;
  while (end < to) {
    end = to - end > MAX_ARC ? end + MAX_ARC : to;
    data += `A${r} ${r} 0 0 1 ${pathPoint(radius, end)}`;
  }
  return data;
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
