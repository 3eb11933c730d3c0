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
 * Writes the segment from point `i` to the next. Coordinates are relative and a segment looks no
 * further than its neighbours, so its text stays the same wherever the line begins.
 */
type SegmentWriter = (run: Run, i: number) => string;

/** How far beyond its own two points the text of a segment depends on others. */
export const REACH = 1;

/** The pen that draws a curve, segment by segment. */
export function segmentWriter(curve: Curve): SegmentWriter {
  return WRITERS[curve];
}

const WRITERS: Record<Curve, SegmentWriter> = { linear, monotone, catmullRom, step };

/** A number as SVG path data after another one: its sign or a space keeps the two apart. */
export function pathNumber(value: number, decimals: number): string {
  if (decimals === 0) {
    const known = WHOLE_NUMBERS[Math.round(value) + LARGEST_KNOWN];
    if (known !== undefined) return known;
  }
  const text = pixelText(value, decimals);
  return text.startsWith("-") ? text : ` ${text}`;
}

/** Most numbers of a path are small and whole. To look them up takes a third of writing them. */
const LARGEST_KNOWN = 1024;
const WHOLE_NUMBERS = Array.from({ length: 2 * LARGEST_KNOWN + 1 }, (_, i) => {
  const value = i - LARGEST_KNOWN;
  return value < 0 ? String(value) : ` ${value}`;
});

/** A number of pixels with at most so many decimals (0 or 1), as short as can be. */
export function pixelText(value: number, decimals: number): string {
  if (decimals === 0) return String(Math.round(value) || 0);
  const text = String(Math.round(value * 10) / 10 || 0);
  if (text.startsWith("0.")) return text.slice(1);
  return text.startsWith("-0.") ? `-${text.slice(2)}` : text;
}

function linear({ xs, ys, decimals }: Run, i: number): string {
  const dx = pixelText(xs[i + 1]! - xs[i]!, decimals);
  return `l${dx}${pathNumber(ys[i + 1]! - ys[i]!, decimals)}`;
}

function step({ xs, ys, decimals }: Run, i: number): string {
  const across = `h${pixelText(xs[i + 1]! - xs[i]!, decimals)}`;
  return ys[i + 1] === ys[i] ? across : `${across}v${pixelText(ys[i + 1]! - ys[i]!, decimals)}`;
}

/** Steffen, "A simple method for monotonic interpolation in one dimension", A&A 239 (1990). */
function monotone(run: Run, i: number): string {
  if (run.to - run.from < 2) return linear(run, i);
  const dx = run.xs[i + 1]! - run.xs[i]!;
  const dy = run.ys[i + 1]! - run.ys[i]!;
  const third = dx / 3;
  const start = slopeAt(run, i) * third;
  const end = slopeAt(run, i + 1) * third;
  return bezier(run, i, third, start, dx - third, dy - end, dx, dy);
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

/** A uniform Catmull-Rom spline as Bézier segments: control points at a sixth of the chord. */
function catmullRom(run: Run, i: number): string {
  const { xs, ys, from, to } = run;
  const before = Math.max(from, i - 1);
  const after = Math.min(to, i + 2);
  const dx = xs[i + 1]! - xs[i]!;
  const dy = ys[i + 1]! - ys[i]!;
  const x1 = (xs[i + 1]! - xs[before]!) / 6;
  const y1 = (ys[i + 1]! - ys[before]!) / 6;
  const x2 = dx - (xs[after]! - xs[i]!) / 6;
  const y2 = dy - (ys[after]! - ys[i]!) / 6;
  return bezier(run, i, x1, y1, x2, y2, dx, dy);
}

function bezier(
  run: Run,
  i: number,
  x1: number,
  y1: number,
  x2: number,
  y2: number,
  dx: number,
  dy: number,
): string {
  const { decimals } = run;
  const end = pathNumber(y2, decimals) + pathNumber(dx, decimals) + pathNumber(dy, decimals);
  if (mirrors(run, i, dx)) return `s${pixelText(x2, decimals)}${end}`;
  return `c${pixelText(x1, decimals)}${pathNumber(y1, decimals)}${pathNumber(x2, decimals)}${end}`;
}

// `s` mirrors the control point before it, which says the same in two numbers less wherever the
// steps to both sides are about as long.
function mirrors({ xs, from, leads }: Run, i: number, dx: number): boolean {
  if (i === from) return leads;
  return Math.abs(xs[i]! - xs[i - 1]! - dx) <= dx / 8;
}
