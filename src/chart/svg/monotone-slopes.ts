// The slopes of a curve that never overshoots its points: Steffen, "A simple method for monotonic
// interpolation in one dimension", A&A 239 (1990).

/** Points from index `from` to `to` (inclusive). */
interface CurvePoints {
  xs: number[];
  ys: number[];
  from: number;
  to: number;
}

/** The slope at point `i`. */
export function slopeAt({ xs, ys, from, to }: CurvePoints, i: number): number {
  if (i === from) return endSlope(xs, ys, i, innerSlope(xs, ys, i + 1));
  if (i === to) return endSlope(xs, ys, i - 1, innerSlope(xs, ys, i - 1));
  return innerSlope(xs, ys, i);
}

/** The slope at a point that has a neighbour on each side. */
export function innerSlope(xs: number[], ys: number[], i: number): number {
  const before = xs[i]! - xs[i - 1]!;
  const after = xs[i + 1]! - xs[i]!;
  const secantBefore = (ys[i]! - ys[i - 1]!) / before;
  const secantAfter = (ys[i + 1]! - ys[i]!) / after;
  // A local extreme is flat, and so are points that share an x.
  if (!(secantBefore * secantAfter > 0 && before > 0 && after > 0)) return 0;
  const parabola = (secantBefore * after + secantAfter * before) / (before + after);
  const steepest = 2 * Math.min(Math.abs(secantBefore), Math.abs(secantAfter));
  return Math.abs(parabola) <= steepest ? parabola : secantBefore < 0 ? -steepest : steepest;
}

/** The slope at an end of the line, on the segment from `i` to `i + 1`. @param inner at its other end. */
function endSlope(xs: number[], ys: number[], i: number, inner: number): number {
  const length = xs[i + 1]! - xs[i]!;
  return length > 0 ? ((3 * (ys[i + 1]! - ys[i]!)) / length - inner) / 2 : inner;
}
