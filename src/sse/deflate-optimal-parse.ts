import type { DeflatePrices } from "./deflate-prices.ts";
import { DISTANCE, MAX_MATCH_LENGTH, MIN_MATCH_LENGTH } from "./deflate-symbols.ts";
import {
  findLongerMatch,
  LONG_MATCH,
  MATCH_MARGIN,
  type MatchFinder,
  measureMatch,
} from "./match-finder.ts";

/** A literal, where the distance is 0, or a match. */
export interface Step {
  length: number;
  distance: number;
}

/** The cheapest parses of a text: one for each of the eight bits of a byte at which its output can end. */
export interface Parses {
  /** The cost of each. */
  bits: readonly number[];
  steps(bitOffset: number): Step[];
}

/**
 * The cheapest parses known up to each position, and their last steps. A state is a position and
 * the bit of a byte at which the output ends there: `8 * at + bitOffset`.
 */
interface ParseTable {
  finder: MatchFinder;
  /** Where the text begins; positions in the table count from here. */
  from: number;
  prices: DeflatePrices;
  /** By state. */
  bits: Int32Array;
  lengths: Uint16Array;
  distances: Uint16Array;
  /** Distances of the last long matches, newest first. */
  recentDistances: number[];
}

const BIT_OFFSETS = 8;
const UNREACHED = 2 ** 30;
const RECENT_DISTANCES = 4;
/** Parses that cost this many bits more than the cheapest to the same position are dropped. */
const MAX_EXCESS_BITS = 24;

/** Parses the bytes from `from` to the finder's end by dynamic programming, forward. */
export function optimalParses(finder: MatchFinder, from: number, prices: DeflatePrices): Parses {
  const length = finder.end - from;
  const table = createParseTable(finder, from, prices);
  let [longFrom, longTo, longDistance] = [0, 0, 0];
  for (let at = 0; at < length; at++) {
    if (!dropExpensive(table, at)) continue;
    if (at >= longFrom + MATCH_MARGIN && at < longTo - MATCH_MARGIN) {
      addMatch(table, at, longDistance, longTo - at, MIN_MATCH_LENGTH);
      continue;
    }
    addLiteral(table, at, prices.literals[finder.bytes[from + at]!]!);
    const longest = addMatches(table, at);
    if (longest.length < LONG_MATCH || at + longest.length <= longTo) continue;
    [longFrom, longTo, longDistance] = [at, at + longest.length, longest.distance];
    addRecentDistance(table, longest.distance);
  }
  return {
    bits: [...table.bits.subarray(length * BIT_OFFSETS)],
    steps: (bitOffset) => traceSteps(table, bitOffset),
  };
}

function createParseTable(finder: MatchFinder, from: number, prices: DeflatePrices): ParseTable {
  const states = (finder.end - from + 1) * BIT_OFFSETS;
  const bits = new Int32Array(states).fill(UNREACHED);
  bits[0] = 0;
  return {
    finder,
    from,
    prices,
    bits,
    lengths: new Uint16Array(states),
    distances: new Uint16Array(states),
    recentDistances: [],
  };
}

/** Returns whether any parse reaches the position. */
function dropExpensive({ bits }: ParseTable, at: number): boolean {
  const first = at * BIT_OFFSETS;
  let least = UNREACHED;
  for (let state = first; state < first + BIT_OFFSETS; state++)
    least = Math.min(least, bits[state]!);
  for (let state = first; state < first + BIT_OFFSETS; state++)
    if (bits[state]! > least + MAX_EXCESS_BITS) bits[state] = UNREACHED;
  return least < UNREACHED;
}

function addRecentDistance(table: ParseTable, distance: number): void {
  const others = table.recentDistances.filter((other) => other !== distance);
  table.recentDistances = [distance, ...others.slice(0, RECENT_DISTANCES - 1)];
}

/** Continues every parse to a position with a literal. */
function addLiteral({ bits, lengths, distances }: ParseTable, at: number, price: number): void {
  const next = (at + 1) * BIT_OFFSETS;
  for (let state = at * BIT_OFFSETS; state < next; state++) {
    const cost = bits[state]! + price;
    const target = next + (cost & (BIT_OFFSETS - 1));
    if (cost >= bits[target]!) continue;
    bits[target] = cost;
    lengths[target] = 1;
    distances[target] = 0;
  }
}

/** Returns the longest match, which may be longer than one step can be. */
function addMatches(table: ParseTable, at: number): Step {
  const { finder } = table;
  const position = table.from + at;
  let longest = addRecentMatches(table, at);
  if (longest.length >= LONG_MATCH) return longest;
  for (let other = position; ; ) {
    other = findLongerMatch(finder, position, other, longest.length);
    if (other < 0) return longest;
    const distance = position - other;
    const length = measureMatch(finder, position, distance);
    addMatch(table, at, distance, length, longest.length + 1);
    longest = { length, distance };
  }
}

/** After a change, text often goes on matching at the distance it had before. */
function addRecentMatches(table: ParseTable, at: number): Step {
  const { finder, recentDistances } = table;
  let longest: Step = { length: MIN_MATCH_LENGTH - 1, distance: 0 };
  for (const distance of recentDistances) {
    const length = measureMatch(finder, table.from + at, distance);
    addMatch(table, at, distance, length, MIN_MATCH_LENGTH);
    if (length > longest.length) longest = { length, distance };
  }
  return longest;
}

/** Continues every parse to a position with the match, whole or cut down to `shortest`. */
function addMatch(
  { bits, lengths, distances, prices }: ParseTable,
  at: number,
  distance: number,
  matchLength: number,
  shortest: number,
): void {
  const most = Math.min(matchLength, MAX_MATCH_LENGTH);
  const leastOfLong = matchLength > MAX_MATCH_LENGTH + MATCH_MARGIN ? most : most - MATCH_MARGIN;
  const least = matchLength > LONG_MATCH ? Math.max(leastOfLong, shortest) : shortest;
  const distancePrice = prices.distances[DISTANCE.codeOf(distance)]!;
  const first = at * BIT_OFFSETS;
  for (let state = first; state < first + BIT_OFFSETS; state++) {
    if (bits[state]! >= UNREACHED) continue;
    const price = bits[state]! + distancePrice;
    for (let length = least; length <= most; length++) {
      const cost = price + prices.lengths[length]!;
      const target = (at + length) * BIT_OFFSETS + (cost & (BIT_OFFSETS - 1));
      if (cost >= bits[target]!) continue;
      bits[target] = cost;
      lengths[target] = length;
      distances[target] = distance;
    }
  }
}

/** Follows the cheapest parse back from the end. */
function traceSteps(table: ParseTable, bitOffset: number): Step[] {
  const { finder, from } = table;
  const steps: Step[] = [];
  let bits = table.bits[(finder.end - from) * BIT_OFFSETS + bitOffset]!;
  for (let at = finder.end - from; at > 0; ) {
    const state = at * BIT_OFFSETS + (bits & (BIT_OFFSETS - 1));
    const step = { length: table.lengths[state]!, distance: table.distances[state]! };
    steps.push(step);
    at -= step.length;
    bits -= stepPrice(table, at, step);
  }
  return steps.toReversed();
}

function stepPrice(
  { prices, finder, from }: ParseTable,
  at: number,
  { length, distance }: Step,
): number {
  if (distance === 0) return prices.literals[finder.bytes[from + at]!]!;
  return prices.lengths[length]! + prices.distances[DISTANCE.codeOf(distance)]!;
}
