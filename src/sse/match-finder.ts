/** Finds earlier occurrences of what begins at a position, by chains of positions with equal hashes. */
export interface MatchFinder {
  bytes: Uint8Array;
  /** Matches end here at the latest: the end of the block that is parsed. */
  end: number;
  /** The furthest that a match can lie back. */
  windowSize: number;
  /** How many positions of a chain are tried in one call. */
  candidates: number;
  /** For each position, the nearest one before it with the same hash; -1: none. */
  predecessors: Int32Array;
  /** For each offset, where the last stretch found begins that repeats the bytes so far before it. */
  repeatStarts: Int32Array;
  /** Where that stretch ends. */
  repeatEnds: Int32Array;
}

/** How many leading bytes are hashed: shorter matches hardly ever pay. */
export const HASHED_BYTES = 4;
/** More candidates would cost more time than they save bytes. */
export const CANDIDATES = 48;

/**
 * Within a match this long, parsers look for other matches only near its start and its end, and they
 * shorten it only by a few bytes.
 */
export const LONG_MATCH = 32;
/** How many bytes are near. */
export const MATCH_MARGIN = 8;

const MAX_HASH_BITS = 18;

interface MatchFinderOptions {
  windowSize: number;
  /** How many bytes positions must share to be compared, 4 to 8. */
  hashedBytes: number;
  candidates: number;
}

/** Indexes the bytes, as one block. */
export function createMatchFinder(
  bytes: Uint8Array,
  { windowSize, hashedBytes, candidates }: MatchFinderOptions,
): MatchFinder {
  return {
    bytes,
    end: bytes.length,
    windowSize,
    candidates,
    predecessors: findPredecessors(bytes, hashedBytes),
    repeatStarts: new Int32Array(bytes.length),
    repeatEnds: new Int32Array(bytes.length),
  };
}

function findPredecessors(bytes: Uint8Array, hashedBytes: number): Int32Array {
  const hashBits = Math.min(MAX_HASH_BITS, 33 - Math.clz32(bytes.length));
  const newest = new Int32Array(1 << hashBits).fill(-1);
  const predecessors = new Int32Array(bytes.length).fill(-1);
  for (let at = 0; at + hashedBytes <= bytes.length; at++) {
    const more =
      hashedBytes === 4 ? 0 : Math.imul(fourBytes(bytes, at + hashedBytes - 4), 0x85ebca6b);
    const hash = Math.imul(fourBytes(bytes, at) ^ more, 0x9e3779b1) >>> (32 - hashBits);
    predecessors[at] = newest[hash]!;
    newest[hash] = at;
  }
  return predecessors;
}

function fourBytes(bytes: Uint8Array, at: number): number {
  return bytes[at]! | (bytes[at + 1]! << 8) | (bytes[at + 2]! << 16) | (bytes[at + 3]! << 24);
}

/** How many bytes from a position on repeat those `offset` before them. */
export function measureMatch(
  { bytes, repeatStarts, repeatEnds, end }: MatchFinder,
  position: number,
  offset: number,
): number {
  if (position >= end || bytes[position] !== bytes[position - offset]) return 0;
  if (position >= repeatStarts[offset]! && position < repeatEnds[offset]!)
    return Math.min(repeatEnds[offset]!, end) - position;
  let at = position;
  while (at < end && bytes[at] === bytes[at - offset]) at++;
  repeatStarts[offset] = position;
  repeatEnds[offset] = at;
  return at - position;
}

/** The nearest position before `before` with a match longer than `longest`; -1: none is known. */
export function findLongerMatch(
  finder: MatchFinder,
  position: number,
  before: number,
  longest: number,
): number {
  const { bytes, predecessors, candidates, end } = finder;
  if (position + longest >= end) return -1;
  const first = Math.max(0, position - finder.windowSize);
  let other = predecessors[before]!;
  for (let i = 0; i < candidates && other >= first; i++) {
    const promising = bytes[other + longest] === bytes[position + longest];
    if (promising && measureMatch(finder, position, position - other) > longest) return other;
    other = predecessors[other]!;
  }
  return -1;
}
