import { type ByteWriter, ensureCapacity } from "../base/byte-writer.ts";
import {
  beginPiece,
  clearPieces,
  keepPieces,
  pieceCount,
  putPieces,
} from "../base/piece-buffer.ts";
import type { CurveRun } from "../layout/marks/runs.ts";
import type { ScrollCache } from "../layout/marks/scroll-cache.ts";
import type { Curve } from "../options/choices.ts";
import { MAX_SEGMENT_BYTES, SEGMENT_WRITERS } from "./curve.ts";

/** How many points behind its first one a segment depends on. */
const SEGMENT_REACH = 2;

/**
 * Draws the segments of a line without gaps, reusing those of the last frame. The first and the last
 * are written anew: they have a neighbour on one side only, which bends them.
 */
export function drawScrollingSegments(
  out: ByteWriter,
  cache: ScrollCache,
  run: CurveRun,
  curve: Curve,
): void {
  const { to } = run;
  const write = SEGMENT_WRITERS[curve];
  const { segments, overlap } = cache;
  const inner = Math.min(to - SEGMENT_REACH, overlap.count - 1 - SEGMENT_REACH);
  if (cache.segmentsGeneration === cache.generation - 1 && inner > 0)
    keepPieces(segments, overlap.shift, inner);
  else clearPieces(segments);
  cache.segmentsGeneration = cache.generation;
  const kept = pieceCount(segments);
  ensureCapacity(segments.out, Math.max(0, to - 2 - kept) * MAX_SEGMENT_BYTES);
  for (let i = 1 + kept; i < to - 1; i++) {
    beginPiece(segments);
    segments.out.offset = write(segments.out.bytes, segments.out.offset, run, i, i + 1);
  }
  ensureCapacity(out, 2 * MAX_SEGMENT_BYTES);
  out.offset = write(out.bytes, out.offset, run, 0, 1);
  putPieces(out, segments, 0, pieceCount(segments));
  if (to < 2) return;
  ensureCapacity(out, MAX_SEGMENT_BYTES);
  out.offset = write(out.bytes, out.offset, run, to - 1, to);
}
