import {
  type Ink,
  LONGEST_NUMBER,
  makeRoom,
  put,
  writeFirst,
  writeNext,
} from "../base/byte-writer.ts";
import { LONGEST_SEGMENT, SEGMENT_WRITERS } from "../svg/curve.ts";
import type { Curve } from "../options/options.ts";
import { drawLine, drawRun, endOfRun, inSteps } from "./line.ts";
import type { MarkLayout } from "../layout/mark-layout.ts";
import { closePath, openPath } from "../svg/path.ts";

/**
 * Draws an area between its upper and its lower edge, and a line along the upper one where it does
 * not stand in a stack.
 */
export function drawArea(
  ink: Ink,
  mark: MarkLayout,
  curve: Curve,
  decimals: number,
  attributes: string,
): void {
  const isStacked = mark.stacked === true;
  fill(ink, mark, isStacked ? "f" : "a", curve, decimals);
  if (!isStacked) drawLine(ink, mark, curve, decimals, attributes);
}

/** Draws the stretch between two edges, and the line within it where there is one. */
export function drawRange(
  ink: Ink,
  mark: MarkLayout,
  curve: Curve,
  decimals: number,
  attributes: string,
): void {
  const { highs = mark.ys, lows } = mark;
  const hasLine = mark.hasLine !== false;
  const classes = hasLine ? "a" : "ap";
  if (lows !== undefined) fill(ink, { ...mark, ys: highs, bases: lows }, classes, curve, decimals);
  if (hasLine) drawLine(ink, mark, curve, decimals, attributes);
}

function fill(ink: Ink, mark: MarkLayout, classes: string, curve: Curve, decimals: number): void {
  const pen = mark.reduced ? "linear" : curve;
  const steps = mark.reduced ? 0 : decimals;
  const xs = inSteps(mark.xs, steps);
  const bases = mark.bases === undefined ? undefined : inSteps(mark.bases, steps);
  const ys = withGapsOf(inSteps(mark.ys, steps), bases);
  const zero = Math.round((mark.zero ?? 0) * (steps === 0 ? 1 : 10));
  const path = openPath(ink, classes, mark);
  for (let from = 0; from < ys.length; from++) {
    if (Number.isNaN(ys[from]!)) continue;
    const to = endOfRun(ys, from);
    if (to > from) {
      drawRun(ink, { xs, ys, from, to, leads: false, decimals: steps }, pen);
      if (bases === undefined) closeOnZero(ink, xs[from]!, zero, steps);
      else drawBack(ink, xs, bases, from, to, pen, steps);
    }
    from = to;
  }
  closePath(ink, path);
}

/** The upper edge, with a gap wherever the lower one has one. */
function withGapsOf(ys: number[], bases: number[] | undefined): number[] {
  if (bases === undefined || !bases.some(Number.isNaN)) return ys;
  return ys.map((y, i) => (Number.isNaN(bases[i]!) ? Number.NaN : y));
}

const V = 0x56;
const H = 0x48;
const Z = 0x5a;

function closeOnZero(ink: Ink, left: number, zero: number, decimals: number): void {
  makeRoom(ink, 2 * LONGEST_NUMBER);
  const { bytes } = ink;
  let { at } = ink;
  bytes[at++] = V;
  at = writeFirst(bytes, at, zero, decimals);
  bytes[at++] = H;
  at = writeFirst(bytes, at, left, decimals);
  bytes[at++] = Z;
  ink.at = at;
}

/** The lower edge, from right to left. */
function drawBack(
  ink: Ink,
  xs: number[],
  bases: number[],
  from: number,
  to: number,
  curve: Curve,
  decimals: number,
): void {
  const count = to - from;
  const backXs: number[] = [];
  const backYs: number[] = [];
  for (let i = 0; i <= count; i++) {
    backXs[i] = -xs[to - i]!;
    backYs[i] = bases[to - i]!;
  }
  makeRoom(ink, (count + 2) * LONGEST_SEGMENT);
  put(ink, "L");
  ink.at = writeFirst(ink.bytes, ink.at, -backXs[0]!, decimals);
  ink.at = writeNext(ink.bytes, ink.at, backYs[0]!, decimals);
  ink.at = SEGMENT_WRITERS[curve](
    ink.bytes,
    ink.at,
    { xs: backXs, ys: backYs, from: 0, to: count, leads: false, decimals, back: true },
    0,
    count,
  );
  put(ink, "Z");
}
