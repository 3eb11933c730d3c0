import type { ChangedPart } from "./changed-part.ts";
import { addPositions, clearIndex, HASHED_BYTES } from "./match-index.ts";
import type { ParseState } from "./parse-state.ts";

const REACH_IN_OLD = 128;
/** What is larger may resemble anything. */
const LARGE = 256;

/** Begins with an event of which nothing is indexed. */
export function beginIndex(state: ParseState): void {
  const { pair, newIndex } = state;
  clearIndex(newIndex, pair.end);
  state.indexedTo = pair.start;
}

/** Indexes what is near a part in the old event, and what comes before it in the new one. */
export function indexSurroundings(state: ParseState, part: ChangedPart): void {
  const { pair, oldIndex, newIndex } = state;
  const { start, end } = pair;
  const { from, first, last, before, after } = part;
  const isLarge = last - first > LARGE;
  const oldFirst = before > 0 ? first - before : 0;
  const oldLast = after > 0 ? last - after : start;
  const reach = isLarge ? start : REACH_IN_OLD;
  const oldFrom = Math.max(0, Math.min(oldFirst, oldLast) - reach);
  const oldTo = Math.min(start - HASHED_BYTES, Math.max(oldFirst, oldLast) + reach);
  clearIndex(oldIndex, end);
  addPositions(oldIndex, pair, oldFrom, oldTo);
  const newFrom = isLarge ? start : from - state.reachInNew;
  addPositions(newIndex, pair, Math.max(state.indexedTo, newFrom), from);
  state.indexedTo = from;
}

/** Indexes one place more of the new event. */
export function indexOne(state: ParseState, position: number): void {
  const { pair, newIndex } = state;
  if (position + HASHED_BYTES > pair.end) return;
  addPositions(newIndex, pair, position, position + 1);
  state.indexedTo = position + 1;
}
