import { addPositions, clearIndex, HASHED_BYTES, newestPosition } from "./match-index.ts";
import type { ParseState } from "./parse-state.ts";
import { addLiterals, addMatch, type Steps } from "./steps.ts";
import { distanceAt, measureMatch } from "./text-pair.ts";

/** A match this long costs less than its bytes as literals. */
const MIN_MATCH = 6;
/** How many positions with the same hash are tried. */
const MAX_TRIES = 6;
/** Where nothing repeats, the further the search gets, the fewer positions it tries. */
const PATIENCE = 6;

/** Finds good steps for a large text in one go, and adds them. */
export function parseQuickly(state: ParseState, steps: Steps, from: number, to: number): void {
  const { pair, oldIndex: index } = state;
  clearIndex(index, pair.end);
  addPositions(index, pair, Math.max(0, pair.start - pair.windowSize), from);
  let literalsFrom = from;
  for (let at = from; at < to; ) {
    const match = longestMatch(state, at, to);
    if (match.length < MIN_MATCH) {
      const next = Math.min(to, at + 1 + ((at - literalsFrom) >> PATIENCE));
      indexUpTo(state, at, next);
      at = next;
      continue;
    }
    addLiterals(steps, pair.bytes, literalsFrom, at);
    addMatch(steps, match.length, distanceAt(pair, at, match.offset));
    indexUpTo(state, at, at + match.length);
    at += match.length;
    literalsFrom = at;
  }
  addLiterals(steps, pair.bytes, literalsFrom, to);
}

function indexUpTo({ pair, oldIndex: index }: ParseState, from: number, to: number): void {
  addPositions(index, pair, from, Math.min(to, pair.end - HASHED_BYTES));
}

const found = { length: 0, offset: 0 };

/** The result is valid until the next call. */
function longestMatch({ pair, oldIndex: index }: ParseState, at: number, to: number): typeof found {
  found.length = 0;
  if (at + HASHED_BYTES > to) return found;
  let other = newestPosition(index, pair.view.getInt32(at, true));
  for (let tries = 0; other >= 0 && tries < MAX_TRIES; tries++) {
    const offset = at - other;
    if (distanceAt(pair, at, offset) > pair.windowSize) break;
    const length = measureMatch(pair, at, offset, to);
    if (length > found.length) {
      found.length = length;
      found.offset = offset;
    }
    other = index.previous[other]!;
  }
  return found;
}
