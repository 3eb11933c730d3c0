import type { Curve } from "./options.ts";

/** Points from index `from` to `to` (inclusive), in pixels and without gaps, to draw a line through. */
export interface Run {
  xs: number[];
  ys: number[];
  from: number;
  to: number;
  /** The first segment is out of sight: it may be of any shape, if only it reads like the others. */
  leads: boolean;
  /** Decimals of the coordinates, 0 or 1. */
  decimals: number;
}

/**
 * Writes the segments of a curve after its start was moved to. Coordinates are relative, so that a
 * segment's text stays the same wherever the line begins.
 */
export function writeCurve(curve: Curve, run: Run): string {
  return WRITERS[curve](run);
}

const WRITERS: Record<Curve, (run: Run) => string> = { linear, monotone, catmullRom, step };

/** A number as SVG path data after another one: its sign or a space keeps the two apart. */
export function pathNumber(value: number, decimals: number): string {
  const text = pixelText(value, decimals);
  return text.charCodeAt(0) === 45 ? text : ` ${text}`;
}

/** A number of pixels with at most so many decimals (0 or 1), as short as can be. */
export function pixelText(value: number, decimals: number): string {
  if (decimals === 0) return String(Math.round(value) || 0);
  const text = String(Math.round(value * 10) / 10 || 0);
  return text.startsWith("0.")
    ? text.slice(1)
    : text.startsWith("-0.")
      ? `-${text.slice(2)}`
      : text;
}

function linear({ xs, ys, from, to, decimals }: Run): string {
  let path = "";
  for (let i = from + 1; i <= to; i++) {
    const dx = pixelText(xs[i]! - xs[i - 1]!, decimals);
    path += `l${dx}${pathNumber(ys[i]! - ys[i - 1]!, decimals)}`;
  }
  return path;
}

function step({ xs, ys, from, to, decimals }: Run): string {
  let path = "";
  for (let i = from + 1; i <= to; i++) {
    path += `h${pixelText(xs[i]! - xs[i - 1]!, decimals)}`;
    if (ys[i] !== ys[i - 1]) path += `v${pixelText(ys[i]! - ys[i - 1]!, decimals)}`;
  }
  return path;
}

/** Steffen, "A simple method for monotonic interpolation in one dimension", A&A 239 (1990). */
function monotone(run: Run): string {
  if (run.to - run.from < 2) return linear(run);
  let slope = slopeAt(run, run.from);
  let path = "";
  for (let i = run.from; i < run.to; i++) {
    const nextSlope = slopeAt(run, i + 1);
    path += hermite(run, i, slope, nextSlope);
    slope = nextSlope;
  }
  return path;
}

function slopeAt({ xs, ys, from, to }: Run, i: number): number {
  if (i === from) return endSlope(xs, ys, i, innerSlope(xs, ys, i + 1));
  if (i === to) return endSlope(xs, ys, i - 1, innerSlope(xs, ys, i - 1));
  return innerSlope(xs, ys, i);
}

function innerSlope(xs: number[], ys: number[], i: number): number {
  const before = xs[i]! - xs[i - 1]!;
  const after = xs[i + 1]! - xs[i]!;
  const secantBefore = (ys[i]! - ys[i - 1]!) / before;
  const secantAfter = (ys[i + 1]! - ys[i]!) / after;
  const parabola = (secantBefore * after + secantAfter * before) / (before + after);
  const steepest = Math.min(Math.abs(secantBefore), Math.abs(secantAfter), Math.abs(parabola) / 2);
  return (Math.sign(secantBefore) + Math.sign(secantAfter)) * steepest || 0;
}

/** The slope at the open end of the segment from `i` to `i + 1`, given the one at its inner end. */
function endSlope(xs: number[], ys: number[], i: number, inner: number): number {
  const length = xs[i + 1]! - xs[i]!;
  return length > 0 ? ((3 * (ys[i + 1]! - ys[i]!)) / length - inner) / 2 : inner;
}

function hermite(run: Run, i: number, slope: number, nextSlope: number): string {
  const dx = run.xs[i + 1]! - run.xs[i]!;
  const dy = run.ys[i + 1]! - run.ys[i]!;
  const third = dx / 3;
  return bezier(run, i, [third, slope * third, dx - third, dy - nextSlope * third, dx, dy]);
}

/** A uniform Catmull-Rom spline as Bézier segments: control points at a sixth of the chord. */
function catmullRom(run: Run): string {
  const { xs, ys, from, to } = run;
  let path = "";
  for (let i = from; i < to; i++) {
    const before = Math.max(from, i - 1);
    const after = Math.min(to, i + 2);
    const dx = xs[i + 1]! - xs[i]!;
    const dy = ys[i + 1]! - ys[i]!;
    const x1 = (xs[i + 1]! - xs[before]!) / 6;
    const y1 = (ys[i + 1]! - ys[before]!) / 6;
    const x2 = dx - (xs[after]! - xs[i]!) / 6;
    const y2 = dy - (ys[after]! - ys[i]!) / 6;
    path += bezier(run, i, [x1, y1, x2, y2, dx, dy]);
  }
  return path;
}

type Bezier = [x1: number, y1: number, x2: number, y2: number, dx: number, dy: number];

function bezier(run: Run, i: number, [x1, y1, x2, y2, dx, dy]: Bezier): string {
  const { decimals } = run;
  const end = pathNumber(y2, decimals) + pathNumber(dx, decimals) + pathNumber(dy, decimals);
  if (mirrors(run, i, dx)) return `s${pixelText(x2, decimals)}${end}`;
  return `c${pixelText(x1, decimals)}${pathNumber(y1, decimals)}${pathNumber(x2, decimals)}${end}`;
}

// `s` mirrors the control point before it, which says the same in two numbers less wherever the
// steps to both sides are about as long.
function mirrors({ xs, from, leads }: Run, i: number, dx: number): boolean {
  if (i === from) return leads;
  return Math.abs(xs[i]! - xs[i - 1]! - dx) <= Math.max(1.01, dx * 0.1);
}
