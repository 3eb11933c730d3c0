import {
  type Ink,
  LONGEST_NUMBER,
  makeRoom,
  put,
  writeFirst,
  writeNext,
} from "../base/byte-writer.ts";
import { inSteps } from "./line.ts";
import type { MarkLayout } from "../layout/mark-layout.ts";
import { closePath, openPath } from "../svg/path.ts";

const M = 0x4d;
const H = 0x68;
const V = 0x76;

/** The most bytes that one stroke takes. */
const LONGEST_STROKE = 3 * LONGEST_NUMBER + 2;

/**
 * Draws bars as one path whose stroke is as wide as a bar. A bar of no height is not seen, and one
 * of less than a pixel has one.
 */
export function drawBars(ink: Ink, mark: MarkLayout, decimals: number, horizontal: boolean): void {
  const path = openPath(ink, "r", mark);
  strokeBars(ink, mark, decimals, horizontal, (i) => mark.colors?.[i] === undefined);
  closePath(ink, path);
  if (mark.colors !== undefined) drawColored(ink, mark, decimals, horizontal);
}

function drawColored(ink: Ink, mark: MarkLayout, decimals: number, horizontal: boolean): void {
  for (const color of new Set(mark.colors)) {
    if (color === undefined) continue;
    put(ink, `<path class="r" color="${color}" d="`);
    strokeBars(ink, mark, decimals, horizontal, (i) => mark.colors?.[i] === color);
    put(ink, '"/>');
  }
}

function strokeBars(
  ink: Ink,
  mark: MarkLayout,
  decimals: number,
  horizontal: boolean,
  isWanted: (i: number) => boolean,
): void {
  const steps = decimals === 0 ? 1 : 10;
  const xs = inSteps(mark.xs, decimals);
  const ys = inSteps(mark.ys, decimals);
  const bases = mark.bases === undefined ? undefined : inSteps(mark.bases, decimals);
  const zero = Math.round((mark.zero ?? 0) * steps);
  makeRoom(ink, xs.length * LONGEST_STROKE);
  const { bytes } = ink;
  let { at } = ink;
  for (let i = 0; i < xs.length; i++) {
    const end = horizontal ? xs[i]! : ys[i]!;
    const start = bases === undefined ? zero : bases[i]!;
    const length = end - start;
    if (Number.isNaN(length) || length === 0 || !isWanted(i)) continue;
    const seen = Math.abs(length) < steps ? Math.sign(length) * steps : length;
    bytes[at++] = M;
    at = writeFirst(bytes, at, horizontal ? start : xs[i]!, decimals);
    at = writeNext(bytes, at, horizontal ? ys[i]! : start, decimals);
    bytes[at++] = horizontal ? H : V;
    at = writeFirst(bytes, at, seen, decimals);
  }
  ink.at = at;
}
