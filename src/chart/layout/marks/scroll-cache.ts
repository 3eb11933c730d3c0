import { LONGEST_SEGMENT, type Run, SEGMENT_WRITERS } from "../../svg/curve.ts";
import { type Ink, makeRoom } from "../../base/byte-writer.ts";
import type { Curve } from "../../options/options.ts";
import { createReducer, type Reducer } from "../../data/decimate/incremental-decimation.ts";
import {
  beginPiece,
  clearScroll,
  createScroll,
  keepPieces,
  pieceCount,
  putPieces,
  type Scroll,
} from "../../base/piece-buffer.ts";
import { areSame } from "../../base/cache.ts";
import { NOTHING_SHARED, type SharedRun, sharedRun } from "../../base/window-overlap.ts";

/** On what a sliding mark lies. What was drawn on other scales is of no use. */
export interface SlideBase {
  lineage: object | undefined;
  origin: number;
  perUnit: number;
  /** The y scale. */
  y: unknown;
  decimals: number;
  curve: Curve;
  reduced: boolean;
}

/** What one drawing of a sliding mark leaves for the next: where its points lie, and their text. */
export interface Slide {
  base: SlideBase;
  /** The count within its series of the point at the first position. */
  first: number;
  xs: number[];
  ys: number[];
  reducer: Reducer;
  /** What the positions have in common with those before. */
  shared: SharedRun;
  /** Which placing of the mark this is. */
  turn: number;
  /** The segments that have others on both sides. */
  segments: Scroll;
  /** In which turn they were written last. */
  writtenIn: number;
  tooltips: SlidTooltips;
}

/** The tooltips that stay the same as others come and go. */
export interface SlidTooltips {
  scroll: Scroll;
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

const NO_BASE: SlideBase = {
  lineage: undefined,
  origin: 0,
  perUnit: 0,
  y: undefined,
  decimals: 0,
  curve: "linear",
  reduced: false,
};

export function createSlide(): Slide {
  return {
    base: NO_BASE,
    first: 0,
    xs: [],
    ys: [],
    reducer: createReducer(),
    shared: NOTHING_SHARED,
    turn: 0,
    segments: createScroll(),
    writtenIn: 0,
    tooltips: { scroll: createScroll(), xs: [], counts: [], parts: [], ends: 1, writtenIn: 0 },
  };
}

/** Lets the positions go that were found on other scales, or of other points. */
export function keepSlide(slide: Slide, base: SlideBase): void {
  const { base: last } = slide;
  const isSame =
    base.lineage === last.lineage &&
    base.origin === last.origin &&
    base.perUnit === last.perUnit &&
    base.y === last.y &&
    base.decimals === last.decimals &&
    base.curve === last.curve &&
    base.reduced === last.reduced;
  if (isSame) return;
  slide.base = base;
  slide.xs = [];
  slide.ys = [];
}

/**
 * Lets the tooltips go that are no longer right.
 *
 * @param counts of the points that they tell of; nothing where each position has a tooltip.
 * @param isEven whether the neighbours of all from this one on lie as far apart as is usual.
 * @returns how many are left.
 */
export function keepTooltips(
  slide: Slide,
  xs: number[],
  counts: number[] | undefined,
  parts: readonly unknown[],
  isEven: (from: number) => boolean,
): number {
  const { tooltips } = slide;
  const alike = areSame(parts, tooltips.parts) ? sharedTooltips(slide, xs, counts) : NOTHING_SHARED;
  // What was even needs to be looked at only where it goes on.
  const ends = isEven(tooltips.ends === 0 ? Math.max(0, alike.count - 1) : 0) ? 0 : 1;
  const shared = ends === tooltips.ends ? alike : NOTHING_SHARED;
  tooltips.xs = counts === undefined ? NO_PLACES : xs.slice();
  tooltips.counts = counts;
  tooltips.parts = parts;
  tooltips.ends = ends;
  tooltips.writtenIn = slide.turn;
  const inner = Math.min(xs.length, shared.count) - 2 * ends;
  if (inner > 0) keepPieces(tooltips.scroll, shared.shift, inner);
  else clearScroll(tooltips.scroll);
  return pieceCount(tooltips.scroll);
}

const NO_PLACES: number[] = [];

function sharedTooltips(
  { tooltips, shared, turn }: Slide,
  xs: number[],
  counts: number[] | undefined,
): SharedRun {
  const { xs: lastXs, counts: lastCounts, writtenIn } = tooltips;
  if (counts === undefined) {
    return lastCounts === undefined && writtenIn === turn - 1 ? shared : NOTHING_SHARED;
  }
  if (lastCounts === undefined) return NOTHING_SHARED;
  return sharedRun(xs.length, lastXs.length, (i, j) => {
    return xs[i] === lastXs[j] && counts[i] === lastCounts[j];
  });
}

/** How far a segment looks beyond its first point. */
const SEGMENT_REACH = 2;

/**
 * Draws the segments of a line without gaps. The first and the last of them bend as they like, since
 * they have a neighbour on one side only; those between are taken over.
 */
export function putSlidingSegments(ink: Ink, slide: Slide, run: Run, curve: Curve): void {
  const { to } = run;
  const pen = SEGMENT_WRITERS[curve];
  const { segments: scroll, shared } = slide;
  const inner = Math.min(to - SEGMENT_REACH, shared.count - 1 - SEGMENT_REACH);
  if (slide.writtenIn === slide.turn - 1 && inner > 0) keepPieces(scroll, shared.shift, inner);
  else clearScroll(scroll);
  slide.writtenIn = slide.turn;
  const kept = pieceCount(scroll);
  makeRoom(scroll.ink, Math.max(0, to - 2 - kept) * LONGEST_SEGMENT);
  for (let i = 1 + kept; i < to - 1; i++) {
    beginPiece(scroll);
    scroll.ink.at = pen(scroll.ink.bytes, scroll.ink.at, run, i, i + 1);
  }
  makeRoom(ink, 2 * LONGEST_SEGMENT);
  ink.at = pen(ink.bytes, ink.at, run, 0, 1);
  putPieces(ink, scroll, 0, pieceCount(scroll));
  if (to < 2) return;
  makeRoom(ink, LONGEST_SEGMENT);
  ink.at = pen(ink.bytes, ink.at, run, to - 1, to);
}
