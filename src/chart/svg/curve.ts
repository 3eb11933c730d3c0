import { MAX_NUMBER_BYTES, writeFirst, writeNext } from "../base/byte-writer.ts";
import { nearest } from "../base/nearest.ts";
import type { CurveRun } from "../layout/marks/runs.ts";
import type { Curve } from "../options/choices.ts";
import { innerSlope, slopeAt } from "./monotone-slopes.ts";

/**
 * Writes the segments from point `start` to point `end` as path data, and returns the offset behind.
 * Coordinates are relative and a segment depends on its neighbours alone, so its text stays the same
 * wherever the line begins.
 */
export type SegmentWriter = (
  bytes: Uint8Array,
  at: number,
  run: CurveRun,
  start: number,
  end: number,
) => number;

/** The capacity that one segment needs. */
export const MAX_SEGMENT_BYTES = 6 * MAX_NUMBER_BYTES + 1;

/** The writer of each curve. */
export const SEGMENT_WRITERS: Record<Curve, SegmentWriter> = {
  linear,
  monotone,
  catmullRom,
  step,
};

const C = 0x63;
const H = 0x68;
const L = 0x6c;
const S = 0x73;
const V = 0x76;

function linear(bytes: Uint8Array, start: number, run: CurveRun, from: number, to: number): number {
  const { xs, ys, decimals, back } = run;
  let at = start;
  for (let i = from; i < to; i++) {
    const dx = back === true ? xs[i]! - xs[i + 1]! : xs[i + 1]! - xs[i]!;
    const dy = ys[i + 1]! - ys[i]!;
    if (dx === 0) {
      if (dy === 0) continue;
      bytes[at++] = V;
      at = writeFirst(bytes, at, dy, decimals);
    } else if (dy === 0) {
      bytes[at++] = H;
      at = writeFirst(bytes, at, dx, decimals);
    } else {
      bytes[at++] = L;
      at = writeFirst(bytes, at, dx, decimals);
      at = writeNext(bytes, at, dy, decimals);
    }
  }
  return at;
}

function step(bytes: Uint8Array, start: number, run: CurveRun, from: number, to: number): number {
  const { xs, ys, decimals, back = false } = run;
  let at = start;
  for (let i = from; i < to; i++) {
    const dx = xs[i + 1]! - xs[i]!;
    const dy = ys[i + 1]! - ys[i]!;
    if (back && dy !== 0) at = writeVertical(bytes, at, dy, decimals);
    bytes[at++] = H;
    at = writeFirst(bytes, at, back ? -dx : dx, decimals);
    if (!back && dy !== 0) at = writeVertical(bytes, at, dy, decimals);
  }
  return at;
}

function writeVertical(bytes: Uint8Array, start: number, dy: number, decimals: number): number {
  bytes[start] = V;
  return writeFirst(bytes, start + 1, dy, decimals);
}

function monotone(
  bytes: Uint8Array,
  start: number,
  run: CurveRun,
  from: number,
  to: number,
): number {
  if (run.to - run.from < 2) return linear(bytes, start, run, from, to);
  const { xs, ys } = run;
  const last = run.to;
  const sign = xSign(run);
  let at = start;
  let slope = slopeAt(run, from);
  for (let i = from; i < to; i++) {
    const next: number = i + 1 < last ? innerSlope(xs, ys, i + 1) : slopeAt(run, last);
    const dx = xs[i + 1]! - xs[i]!;
    const dy = ys[i + 1]! - ys[i]!;
    const third = dx / 3;
    const y1 = toInteger(slope * third);
    const y2 = toInteger(dy - next * third);
    const x1 = toInteger(sign * third);
    const x2 = toInteger(sign * (dx - third));
    at = writeBezier(bytes, at, run, i, x1, y1, x2, y2);
    slope = next;
  }
  return at;
}

/** A uniform Catmull-Rom spline as Bézier segments: control points at a sixth of the chord. */
function catmullRom(
  bytes: Uint8Array,
  start: number,
  run: CurveRun,
  from: number,
  to: number,
): number {
  const { xs, ys } = run;
  const sign = xSign(run);
  let at = start;
  for (let i = from; i < to; i++) {
    const before = Math.max(run.from, i - 1);
    const after = Math.min(run.to, i + 2);
    const dx = xs[i + 1]! - xs[i]!;
    const dy = ys[i + 1]! - ys[i]!;
    const x1 = toInteger((sign * (xs[i + 1]! - xs[before]!)) / 6);
    const y1 = toInteger((ys[i + 1]! - ys[before]!) / 6);
    const x2 = toInteger(sign * (dx - (xs[after]! - xs[i]!) / 6));
    const y2 = toInteger(dy - (ys[after]! - ys[i]!) / 6);
    at = writeBezier(bytes, at, run, i, x1, y1, x2, y2);
  }
  return at;
}

function xSign({ back }: CurveRun): number {
  return back === true ? -1 : 1;
}

/** Rounds to an integer of 32 bits: V8 would allocate any other number to pass it on. */
function toInteger(value: number): number {
  return nearest(value) | 0;
}

/**
 * Writes a segment by its control points, relative to its start. Eight parameters, as an object of
 * them would be allocated for each segment of each frame.
 */
function writeBezier(
  bytes: Uint8Array,
  start: number,
  run: CurveRun,
  i: number,
  x1: number,
  y1: number,
  x2: number,
  y2: number,
): number {
  const { xs, ys, decimals } = run;
  const dx = xs[i + 1]! - xs[i]!;
  let at = start;
  if (mirrors(run, i, dx)) {
    bytes[at++] = S;
    at = writeFirst(bytes, at, x2, decimals);
  } else {
    bytes[at++] = C;
    at = writeFirst(bytes, at, x1, decimals);
    at = writeNext(bytes, at, y1, decimals);
    at = writeNext(bytes, at, x2, decimals);
  }
  at = writeNext(bytes, at, y2, decimals);
  at = writeNext(bytes, at, run.back === true ? -dx : dx, decimals);
  return writeNext(bytes, at, ys[i + 1]! - ys[i]!, decimals);
}

// `s` mirrors the control point before it: two numbers less, with the same look if the steps to both
// sides are about equally long.
function mirrors({ xs, from, leads }: CurveRun, i: number, dx: number): boolean {
  if (i === from) return leads;
  return Math.abs(xs[i]! - xs[i - 1]! - dx) <= dx / 8;
}
