import type { ByteWriter } from "../../base/byte-writer.ts";
import { areSame } from "../../base/cache.ts";
import {
  clearPieces,
  createPieceBuffer,
  keepPieces,
  type PieceBuffer,
  pieceCount,
} from "../../base/piece-buffer.ts";
import { findOverlap, NO_OVERLAP, type WindowOverlap } from "../../base/window-overlap.ts";
import { createDecimator, type Decimator } from "../../data/decimate/incremental-decimation.ts";
import type { Curve } from "../../options/choices.ts";
import type { CurveRun } from "./runs.ts";

/** What cached positions depend on besides the points. */
interface ScrollKey {
  streamId: object | undefined;
  origin: number;
  perUnit: number;
  /** The y scale. */
  y: unknown;
  decimals: number;
  curve: Curve;
  reduced: boolean;
}

/**
 * What one frame of a sliding mark keeps for the next: the positions of its points and their SVG text.
 * "Stream index" counts from the first point ever added, so it stays the same as points leave.
 */
export interface ScrollCache {
  key: ScrollKey;
  /** The stream index of the point at position 0. */
  firstIndex: number;
  xs: number[];
  ys: number[];
  decimator: Decimator;
  /** The positions that this frame shares with the last one. */
  overlap: WindowOverlap;
  /** Counts the frames in which the mark was laid out. */
  generation: number;
  /** The SVG of segments that have neighbours on both sides. */
  segments: PieceBuffer;
  /** The generation of `segments`. */
  segmentsGeneration: number;
  tooltips: TooltipCache;
  drawSegments: DrawSegments;
}

/** Draws the segments of a line without gaps, reusing those of the last frame. */
type DrawSegments = (out: ByteWriter, scroll: ScrollCache, run: CurveRun, curve: Curve) => void;

/** The SVG of a sliding mark's tooltips. */
interface TooltipCache {
  pieces: PieceBuffer;
  /** The x of each tooltip, where `indices` is defined. */
  xs: number[];
  /** The stream index of each tooltip's point; undefined where each position has a tooltip. */
  indices: number[] | undefined;
  /** What the SVG depends on besides the points. */
  key: readonly unknown[];
  /** Tooltips at each end that are not cached, as their width depends on neighbours: 0 or 1. */
  ends: number;
  /** The generation of `pieces`. */
  generation: number;
}

const NO_KEY: ScrollKey = {
  streamId: undefined,
  origin: 0,
  perUnit: 0,
  y: undefined,
  decimals: 0,
  curve: "linear",
  reduced: false,
};

export function createScrollCache(drawSegments: DrawSegments): ScrollCache {
  return {
    key: NO_KEY,
    firstIndex: 0,
    xs: [],
    ys: [],
    decimator: createDecimator(),
    overlap: NO_OVERLAP,
    generation: 0,
    segments: createPieceBuffer(),
    segmentsGeneration: 0,
    tooltips: {
      pieces: createPieceBuffer(),
      xs: [],
      indices: [],
      key: [],
      ends: 1,
      generation: 0,
    },
    drawSegments,
  };
}

/** Discards the cached positions if the key has changed. */
export function discardIfChanged(scroll: ScrollCache, key: ScrollKey): void {
  const { key: last } = scroll;
  const isSame =
    key.streamId === last.streamId &&
    key.origin === last.origin &&
    key.perUnit === last.perUnit &&
    key.y === last.y &&
    key.decimals === last.decimals &&
    key.curve === last.curve &&
    key.reduced === last.reduced;
  if (isSame) return;
  scroll.key = key;
  scroll.xs = [];
  scroll.ys = [];
}

/**
 * Discards the cached tooltips that changed or left.
 *
 * A tooltip's text depends on the distance to its neighbours, unless all are the default distance
 * apart. So where they are not, the first and the last, which have one neighbour, are never cached:
 * `ends` is how many are left out on each side, 0 or 1.
 *
 * @param indices stream indices of the tooltips' points; undefined where each position has a tooltip.
 * @param key what the tooltips depend on besides the points.
 * @param isEven whether all tooltips from a place on are the default distance apart.
 * @returns the number of cached tooltips left; they start behind `ends`.
 */
export function reuseTooltips(
  scroll: ScrollCache,
  xs: number[],
  indices: number[] | undefined,
  key: readonly unknown[],
  isEven: (from: number) => boolean,
): number {
  const { tooltips } = scroll;
  const isSame = areSame(key, tooltips.key);
  const overlap = isSame ? tooltipOverlap(scroll, xs, indices) : NO_OVERLAP;
  // Where all were the default distance apart, those that are left still are: only new ones are checked.
  const ends = isEven(tooltips.ends === 0 ? Math.max(0, overlap.count - 1) : 0) ? 0 : 1;
  const shared = ends === tooltips.ends ? overlap : NO_OVERLAP;
  tooltips.xs = indices === undefined ? NO_XS : xs.slice();
  tooltips.indices = indices;
  // Of lists that live for a frame, garbage collection copies none.
  if (!isSame) tooltips.key = key;
  tooltips.ends = ends;
  tooltips.generation = scroll.generation;
  const inner = Math.min(xs.length, shared.count) - 2 * ends;
  if (inner > 0) keepPieces(tooltips.pieces, shared.shift, inner);
  else clearPieces(tooltips.pieces);
  return pieceCount(tooltips.pieces);
}

const NO_XS: number[] = [];

/** The tooltips that this frame shares with the last one. */
function tooltipOverlap(
  { tooltips, overlap, generation }: ScrollCache,
  xs: number[],
  indices: number[] | undefined,
): WindowOverlap {
  const { xs: lastXs, indices: lastIndices, generation: lastGeneration } = tooltips;
  if (indices === undefined) {
    const isNext = lastIndices === undefined && lastGeneration === generation - 1;
    return isNext ? overlap : NO_OVERLAP;
  }
  if (lastIndices === undefined) return NO_OVERLAP;
  return findOverlap(xs.length, lastXs.length, (i, j) => {
    return xs[i] === lastXs[j] && indices[i] === lastIndices[j];
  });
}
