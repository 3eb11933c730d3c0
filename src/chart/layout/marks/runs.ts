/**
 * The points from index `from` to `to` (inclusive), without gaps, as the input of a curve. Positions
 * are whole numbers: pixels, or tenths of pixels if there is one decimal.
 */
export interface CurveRun {
  xs: number[];
  ys: number[];
  from: number;
  to: number;
  /** The first segment is clipped, so it may have any shape: it is written like all others. */
  leads: boolean;
  /** Decimals of the coordinates, 0 or 1. */
  decimals: number;
  /** The curve goes from right to left: points are in that order, and their xs are negated. */
  back?: boolean;
}

/** The last position of the run that starts at `from` and has no gaps. */
export function runEnd(ys: number[], from: number): number {
  let to = from;
  while (to + 1 < ys.length && !Number.isNaN(ys[to + 1]!)) to++;
  return to;
}

/** Whether all positions of a run are the same pixel, where a line would be invisible. */
export function isSinglePoint(xs: number[], ys: number[], from: number, to: number): boolean {
  for (let i = from; i < to; i++) if (xs[i] !== xs[to] || ys[i] !== ys[to]) return false;
  return true;
}

/** Whether a mark is one visible line without gaps. */
export function isGapless(xs: number[], ys: number[]): boolean {
  for (let i = 0; i < ys.length; i++) if (Number.isNaN(ys[i]!)) return false;
  return !isSinglePoint(xs, ys, 0, ys.length - 1);
}
