import { LONGEST_SEGMENT, type Run, SEGMENT_WRITERS } from "../curve.ts";
import { type Ink, LONGEST_NUMBER, makeRoom, put, writeFirst, writeNext } from "../ink.ts";
import type { Curve } from "../options.ts";
import type { MarkLayout } from "./mark.ts";
import { closePath, openPath } from "./path.ts";

/** Draws a line: its runs between gaps, and the points that stand alone as dots. */
export function drawLine(
  ink: Ink,
  mark: MarkLayout,
  curve: Curve,
  decimals: number,
  attributes: string,
): void {
  const pen = mark.reduced ? "linear" : curve;
  const steps = mark.reduced ? 0 : decimals;
  const xs = inSteps(mark.xs, steps);
  const ys = inSteps(mark.ys, steps);
  const path = openPath(ink, mark.dashed ? "l z" : "l", mark, attributes);
  let alone = 0;
  for (let from = 0; from < ys.length; from++) {
    if (Number.isNaN(ys[from]!)) continue;
    const to = endOfRun(ys, from);
    if (to === from) alone++;
    else drawRun(ink, { xs, ys, from, to, leads: mark.leads && from === 0, decimals: steps }, pen);
    from = to;
  }
  closePath(ink, path);
  if (alone > 0) drawAlone(ink, mark, xs, ys, steps);
}

/** Positions as path data counts them: whole pixels, or whole tenths. */
export function inSteps(places: number[], decimals: number): number[] {
  if (decimals === 0) return places;
  const steps = new Array<number>(places.length);
  for (let i = 0; i < places.length; i++) steps[i] = Math.round(places[i]! * 10);
  return steps;
}

export function endOfRun(ys: number[], from: number): number {
  let to = from;
  while (to + 1 < ys.length && !Number.isNaN(ys[to + 1]!)) to++;
  return to;
}

const M = 0x4d;

/** Writes where a run begins, and its segments. */
export function drawRun(ink: Ink, run: Run, curve: Curve): void {
  const { xs, ys, from, to, decimals } = run;
  makeRoom(ink, 2 * LONGEST_NUMBER + (to - from) * LONGEST_SEGMENT);
  const { bytes } = ink;
  let { at } = ink;
  bytes[at++] = M;
  at = writeFirst(bytes, at, xs[from]!, decimals);
  at = writeNext(bytes, at, ys[from]!, decimals);
  ink.at = SEGMENT_WRITERS[curve](bytes, at, run, from, to);
}

function drawAlone(ink: Ink, mark: MarkLayout, xs: number[], ys: number[], decimals: number): void {
  const path = openPath(ink, "d", mark);
  for (let from = 0; from < ys.length; from++) {
    if (Number.isNaN(ys[from]!)) continue;
    const to = endOfRun(ys, from);
    if (to === from) {
      drawRun(ink, { xs, ys, from, to, leads: false, decimals }, "linear");
      put(ink, "h0");
    }
    from = to;
  }
  closePath(ink, path);
}
