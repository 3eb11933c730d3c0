/** Angles are in radians, clockwise from the top; the middle is at 0 0. */
export const FULL_TURN = 2 * Math.PI;

/** A number of pixels as path data: one decimal at most, no idle zero. */
export function toPathNumber(pixels: number): string {
  const text = String(Math.round(pixels * 10) / 10);
  return text.startsWith("0.")
    ? text.slice(1)
    : text.startsWith("-0.")
      ? `-${text.slice(2)}`
      : text;
}

export function xOn(radius: number, angle: number): number {
  return radius * Math.sin(angle);
}

export function yOn(radius: number, angle: number): number {
  return -radius * Math.cos(angle);
}

/** A place as path data: a sign keeps the numbers apart, or a space. */
function toPathPoint(x: number, y: number): string {
  const second = toPathNumber(y);
  return second.startsWith("-") ? toPathNumber(x) + second : `${toPathNumber(x)} ${second}`;
}

function pathPointOn(radius: number, angle: number): string {
  return toPathPoint(xOn(radius, angle), yOn(radius, angle));
}

const ALMOST_FULL_TURN = FULL_TURN - 1e-3;

/** A stretch of a circle's line, to be drawn as broad as a ring. */
export function arcPath(radius: number, from: number, to: number): string {
  const r = toPathNumber(radius);
  if (to - from >= ALMOST_FULL_TURN) return `M0-${r}a${r} ${r} 0 1 1-.1 0z`;
  return `M${pathPointOn(radius, from)}${arcTo(radius, from, to)}`;
}

function arcTo(radius: number, from: number, to: number): string {
  const r = toPathNumber(radius);
  return `A${r} ${r} 0 ${to - from > Math.PI ? 1 : 0} 1 ${pathPointOn(radius, to)}`;
}

/**
 * A slice of a pie, `gap` pixels from its neighbours: its sides are moved inwards, and so its tip
 * moves out of the middle.
 */
export function slicePath(radius: number, from: number, to: number, gap: number): string {
  if (to - from >= ALMOST_FULL_TURN) return arcPath(radius, from, to);
  const half = (to - from) / 2;
  const middle = from + half;
  const inset = Math.min(gap / 2 / radius, half / 2);
  const tip = Math.min((inset * radius) / Math.sin(Math.max(half, 1e-6)), radius * 0.9);
  return `M${pathPointOn(tip, middle)}L${pathPointOn(radius, from + inset)}${arcTo(radius, from + inset, to - inset)}z`;
}
