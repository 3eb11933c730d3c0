import type { Curve } from "../../options/options.ts";
import { createDecimator, type Decimator } from "../../data/decimate/incremental-decimation.ts";
import {
  clearPieces,
  createPieceBuffer,
  keepPieces,
  pieceCount,
  type PieceBuffer,
} from "../../base/piece-buffer.ts";
import { areSame } from "../../base/cache.ts";
import { NO_OVERLAP, type WindowOverlap, findOverlap } from "../../base/window-overlap.ts";

/** On what a sliding mark lies. What was drawn on other scales is of no use. */
export interface ScrollBase {
  streamId: object | undefined;
  origin: number;
  perUnit: number;
  /** The y scale. */
  y: unknown;
  decimals: number;
  curve: Curve;
  reduced: boolean;
}

/** What one drawing of a sliding mark leaves for the next: where its points lie, and their text. */
export interface ScrollCache {
  base: ScrollBase;
  /** The count within its series of the point at the first position. */
  first: number;
  xs: number[];
  ys: number[];
  decimator: Decimator;
  /** What the positions have in common with those before. */
  shared: WindowOverlap;
  /** Which placing of the mark this is. */
  generation: number;
  /** The segments that have others on both sides. */
  segments: PieceBuffer;
  /** In which turn they were written last. */
  writtenIn: number;
  tooltips: ScrolledTooltips;
}

/** The tooltips that stay the same as others come and go. */
export interface ScrolledTooltips {
  scroll: PieceBuffer;
  /** Where each of all stands, and the count within its series of the point that it tells of. */
  xs: number[];
  /** Nothing where each position had one. */
  counts: number[] | undefined;
  /** What they depend on besides the points. */
  parts: readonly unknown[];
  /** How many at each end are left out, as they depend on where their neighbours stand: 0 or 1. */
  ends: number;
  /** In which turn they were written last. */
  writtenIn: number;
}

const NO_BASE: ScrollBase = {
  streamId: undefined,
  origin: 0,
  perUnit: 0,
  y: undefined,
  decimals: 0,
  curve: "linear",
  reduced: false,
};

export function createScrollCache(): ScrollCache {
  return {
    base: NO_BASE,
    first: 0,
    xs: [],
    ys: [],
    decimator: createDecimator(),
    shared: NO_OVERLAP,
    generation: 0,
    segments: createPieceBuffer(),
    writtenIn: 0,
    tooltips: { scroll: createPieceBuffer(), xs: [], counts: [], parts: [], ends: 1, writtenIn: 0 },
  };
}

/** Lets the positions go that were found on other scales, or of other points. */
export function rebaseScroll(scroll: ScrollCache, base: ScrollBase): void {
  const { base: last } = scroll;
  const isSame =
    base.streamId === last.streamId &&
    base.origin === last.origin &&
    base.perUnit === last.perUnit &&
    base.y === last.y &&
    base.decimals === last.decimals &&
    base.curve === last.curve &&
    base.reduced === last.reduced;
  if (isSame) return;
  scroll.base = base;
  scroll.xs = [];
  scroll.ys = [];
}

/**
 * Lets the tooltips go that are no longer right.
 *
 * @param counts of the points that they tell of; nothing where each position has a tooltip.
 * @param isEven whether the neighbours of all from this one on lie as far apart as is usual.
 * @returns how many are left.
 */
export function keepTooltips(
  scroll: ScrollCache,
  xs: number[],
  counts: number[] | undefined,
  parts: readonly unknown[],
  isEven: (from: number) => boolean,
): number {
  const { tooltips } = scroll;
  const alike = areSame(parts, tooltips.parts) ? sharedTooltips(scroll, xs, counts) : NO_OVERLAP;
  // What was even needs to be looked at only where it goes on.
  const ends = isEven(tooltips.ends === 0 ? Math.max(0, alike.count - 1) : 0) ? 0 : 1;
  const shared = ends === tooltips.ends ? alike : NO_OVERLAP;
  tooltips.xs = counts === undefined ? NO_PLACES : xs.slice();
  tooltips.counts = counts;
  tooltips.parts = parts;
  tooltips.ends = ends;
  tooltips.writtenIn = scroll.generation;
  const inner = Math.min(xs.length, shared.count) - 2 * ends;
  if (inner > 0) keepPieces(tooltips.scroll, shared.shift, inner);
  else clearPieces(tooltips.scroll);
  return pieceCount(tooltips.scroll);
}

const NO_PLACES: number[] = [];

function sharedTooltips(
  { tooltips, shared, generation }: ScrollCache,
  xs: number[],
  counts: number[] | undefined,
): WindowOverlap {
  const { xs: lastXs, counts: lastCounts, writtenIn } = tooltips;
  if (counts === undefined) {
    return lastCounts === undefined && writtenIn === generation - 1 ? shared : NO_OVERLAP;
  }
  if (lastCounts === undefined) return NO_OVERLAP;
  return findOverlap(xs.length, lastXs.length, (i, j) => {
    return xs[i] === lastXs[j] && counts[i] === lastCounts[j];
  });
}
