import { LONGEST_SEGMENT, type Run, SEGMENT_WRITERS } from "../svg/curve.ts";
import {
  type Ink,
  LONGEST_NUMBER,
  makeRoom,
  put,
  writeFirst,
  writeNext,
} from "../base/byte-writer.ts";
import { nearest } from "../base/nearest.ts";
import type { Curve } from "../options/options.ts";
import type { MarkLayout } from "../layout/mark-layout.ts";
import { closePath, openPath } from "../svg/path.ts";
import { putSlidingSegments, type Slide } from "../layout/marks/scroll-cache.ts";

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
  if (mark.slide !== undefined && xs.length > 2 && isWhole(xs, ys)) {
    return drawSliding(ink, mark, mark.slide, xs, ys, steps, pen, attributes);
  }
  const path = openPath(ink, mark.dashed ? "l z" : "l", mark, attributes);
  let alone = 0;
  for (let from = 0; from < ys.length; from++) {
    if (Number.isNaN(ys[from]!)) continue;
    const to = endOfRun(ys, from);
    if (isAlone(xs, ys, from, to)) alone++;
    else drawRun(ink, { xs, ys, from, to, leads: mark.leads && from === 0, decimals: steps }, pen);
    from = to;
  }
  closePath(ink, path);
  if (alone > 0) drawAlone(ink, mark, xs, ys, steps);
}

function drawSliding(
  ink: Ink,
  mark: MarkLayout,
  slide: Slide,
  xs: number[],
  ys: number[],
  decimals: number,
  pen: Curve,
  attributes: string,
): void {
  const run = { xs, ys, from: 0, to: xs.length - 1, leads: mark.leads, decimals };
  const path = openPath(ink, mark.dashed ? "l z" : "l", mark, attributes);
  putStart(ink, run);
  putSlidingSegments(ink, slide, run, pen);
  closePath(ink, path);
}

/** Positions as path data counts them: whole pixels, or whole tenths. */
export function inSteps(places: number[], decimals: number): number[] {
  if (decimals === 0) return places;
  const steps: number[] = [];
  for (let i = 0; i < places.length; i++) steps[i] = nearest(places[i]! * 10);
  return steps;
}

export function endOfRun(ys: number[], from: number): number {
  let to = from;
  while (to + 1 < ys.length && !Number.isNaN(ys[to + 1]!)) to++;
  return to;
}

/** Whether a run has only one place: a line through it would not be seen. */
function isAlone(xs: number[], ys: number[], from: number, to: number): boolean {
  for (let i = from; i < to; i++) if (xs[i] !== xs[to] || ys[i] !== ys[to]) return false;
  return true;
}

const WITH_LINE: ReadonlySet<string> = new Set(["line", "area", "range"]);

/** Whether the line of a mark may have points that stand alone. */
export function mayHaveDots({ kind, xs, ys }: MarkLayout): boolean {
  return WITH_LINE.has(kind) && ys.length > 0 && !isWhole(xs, ys);
}

/** Whether a line runs through all of its places, without a gap. */
export function isWhole(xs: number[], ys: number[]): boolean {
  for (let i = 0; i < ys.length; i++) if (Number.isNaN(ys[i]!)) return false;
  return !isAlone(xs, ys, 0, ys.length - 1);
}

const M = 0x4d;

/** Writes where a run begins, and its segments. */
export function drawRun(ink: Ink, run: Run, curve: Curve): void {
  const { from, to } = run;
  putStart(ink, run);
  makeRoom(ink, (to - from) * LONGEST_SEGMENT);
  ink.at = SEGMENT_WRITERS[curve](ink.bytes, ink.at, run, from, to);
}

function putStart(ink: Ink, { xs, ys, from, decimals }: Run): void {
  makeRoom(ink, 2 * LONGEST_NUMBER + 1);
  const { bytes } = ink;
  bytes[ink.at] = M;
  const at = writeFirst(bytes, ink.at + 1, xs[from]!, decimals);
  ink.at = writeNext(bytes, at, ys[from]!, decimals);
}

function drawAlone(ink: Ink, mark: MarkLayout, xs: number[], ys: number[], decimals: number): void {
  const path = openPath(ink, "d", mark);
  for (let from = 0; from < ys.length; from++) {
    if (Number.isNaN(ys[from]!)) continue;
    const to = endOfRun(ys, from);
    if (isAlone(xs, ys, from, to)) {
      drawRun(ink, { xs, ys, from, to: from, leads: false, decimals }, "linear");
      put(ink, "h0");
    }
    from = to;
  }
  closePath(ink, path);
}
