import {
  findLongerMatch,
  LONG_MATCH,
  MATCH_MARGIN,
  type MatchFinder,
  measureMatch,
} from "./match-finder.ts";
import { LITERALS_LENGTH, MATCH_LENGTH, OFFSET, MIN_MATCH_LENGTH } from "./zstd-symbols.ts";

/** Literals, and then a match (RFC 8878, 3.1.1.3.2). */
export interface Sequence {
  literalsLength: number;
  matchLength: number;
  /** An offset plus 3, or 1 to 3 for one of the repeated offsets (RFC 8878, 3.1.1.5). */
  offsetValue: number;
}

/** What the parts of a block cost, in bits. */
export interface ZstdPrices {
  /** By byte. */
  literals: Float64Array;
  /** By code, extra bits included; so are the other two. */
  literalsLengths: Float64Array;
  matchLengths: Float64Array;
  offsets: Float64Array;
}

/** The cheapest parse known up to each position of a block, and its last step. */
interface ParseTable {
  finder: MatchFinder;
  /** Where the block begins; positions in the table count from here. */
  from: number;
  prices: ZstdPrices;
  bits: Float64Array;
  /** Literals since the last match. */
  literalsLengths: Int32Array;
  /** Length of the match that ends here; 0: a literal does. */
  matchLengths: Int32Array;
  offsetValues: Int32Array;
  /**
   * The repeated offsets, three a position, newest first. 0: an earlier block set it, so not every
   * decoder knows it.
   */
  repeatedOffsets: Int32Array;
}

/** The cheapest sequences for a block, from `from` to the finder's end. */
export function optimalSequences(
  finder: MatchFinder,
  from: number,
  prices: ZstdPrices,
): Sequence[] {
  const length = finder.end - from;
  const table = createParseTable(finder, from, prices);
  let longFrom = 0;
  let longTo = 0;
  for (let at = 0; at < length; at++) {
    if (at >= longFrom + MATCH_MARGIN && at < longTo - MATCH_MARGIN) at = longTo - MATCH_MARGIN;
    if (table.bits[at] === Infinity) continue;
    addLiteral(table, at, finder.bytes[from + at]!);
    const longest = addMatches(table, at);
    if (longest >= LONG_MATCH && at + longest > longTo) [longFrom, longTo] = [at, at + longest];
  }
  return traceSequences(table);
}

function createParseTable(finder: MatchFinder, from: number, prices: ZstdPrices): ParseTable {
  const positions = finder.end - from + 1;
  const bits = new Float64Array(positions).fill(Infinity);
  bits[0] = prices.literalsLengths[0]!;
  return {
    finder,
    from,
    prices,
    bits,
    literalsLengths: new Int32Array(positions),
    matchLengths: new Int32Array(positions),
    offsetValues: new Int32Array(positions),
    repeatedOffsets: new Int32Array(3 * positions),
  };
}

function addLiteral(table: ParseTable, at: number, byte: number): void {
  const { prices, repeatedOffsets } = table;
  const count = table.literalsLengths[at]!;
  const longer =
    prices.literalsLengths[LITERALS_LENGTH.codeOf(count + 1)]! -
    prices.literalsLengths[LITERALS_LENGTH.codeOf(count)]!;
  const bits = table.bits[at]! + prices.literals[byte]! + longer;
  if (bits >= table.bits[at + 1]!) return;
  table.bits[at + 1] = bits;
  table.literalsLengths[at + 1] = count + 1;
  table.matchLengths[at + 1] = 0;
  for (let i = 3 * at; i < 3 * at + 3; i++) repeatedOffsets[i + 3] = repeatedOffsets[i]!;
}

/** Returns the length of the longest. */
function addMatches(table: ParseTable, at: number): number {
  const { finder } = table;
  const position = table.from + at;
  let longest = addRepeatedOffsets(table, at);
  if (longest >= LONG_MATCH) return longest;
  for (let other = position; ; ) {
    other = findLongerMatch(finder, position, other, longest);
    if (other < 0) return longest;
    const offset = position - other;
    longest = addMatch(table, at, offset + 3, offset, longest + 1);
  }
}

/** Adds matches at the repeated offsets, which are the cheapest; returns the longest's length. */
function addRepeatedOffsets(table: ParseTable, at: number): number {
  let longest = MIN_MATCH_LENGTH - 1;
  for (let value = 1; value <= 3; value++) {
    const offset = repeatedOffset(table, at, value);
    if (offset <= 0) continue;
    longest = Math.max(longest, addMatch(table, at, value, offset, MIN_MATCH_LENGTH));
  }
  return longest;
}

/** The offset that an offset value of 1 to 3 stands for; 0 or less: none that is known. */
function repeatedOffset(table: ParseTable, at: number, offsetValue: number): number {
  const { literalsLengths, repeatedOffsets } = table;
  const index = repeatIndex(offsetValue, literalsLengths[at]!);
  return index <= 3 ? repeatedOffsets[3 * at + index - 1]! : repeatedOffsets[3 * at]! - 1;
}

/**
 * Right behind a match, the newest offset would only make that match longer, so the values are
 * shifted by one (RFC 8878, 3.1.1.5).
 */
function repeatIndex(offsetValue: number, literalsLength: number): number {
  return literalsLength > 0 ? offsetValue : offsetValue + 1;
}

/** Adds the match, whole or cut down to `shortest`; returns its whole length. */
function addMatch(
  table: ParseTable,
  at: number,
  offsetValue: number,
  offset: number,
  shortest: number,
): number {
  const { prices } = table;
  const whole = measureMatch(table.finder, table.from + at, offset);
  const bits =
    table.bits[at]! + prices.offsets[OFFSET.codeOf(offsetValue)]! + prices.literalsLengths[0]!;
  const index = repeatIndex(offsetValue, table.literalsLengths[at]!);
  const least = Math.max(shortest, whole > LONG_MATCH ? whole - MATCH_MARGIN : 0);
  for (let length = least; length <= whole; length++) {
    const to = at + length;
    const cost = bits + prices.matchLengths[MATCH_LENGTH.codeOf(length)]!;
    if (cost >= table.bits[to]!) continue;
    table.bits[to] = cost;
    table.literalsLengths[to] = 0;
    table.matchLengths[to] = length;
    table.offsetValues[to] = offsetValue;
    moveToFront(table.repeatedOffsets, 3 * at, 3 * to, index, offset);
  }
  return whole;
}

/** Copies the repeated offsets from one position to another, with the offset just used in front. */
function moveToFront(
  repeatedOffsets: Int32Array,
  from: number,
  to: number,
  index: number,
  offset: number,
): void {
  repeatedOffsets[to] = offset;
  repeatedOffsets[to + 1] = repeatedOffsets[from + (index === 1 ? 1 : 0)]!;
  repeatedOffsets[to + 2] = repeatedOffsets[from + (index <= 2 ? 2 : 1)]!;
}

/** Follows the cheapest parse back from the end. */
function traceSequences({ matchLengths, literalsLengths, offsetValues }: ParseTable): Sequence[] {
  const sequences: Sequence[] = [];
  for (let at = matchLengths.length - 1; at > 0; ) {
    const matchLength = matchLengths[at]!;
    const start = matchLength === 0 ? at - 1 : at - matchLength;
    if (matchLength > 0) {
      const literalsLength = literalsLengths[start]!;
      sequences.push({ literalsLength, matchLength, offsetValue: offsetValues[at]! });
    }
    at = start;
  }
  return sequences.toReversed();
}
