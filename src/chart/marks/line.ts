import { MAX_SEGMENT_BYTES, type Run, SEGMENT_WRITERS } from "../svg/curve.ts";
import {
  type ByteWriter,
  MAX_NUMBER_BYTES,
  ensureCapacity,
  put,
  writeFirst,
  writeNext,
} from "../base/byte-writer.ts";
import { nearest } from "../base/nearest.ts";
import type { Curve } from "../options/options.ts";
import type { MarkLayout } from "../layout/mark-layout.ts";
import { closePath, openPath } from "../svg/path.ts";
import type { ScrollCache } from "../layout/marks/scroll-cache.ts";
import { putSlidingSegments } from "../svg/scrolling-segments.ts";

/** Draws a line: its runs between gaps, and the points that stand alone as dots. */
export function drawLine(
  out: ByteWriter,
  mark: MarkLayout,
  curve: Curve,
  decimals: number,
  attributes: string,
): void {
  const pen = mark.reduced ? "linear" : curve;
  const steps = mark.reduced ? 0 : decimals;
  const xs = toSteps(mark.xs, steps);
  const ys = toSteps(mark.ys, steps);
  if (mark.scroll !== undefined && xs.length > 2 && isGapless(xs, ys)) {
    return drawSliding(out, mark, mark.scroll, xs, ys, steps, pen, attributes);
  }
  const path = openPath(out, mark.dashed ? "l z" : "l", mark, attributes);
  let alone = 0;
  for (let from = 0; from < ys.length; from++) {
    if (Number.isNaN(ys[from]!)) continue;
    const to = runEnd(ys, from);
    if (isAlone(xs, ys, from, to)) alone++;
    else drawRun(out, { xs, ys, from, to, leads: mark.leads && from === 0, decimals: steps }, pen);
    from = to;
  }
  closePath(out, path);
  if (alone > 0) drawAlone(out, mark, xs, ys, steps);
}

function drawSliding(
  out: ByteWriter,
  mark: MarkLayout,
  slide: ScrollCache,
  xs: number[],
  ys: number[],
  decimals: number,
  pen: Curve,
  attributes: string,
): void {
  const run = { xs, ys, from: 0, to: xs.length - 1, leads: mark.leads, decimals };
  const path = openPath(out, mark.dashed ? "l z" : "l", mark, attributes);
  putStart(out, run);
  putSlidingSegments(out, slide, run, pen);
  closePath(out, path);
}

/** Positions as path data counts them: whole pixels, or whole tenths. */
export function toSteps(places: number[], decimals: number): number[] {
  if (decimals === 0) return places;
  const steps: number[] = [];
  for (let i = 0; i < places.length; i++) steps[i] = nearest(places[i]! * 10);
  return steps;
}

export function runEnd(ys: number[], from: number): number {
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
  return WITH_LINE.has(kind) && ys.length > 0 && !isGapless(xs, ys);
}

/** Whether a line runs through all of its places, without a gap. */
export function isGapless(xs: number[], ys: number[]): boolean {
  for (let i = 0; i < ys.length; i++) if (Number.isNaN(ys[i]!)) return false;
  return !isAlone(xs, ys, 0, ys.length - 1);
}

const M = 0x4d;

/** Writes where a run begins, and its segments. */
export function drawRun(out: ByteWriter, run: Run, curve: Curve): void {
  const { from, to } = run;
  putStart(out, run);
  ensureCapacity(out, (to - from) * MAX_SEGMENT_BYTES);
  out.offset = SEGMENT_WRITERS[curve](out.bytes, out.offset, run, from, to);
}

function putStart(out: ByteWriter, { xs, ys, from, decimals }: Run): void {
  ensureCapacity(out, 2 * MAX_NUMBER_BYTES + 1);
  const { bytes } = out;
  bytes[out.offset] = M;
  const at = writeFirst(bytes, out.offset + 1, xs[from]!, decimals);
  out.offset = writeNext(bytes, at, ys[from]!, decimals);
}

function drawAlone(
  out: ByteWriter,
  mark: MarkLayout,
  xs: number[],
  ys: number[],
  decimals: number,
): void {
  const path = openPath(out, "d", mark);
  for (let from = 0; from < ys.length; from++) {
    if (Number.isNaN(ys[from]!)) continue;
    const to = runEnd(ys, from);
    if (isAlone(xs, ys, from, to)) {
      drawRun(out, { xs, ys, from, to: from, leads: false, decimals }, "linear");
      put(out, "h0");
    }
    from = to;
  }
  closePath(out, path);
}
