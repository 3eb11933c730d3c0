/** The last position of the run without gaps that begins at `from`. */
export function runEnd(ys: number[], from: number): number {
  let to = from;
  while (to + 1 < ys.length && !Number.isNaN(ys[to + 1]!)) to++;
  return to;
}

/** Whether a run has only one place: a line through it would not be seen. */
export function isSinglePlace(xs: number[], ys: number[], from: number, to: number): boolean {
  for (let i = from; i < to; i++) if (xs[i] !== xs[to] || ys[i] !== ys[to]) return false;
  return true;
}

/** Whether a line runs through all of its places, without a gap. */
export function isGapless(xs: number[], ys: number[]): boolean {
  for (let i = 0; i < ys.length; i++) if (Number.isNaN(ys[i]!)) return false;
  return !isSinglePlace(xs, ys, 0, ys.length - 1);
}
