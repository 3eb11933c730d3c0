import { addPositions, clearIndex, HASHED_BYTES, newestPosition } from "./match-index.ts";
import { MAX_OFFSETS, type ParseState } from "./parse-state.ts";
import { clearTable, reachByLiteral, reachByMatch, UNREACHED } from "./parse-table.ts";
import { MAX_PRICED_RUN } from "./prices.ts";
import { addLiterals, addMatch, MIN_MATCH, type Steps } from "./steps.ts";
import { distanceAt, measureMatch } from "./text-pair.ts";

/**
 * One change or several close together, with some of the copied text on both sides: a match may end
 * sooner, or begin later, than it could. Positions and offsets are those of the pair's buffer.
 */
export interface ChangedPart {
  from: number;
  to: number;
  /** Where the changed text itself begins and ends. */
  first: number;
  last: number;
  /** How far back lies the text before the change, and that behind it; 0: nowhere. */
  before: number;
  after: number;
  /** Whether the text right before `from` is copied. */
  isCopiedBefore: boolean;
  /** How many bytes behind `to` are copied in one go. */
  copied: number;
}

/** A match is tried whole, and by up to so many bytes shorter. */
const TRIM = 3;
/** Within a match this long, no others are looked for, but near its start and its end. */
const LONG_MATCH = 16;
const NEAR = 3;
/** How many positions with the same hash are tried. */
const MAX_TRIES = 16;
/** A match this long may go on behind a change, so its offset is tried at each place. */
const WORTH_TRYING = 8;
/** A number that changed is literals: nothing is looked for. */
const NUMBER = 3;
/** What is new in a chart resembles what is close to it. */
const REACH_IN_NEW = 240;
const REACH_IN_OLD = 128;
/** What is larger may resemble anything. */
const LARGE = 256;

/** Finds the cheapest steps for a part, and adds them. */
export function parseChange(state: ParseState, steps: Steps, part: ChangedPart): void {
  const { table } = state;
  const places = part.to - part.from;
  clearTable(table, places + 2);
  beginOffsets(state, part);
  const isNumber = part.last - part.first <= NUMBER;
  if (!isNumber) indexSurroundings(state, part);
  enter(state, steps, part);
  let skipFrom = 0;
  let skipTo = 0;
  for (let place = 0; place < places; place++) {
    const isSkipped = table.costs[place] === UNREACHED || (place >= skipFrom && place < skipTo);
    if (!isSkipped) {
      const longest = reachFrom(state, part, place, isNumber);
      if (longest >= LONG_MATCH && place + longest - NEAR > skipTo) {
        skipFrom = place + NEAR;
        skipTo = place + longest - NEAR;
      }
    }
    if (!isNumber) indexOne(state, part.from + place);
  }
  if (part.copied > 0) leave(state, part, places);
  addPath(state, steps, part);
}

function beginOffsets(state: ParseState, { before, after }: ChangedPart): void {
  state.offsetCount = 0;
  if (before > 0) addOffset(state, before);
  if (after > 0) addOffset(state, after);
}

/** Notes an offset to be tried at each place. */
function addOffset(state: ParseState, offset: number): void {
  const { offsets, matchEnds } = state;
  for (let i = 0; i < state.offsetCount; i++) if (offsets[i] === offset) return;
  const index = state.offsetCount < MAX_OFFSETS ? state.offsetCount++ : MAX_OFFSETS - 1;
  offsets[index] = offset;
  matchEnds[index] = 0;
}

function indexSurroundings({ pair, index }: ParseState, part: ChangedPart): void {
  const { start, end } = pair;
  const { from, first, last, before, after } = part;
  const isLarge = last - first > LARGE;
  clearIndex(index, end);
  const oldFirst = before > 0 ? first - before : 0;
  const oldLast = after > 0 ? last - after : start;
  const reach = isLarge ? start : REACH_IN_OLD;
  const oldFrom = Math.max(0, Math.min(oldFirst, oldLast) - reach);
  const oldTo = Math.min(start - HASHED_BYTES, Math.max(oldFirst, oldLast) + reach);
  addPositions(index, pair, oldFrom, oldTo);
  addPositions(index, pair, Math.max(start, isLarge ? 0 : from - REACH_IN_NEW), from);
}

