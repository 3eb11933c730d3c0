import type { ChangedPart } from "./changed-part.ts";
import { HASHED_BYTES, type MatchIndex, newestPosition } from "./match-index.ts";
import { MAX_OFFSETS, type ParseState } from "./parse-state.ts";
import { reachByMatch } from "./parse-table.ts";
import { MIN_MATCH } from "./steps.ts";
import { distanceAt, measureMatch, sourceOf } from "./text-pair.ts";

/** A match is tried whole, and by up to so many bytes shorter. */
const TRIM = 3;
/** How many positions with the same hash are tried. */
const MAX_TRIES = 100;
/** A match this long may go on behind a change, so its offset is tried at each place. */
const WORTH_TRYING = 8;
/** In what is larger, a distance often comes again. */
const LARGE = 256;

/** Notes how far back lies the text before a part, and that behind it. */
export function beginOffsets(state: ParseState, { before, after }: ChangedPart): void {
  state.offsetCount = 0;
  if (before > 0) addOffset(state, before);
  if (after > 0) addOffset(state, after);
}

/** Tries the last distances, which are the cheapest, in a part so large that it pays. */
export function tryRecent(state: ParseState, part: ChangedPart, place: number): void {
  const { pair, table } = state;
  if (part.last - part.first <= LARGE) return;
  const position = part.from + place;
  for (let i = 0; i < 3; i++) {
    const distance = table.recent[3 * place + i]!;
    const source = distance > 0 ? sourceOf(pair, position, distance) : -1;
    if (source < 0) continue;
    const length = measureMatch(pair, position, position - source, part.to);
    if (length >= MIN_MATCH) tryMatch(state, place, length, distance);
  }
}

/** Notes an offset to be tried at each place. */
function addOffset(state: ParseState, offset: number): void {
  const { offsets, matchEnds } = state;
  for (let i = 0; i < state.offsetCount; i++) if (offsets[i] === offset) return;
  const index = state.offsetCount < MAX_OFFSETS ? state.offsetCount++ : MAX_OFFSETS - 1;
  offsets[index] = offset;
  matchEnds[index] = 0;
}

/** Tries the offsets that were noted. @returns the length of the longest match. */
export function tryOffsets(state: ParseState, part: ChangedPart, place: number): number {
  const { pair, offsets, matchEnds, offsetCount } = state;
  const { bytes } = pair;
  const position = part.from + place;
  let longest = MIN_MATCH - 1;
  for (let i = 0; i < offsetCount; i++) {
    const offset = offsets[i]!;
    if (offset > position || bytes[position] !== bytes[position - offset]) continue;
    if (matchEnds[i]! <= position) {
      matchEnds[i] = position + measureMatch(pair, position, offset, part.to);
    }
    const length = matchEnds[i]! - position;
    if (length > 0 && offset === part.after && matchEnds[i] === part.to) leave(state, part, place);
    if (length < MIN_MATCH) continue;
    longest = Math.max(longest, length);
    tryMatch(state, place, length, distanceAt(pair, position, offset));
  }
  return longest;
}

/** Tries what the indexes have, where it is longer. @returns the length of the longest match. */
export function tryIndexed(
  state: ParseState,
  part: ChangedPart,
  place: number,
  longestSoFar: number,
): number {
  if (part.from + place + HASHED_BYTES > part.to) return longestSoFar;
  const longest = tryChain(state, state.newIndex, part, place, longestSoFar);
  return tryChain(state, state.oldIndex, part, place, longest);
}

/** Tries the texts of an index, the nearest first. */
function tryChain(
  state: ParseState,
  index: MatchIndex,
  part: ChangedPart,
  place: number,
  longestSoFar: number,
): number {
  const { pair } = state;
  const { bytes } = pair;
  const position = part.from + place;
  let longest = longestSoFar;
  let other = newestPosition(index, pair.view.getInt32(position, true));
  for (let tries = 0; other >= 0 && tries < MAX_TRIES; tries++, other = index.previous[other]!) {
    // Only where it goes on for longer than any so far.
    if (bytes[other + longest] !== bytes[position + longest]) continue;
    const offset = position - other;
    const distance = distanceAt(pair, position, offset);
    if (distance > pair.windowSize) continue;
    const length = measureMatch(pair, position, offset, part.to);
    if (length <= longest) continue;
    longest = length;
    tryMatch(state, place, length, distance);
    if (length >= WORTH_TRYING) addOffset(state, offset);
  }
  return longest;
}

/** Tries a match, whole and a little shorter. */
function tryMatch(state: ParseState, place: number, longest: number, distance: number): void {
  const { table, prices } = state;
  const cost = table.costs[place]! + prices.runs[0]! + distancePrice(state, place, distance);
  for (let length = longest; length >= longest - TRIM && length >= MIN_MATCH; length--) {
    const whole = cost + lengthPrice(state, length);
    if (whole >= table.costs[place + length]!) continue;
    reachByMatch(table, place, length, distance, whole);
  }
}

/**
 * Tries to go over to the copied text behind the part. It leads to one place more than the part has,
 * so that those ways out that have paid for it and those that have not are not compared.
 */
export function leave(state: ParseState, part: ChangedPart, place: number): void {
  const { table, prices, pair } = state;
  const places = part.to - part.from;
  const distance = distanceAt(pair, part.to, part.after);
  const start = table.costs[place]! + prices.runs[0]! + distancePrice(state, place, distance);
  const cost = start + lengthPrice(state, places - place + part.copied);
  if (cost >= table.costs[places + 1]!) return;
  reachByMatch(table, place, places + 1 - place, distance, cost);
}

export function lengthPrice({ prices }: ParseState, length: number): number {
  return length < prices.lengths.length ? prices.lengths[length]! : prices.longLength(length);
}

function distancePrice({ table, prices }: ParseState, place: number, distance: number): number {
  for (let i = 0; i < prices.repeats.length; i++) {
    if (table.recent[3 * place + i] === distance) return prices.repeats[i]!;
  }
  return prices.distance(distance);
}
