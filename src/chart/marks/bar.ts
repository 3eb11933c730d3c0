import {
  type ByteWriter,
  MAX_NUMBER_BYTES,
  ensureCapacity,
  put,
  writeFirst,
  writeNext,
} from "../base/byte-writer.ts";
import { toSteps } from "./line.ts";
import type { MarkLayout } from "../layout/mark-layout.ts";
import { closePath, openPath } from "../svg/path.ts";

const M = 0x4d;
const H = 0x68;
const V = 0x76;

/** The most bytes that one stroke takes. */
const LONGEST_STROKE = 3 * MAX_NUMBER_BYTES + 2;

/**
 * Draws bars as one path whose stroke is as wide as a bar. A bar of no height is not seen, and one
 * of less than a pixel has one.
 */
export function drawBars(
  out: ByteWriter,
  mark: MarkLayout,
  decimals: number,
  horizontal: boolean,
): void {
  const path = openPath(out, "r", mark);
  strokeBars(out, mark, decimals, horizontal, (i) => mark.colors?.[i] === undefined);
  closePath(out, path);
  if (mark.colors !== undefined) drawColored(out, mark, decimals, horizontal);
}

function drawColored(
  out: ByteWriter,
  mark: MarkLayout,
  decimals: number,
  horizontal: boolean,
): void {
  for (const color of new Set(mark.colors)) {
    if (color === undefined) continue;
    put(out, `<path class="r" color="${color}" d="`);
    strokeBars(out, mark, decimals, horizontal, (i) => mark.colors?.[i] === color);
    put(out, '"/>');
  }
}

function strokeBars(
  out: ByteWriter,
  mark: MarkLayout,
  decimals: number,
  horizontal: boolean,
  isWanted: (i: number) => boolean,
): void {
  const steps = decimals === 0 ? 1 : 10;
  const xs = toSteps(mark.xs, decimals);
  const ys = toSteps(mark.ys, decimals);
  const bases = mark.bases === undefined ? undefined : toSteps(mark.bases, decimals);
  const zero = Math.round((mark.zero ?? 0) * steps);
  ensureCapacity(out, xs.length * LONGEST_STROKE);
  const { bytes } = out;
  let { offset } = out;
  for (let i = 0; i < xs.length; i++) {
    const end = horizontal ? xs[i]! : ys[i]!;
    const start = bases === undefined ? zero : bases[i]!;
    const length = end - start;
    if (Number.isNaN(length) || length === 0 || !isWanted(i)) continue;
    const seen = Math.abs(length) < steps ? Math.sign(length) * steps : length;
    bytes[offset++] = M;
    offset = writeFirst(bytes, offset, horizontal ? start : xs[i]!, decimals);
    offset = writeNext(bytes, offset, horizontal ? ys[i]! : start, decimals);
    bytes[offset++] = horizontal ? H : V;
    offset = writeFirst(bytes, offset, seen, decimals);
  }
  out.offset = offset;
}
