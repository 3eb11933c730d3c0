import { LONGEST_SEGMENT, type Run, SEGMENT_WRITERS } from "../curve.ts";
import { type Ink, makeRoom } from "../ink.ts";
import type { Curve } from "../options.ts";
import { createReducer, type Reducer } from "../reduction.ts";
import {
  beginPiece,
  clearScroll,
  createScroll,
  keepPieces,
  pieceCount,
  putPieces,
  type Scroll,
} from "../scroll.ts";
import { NOTHING_SHARED, type SharedRun } from "../shared-run.ts";

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
  segments: SlidText;
  /** The tooltips that have others on both sides. */
  tooltips: SlidText;
}

/** Texts that slide, one for each position but the first and the last. */
export interface SlidText {
  scroll: Scroll;
  /** In which turn it was written last. */
  turn: number;
  /** What it depends on besides the points. */
  parts: readonly unknown[];
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
    segments: { scroll: createScroll(), turn: 0, parts: NOTHING },
    tooltips: { scroll: createScroll(), turn: 0, parts: NOTHING },
  };
}

const NOTHING: readonly unknown[] = [];

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
 * Gets a text ready for this turn: what is still right of it stays.
 *
 * @param reach how far beyond its own position a piece depends on others.
 * @returns how many pieces it has.
 */
export function keptPieces(
  text: SlidText,
  { turn, shared }: Slide,
  positions: number,
  reach: number,
  parts: readonly unknown[] = NOTHING,
): number {
  const { scroll } = text;
  const isSame = text.turn === turn - 1 && areSame(parts, text.parts);
  text.turn = turn;
  text.parts = parts;
  const inner = Math.min(positions - 1 - reach, shared.count - 1 - reach);
  if (isSame && inner > 0) keepPieces(scroll, shared.shift, inner);
  else clearScroll(scroll);
  return pieceCount(scroll);
}

function areSame(a: readonly unknown[], b: readonly unknown[]): boolean {
  if (a.length !== b.length) return false;
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return false;
  return true;
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
  const { scroll } = slide.segments;
  const kept = keptPieces(slide.segments, slide, to + 1, SEGMENT_REACH);
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