function indexOne({ pair, index }: ParseState, position: number): void {
  if (position + HASHED_BYTES <= pair.end) addPositions(index, pair, position, position + 1);
}

/** The text before a change is copied, up to any place before the change: that costs nothing more. */
function enter({ table, pair, recent }: ParseState, steps: Steps, part: ChangedPart): void {
  const { from, first, before } = part;
  table.costs[0] = 0;
  table.lengths[0] = 0;
  table.runs[0] = steps.rest;
  table.recent.set(recent);
  if (!part.isCopiedBefore) return;
  const distance = distanceAt(pair, from, before);
  for (let place = Math.min(first, part.to) - from; place >= 0; place--) {
    reachByMatch(table, 0, place, distance, 0);
  }
}

/** Tries all that can come at a place. @returns the length of the longest match. */
function reachFrom(state: ParseState, part: ChangedPart, place: number, isNumber: boolean): number {
  const { table, prices, pair } = state;
  const run = table.runs[place]!;
  const more = run < MAX_PRICED_RUN ? prices.runs[run + 1]! - prices.runs[run]! : 0;
  const literal = prices.literals[pair.bytes[part.from + place]!]!;
  reachByLiteral(table, place, table.costs[place]! + literal + more);
  const longest = tryOffsets(state, part, place);
  return isNumber ? longest : tryIndexed(state, part, place, longest);
}

function tryOffsets(state: ParseState, part: ChangedPart, place: number): number {
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

function tryIndexed(
  state: ParseState,
  part: ChangedPart,
  place: number,
  longestSoFar: number,
): number {
  const { pair, index } = state;
  const { bytes } = pair;
  const position = part.from + place;
  let longest = longestSoFar;
  if (position + HASHED_BYTES > part.to) return longest;
  const word = pair.view.getInt32(position, true);
  let other = newestPosition(index, word);
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
function leave(state: ParseState, part: ChangedPart, place: number): void {
  const { table, prices, pair } = state;
  const places = part.to - part.from;
  const distance = distanceAt(pair, part.to, part.after);
  const start = table.costs[place]! + prices.runs[0]! + distancePrice(state, place, distance);
  const cost = start + lengthPrice(state, places - place + part.copied);
  if (cost >= table.costs[places + 1]!) return;
  reachByMatch(table, place, places + 1 - place, distance, cost);
}

function lengthPrice({ prices }: ParseState, length: number): number {
  return length < prices.lengths.length ? prices.lengths[length]! : prices.longLength(length);
}

function distancePrice({ table, prices }: ParseState, place: number, distance: number): number {
  for (let i = 0; i < prices.repeats.length; i++) {
    if (table.recent[3 * place + i] === distance) return prices.repeats[i]!;
  }
  return prices.distance(distance);
}

/** Adds the steps that lead most cheaply to the end. */
function addPath({ table, path, pair, recent }: ParseState, steps: Steps, part: ChangedPart): void {
  const { lengths, distances } = table;
  const places = part.to - part.from;
  const goal = part.copied > 0 ? places + 1 : places;
  path.length = 0;
  for (let place = goal; place > 0; place -= lengths[place]! || 1) path.push(place);
  for (let i = path.length - 1; i >= 0; i--) {
    const place = path[i]!;
    const length = lengths[place]!;
    if (length === 0) addLiterals(steps, pair.bytes, part.from + place - 1, part.from + place);
    else addMatch(steps, Math.min(place, places) - place + length, distances[place]!);
  }
  for (let i = 0; i < 3; i++) recent[i] = table.recent[3 * goal + i]!;
}
