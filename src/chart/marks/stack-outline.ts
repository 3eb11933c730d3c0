import {
  type ByteWriter,
  ensureCapacity,
  MAX_NUMBER_BYTES,
  put,
  writeFirst,
  writeNext,
} from "../base/byte-writer.ts";
import type { Curve } from "../options/choices.ts";
import type { CurveRun } from "../layout/marks/runs.ts";
import { MAX_SEGMENT_BYTES, SEGMENT_WRITERS } from "../svg/curve.ts";

/** Draws a run of an area in a stack: its upper edge, and its lower one from right to left. */
export function drawBetween(out: ByteWriter, run: CurveRun, bases: number[], curve: Curve): void {
  const { xs, ys, from, to, decimals } = run;
  const count = to - from;
  const backXs: number[] = [];
  const backYs: number[] = [];
  for (let i = 0; i <= count; i++) {
    backXs[i] = -xs[to - i]!;
    backYs[i] = bases[to - i]!;
  }
  ensureCapacity(out, 2 * (count + 2) * MAX_SEGMENT_BYTES);
  put(out, "M");
  out.offset = writeFirst(out.bytes, out.offset, xs[from]!, decimals);
  out.offset = writeNext(out.bytes, out.offset, ys[from]!, decimals);
  drawPieces(out, run, curve);
  put(out, "L");
  out.offset = writeFirst(out.bytes, out.offset, -backXs[0]!, decimals);
  out.offset = writeNext(out.bytes, out.offset, backYs[0]!, decimals);
  drawPieces(out, { ...run, xs: backXs, ys: backYs, from: 0, to: count, back: true }, curve);
  put(out, "Z");
}

/** Draws a curve that starts afresh behind each jump, which is upright. */
function drawPieces(out: ByteWriter, run: CurveRun, curve: Curve): void {
  const { xs } = run;
  let from = run.from;
  while (from < run.to) {
    const isJump = xs[from] === xs[from + 1];
    let to = from + 1;
    while (to < run.to && (xs[to] === xs[to + 1]) === isJump) to++;
    const write = SEGMENT_WRITERS[isJump ? "linear" : curve];
    out.offset = write(out.bytes, out.offset, { ...run, from, to }, from, to);
    from = to;
  }
}

/** Draws points that have one edge only, as slivers at that edge. */
export function drawHalfOpen(
  out: ByteWriter,
  xs: number[],
  tops: number[],
  bases: number[],
  decimals: number,
): void {
  for (let i = 0; i < xs.length; i++) {
    const [top, base] = [tops[i]!, bases[i]!];
    if (Number.isNaN(top) === Number.isNaN(base)) continue;
    const edge = Number.isNaN(top) ? base : top;
    drawSliver(out, xs[i]!, edge, edge, decimals);
  }
}

/** The width of a stretch that begins and ends at one x, in pixels. */
export const SLIVER = 4;

/** Draws a stretch that has no width, as points between gaps have, so that it can be seen. */
export function drawSliver(
  out: ByteWriter,
  x: number,
  top: number,
  bottom: number,
  decimals: number,
): void {
  const unit = decimals === 0 ? 1 : 10;
  ensureCapacity(out, 5 * MAX_NUMBER_BYTES);
  const { bytes } = out;
  let { offset } = out;
  bytes[offset++] = M;
  offset = writeFirst(bytes, offset, x - (SLIVER / 2) * unit, decimals);
  offset = writeNext(bytes, offset, top, decimals);
  bytes[offset++] = RIGHT;
  offset = writeFirst(bytes, offset, SLIVER * unit, decimals);
  bytes[offset++] = DOWN;
  offset = writeFirst(bytes, offset, Math.max(unit, bottom - top), decimals);
  bytes[offset++] = RIGHT;
  offset = writeFirst(bytes, offset, -SLIVER * unit, decimals);
  bytes[offset++] = Z;
  out.offset = offset;
}

const M = 0x4d;
const DOWN = 0x76;
const RIGHT = 0x68;
const Z = 0x5a;
