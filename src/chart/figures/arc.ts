/** Angles are in radians, clockwise from the top; the middle is at 0 0. */
export const FULL = 2 * Math.PI;

/** A number of pixels as path data: one decimal at most, no idle zero. */
export function short(pixels: number): string {
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
function place(x: number, y: number): string {
  const second = short(y);
  return second.startsWith("-") ? short(x) + second : `${short(x)} ${second}`;
}

function pointOn(radius: number, angle: number): string {
  return place(xOn(radius, angle), yOn(radius, angle));
}

const NEARLY_FULL = FULL - 1e-3;

/** A stretch of a circle's line, to be drawn as broad as a ring. */
export function arcPath(radius: number, from: number, to: number): string {
  const r = short(radius);
  if (to - from >= NEARLY_FULL) return `M0-${r}a${r} ${r} 0 1 1-.1 0z`;
  return `M${pointOn(radius, from)}${arcTo(radius, from, to)}`;
}

function arcTo(radius: number, from: number, to: number): string {
  const r = short(radius);
  return `A${r} ${r} 0 ${to - from > Math.PI ? 1 : 0} 1 ${pointOn(radius, to)}`;
}

/**
 * A slice of a pie, `gap` pixels from its neighbours: its sides are moved inwards, and so its tip
 * moves out of the middle.
 */
export function slicePath(radius: number, from: number, to: number, gap: number): string {
  if (to - from >= NEARLY_FULL) return arcPath(radius, from, to);
  const half = (to - from) / 2;
  const middle = from + half;
  const inset = Math.min(gap / 2 / radius, half / 2);
  const tip = Math.min((inset * radius) / Math.sin(Math.max(half, 1e-6)), radius * 0.9);
  return `M${pointOn(tip, middle)}L${pointOn(radius, from + inset)}${arcTo(radius, from + inset, to - inset)}z`;
}
