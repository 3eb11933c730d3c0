import {
  type ByteWriter,
  MAX_NUMBER_BYTES,
  ensureCapacity,
  put,
  writeFirst,
  writeNext,
} from "../base/byte-writer.ts";
import { MAX_SEGMENT_BYTES, SEGMENT_WRITERS } from "../svg/curve.ts";
import type { Curve } from "../options/options.ts";
import { drawLine, drawRun, runEnd, toSteps } from "./line.ts";
import type { MarkLayout } from "../layout/mark-layout.ts";
import { closePath, openPath } from "../svg/path.ts";

/**
 * Draws an area between its upper and its lower edge, and a line along the upper one where it does
 * not stand in a stack.
 */
export function drawArea(
  out: ByteWriter,
  mark: MarkLayout,
  curve: Curve,
  decimals: number,
  attributes: string,
): void {
  const isStacked = mark.stacked === true;
  fill(out, mark, isStacked ? "f" : "a", curve, decimals);
  if (!isStacked) drawLine(out, mark, curve, decimals, attributes);
}

/** Draws the stretch between two edges, and the line within it where there is one. */
export function drawRange(
  out: ByteWriter,
  mark: MarkLayout,
  curve: Curve,
  decimals: number,
  attributes: string,
): void {
  const { highs = mark.ys, lows } = mark;
  const hasLine = mark.hasLine !== false;
  const classes = hasLine ? "a" : "ap";
  if (lows !== undefined) fill(out, { ...mark, ys: highs, bases: lows }, classes, curve, decimals);
  if (hasLine) drawLine(out, mark, curve, decimals, attributes);
}

function fill(
  out: ByteWriter,
  mark: MarkLayout,
  classes: string,
  curve: Curve,
  decimals: number,
): void {
  const pen = mark.reduced ? "linear" : curve;
  const steps = mark.reduced ? 0 : decimals;
  const xs = toSteps(mark.xs, steps);
  const bases = mark.bases === undefined ? undefined : toSteps(mark.bases, steps);
  const ys = withGapsOf(toSteps(mark.ys, steps), bases);
  const zero = Math.round((mark.zero ?? 0) * (steps === 0 ? 1 : 10));
  const path = openPath(out, classes, mark);
  for (let from = 0; from < ys.length; from++) {
    if (Number.isNaN(ys[from]!)) continue;
    const to = runEnd(ys, from);
    if (to > from) {
      drawRun(out, { xs, ys, from, to, leads: false, decimals: steps }, pen);
      if (bases === undefined) closeOnZero(out, xs[from]!, zero, steps);
      else drawBack(out, xs, bases, from, to, pen, steps);
    }
    from = to;
  }
  closePath(out, path);
}

/** The upper edge, with a gap wherever the lower one has one. */
function withGapsOf(ys: number[], bases: number[] | undefined): number[] {
  if (bases === undefined || !bases.some(Number.isNaN)) return ys;
  return ys.map((y, i) => (Number.isNaN(bases[i]!) ? Number.NaN : y));
}

const V = 0x56;
const H = 0x48;
const Z = 0x5a;

function closeOnZero(out: ByteWriter, left: number, zero: number, decimals: number): void {
  ensureCapacity(out, 2 * MAX_NUMBER_BYTES);
  const { bytes } = out;
  let { offset } = out;
  bytes[offset++] = V;
  offset = writeFirst(bytes, offset, zero, decimals);
  bytes[offset++] = H;
  offset = writeFirst(bytes, offset, left, decimals);
  bytes[offset++] = Z;
  out.offset = offset;
}

/** The lower edge, from right to left. */
function drawBack(
  out: ByteWriter,
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
  ensureCapacity(out, (count + 2) * MAX_SEGMENT_BYTES);
  put(out, "L");
  out.offset = writeFirst(out.bytes, out.offset, -backXs[0]!, decimals);
  out.offset = writeNext(out.bytes, out.offset, backYs[0]!, decimals);
  out.offset = SEGMENT_WRITERS[curve](
    out.bytes,
    out.offset,
    { xs: backXs, ys: backYs, from: 0, to: count, leads: false, decimals, back: true },
    0,
    count,
  );
  put(out, "Z");
}
