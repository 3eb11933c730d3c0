import { MATCH, OFFSET, RUN, SHORTEST_MATCH } from "./zstd-symbols.ts";
import { longerMatch, matchLength, type Searched } from "./match-finder.ts";

/** Some literals, and then a match (RFC 8878, 3.1.1.3.2). */
export interface Sequence {
  run: number;
  match: number;
  /** An offset plus 3, or 1 to 3 for one of the last offsets (RFC 8878, 3.1.1.5). */
  offsetValue: number;
}

/** What everything takes, in bits. */
export interface Prices {
  literals: Float64Array;
  /** By code; with the bits behind it. */
  runs: Float64Array;
  matches: Float64Array;
  offsets: Float64Array;
}

/** The cheapest known way to each place of a block, and what it ends with. */
interface Paths {
  prices: Prices;
  bits: Float64Array;
  /** Literals since the last match. */
  runs: Int32Array;
  /** Length of the match that ends here; 0: a literal does. */
  matches: Int32Array;
  offsetValues: Int32Array;
  /**
   * The last three offsets, the newest first. 0: it was set before this block, so that not every
   * decoder knows it.
   */
  last: Int32Array;
}

/** Behind the start of a match this long nobody needs to look for others but near its ends. */
const LONG = 32;
const NEAR = 8;

/**
 * The sequences that say a block with the fewest bits.
 *
 * @param candidates how many places that begin alike are looked at in one go.
 */
export function cheapestSequences(
  text: Searched,
  from: number,
  end: number,
  prices: Prices,
  candidates: number,
): Sequence[] {
  const paths = startPaths(end - from, prices);
  let longFrom = 0;
  let longTo = 0;
  for (let at = 0; at < end - from; at++) {
    if (at >= longFrom + NEAR && at < longTo - NEAR) at = longTo - NEAR;
    if (paths.bits[at] === Infinity) continue;
    addLiteral(paths, at, text.bytes[from + at]!);
    const longest = addMatches(paths, at, text, from, end, candidates);
    if (longest >= LONG && at + longest > longTo) [longFrom, longTo] = [at, at + longest];
  }
  return sequencesOf(paths);
}

function startPaths(length: number, prices: Prices): Paths {
  const bits = new Float64Array(length + 1).fill(Infinity);
  bits[0] = prices.runs[0]!;
  return {
    prices,
    bits,
    runs: new Int32Array(length + 1),
    matches: new Int32Array(length + 1),
    offsetValues: new Int32Array(length + 1),
    last: new Int32Array(3 * (length + 1)),
  };
}

function addLiteral(paths: Paths, at: number, byte: number): void {
  const { literals, runs } = paths.prices;
  const run = paths.runs[at]!;
  const longer = runs[RUN.codeOf(run + 1)]! - runs[RUN.codeOf(run)]!;
  const bits = paths.bits[at]! + literals[byte]! + longer;
  if (bits >= paths.bits[at + 1]!) return;
  paths.bits[at + 1] = bits;
  paths.runs[at + 1] = run + 1;
  paths.matches[at + 1] = 0;
  for (let i = 3 * at; i < 3 * at + 3; i++) paths.last[i + 3] = paths.last[i]!;
}

/** Returns the length of the longest. */
function addMatches(
  paths: Paths,
  at: number,
  text: Searched,
  from: number,
  end: number,
  candidates: number,
): number {
  const place = from + at;
  let longest = addRepeated(paths, at, text, place, end);
  if (longest >= LONG) return longest;
  for (let other = place; ; ) {
    other = longerMatch(text, place, other, longest, end, candidates);
    if (other < 0) return longest;
    const offset = place - other;
    const length = matchLength(text, place, offset, end);
    addMatch(paths, at, offset + 3, offset, length, longest + 1);
    longest = length;
  }
}

/** Matches at one of the last offsets: they are the cheapest. */
function addRepeated(paths: Paths, at: number, text: Searched, place: number, end: number): number {
  let longest = SHORTEST_MATCH - 1;
  for (let value = 1; value <= 3; value++) {
    const offset = repeatedOffset(paths, at, value);
    if (offset <= 0) continue;
    const length = matchLength(text, place, offset, end);
    addMatch(paths, at, value, offset, length, SHORTEST_MATCH);
    longest = Math.max(longest, length);
  }
  return longest;
}

/** The offset that such a value stands for; 0 or less: none that is known. */
function repeatedOffset({ runs, last }: Paths, at: number, value: number): number {
  const slot = slotOf(value, runs[at]!);
  return slot <= 3 ? last[3 * at + slot - 1]! : last[3 * at]! - 1;
}

/** Right behind a match its own offset would only make it longer, so values mean the next ones. */
function slotOf(value: number, run: number): number {
  return run > 0 ? value : value + 1;
}

/** The match may be cut short, down to `shortest`; a long one not by much. */
function addMatch(
  paths: Paths,
  at: number,
  offsetValue: number,
  offset: number,
  length: number,
  shortest: number,
): void {
  const { offsets, matches, runs } = paths.prices;
  const bits = paths.bits[at]! + offsets[OFFSET.codeOf(offsetValue)]! + runs[0]!;
  const slot = slotOf(offsetValue, paths.runs[at]!);
  for (let cut = Math.max(shortest, length > LONG ? length - NEAR : 0); cut <= length; cut++) {
    const to = at + cut;
    const bitsThere = bits + matches[MATCH.codeOf(cut)]!;
    if (bitsThere >= paths.bits[to]!) continue;
    paths.bits[to] = bitsThere;
    paths.runs[to] = 0;
    paths.matches[to] = cut;
    paths.offsetValues[to] = offsetValue;
    setLastOffsets(paths.last, 3 * at, 3 * to, slot, offset);
  }
}

function setLastOffsets(
  last: Int32Array,
  before: number,
  after: number,
  slot: number,
  offset: number,
): void {
  last[after] = offset;
  last[after + 1] = last[before + (slot === 1 ? 1 : 0)]!;
  last[after + 2] = last[before + (slot <= 2 ? 2 : 1)]!;
}

/** Goes the cheapest way back from the end. */
function sequencesOf({ matches, runs, offsetValues }: Paths): Sequence[] {
  const sequences: Sequence[] = [];
  for (let at = matches.length - 1; at > 0; ) {
    const match = matches[at]!;
    const start = match === 0 ? at - 1 : at - match;
    if (match > 0) sequences.push({ run: runs[start]!, match, offsetValue: offsetValues[at]! });
    at = start;
  }
  return sequences.toReversed();
}
