import type { TextPair } from "./text-pair.ts";

/** Where texts of four bytes occurred before, by their hash. */
export interface MatchIndex {
  /** By hash, the newest position; by position, the one before it. All count from `base`. */
  newest: Int32Array;
  previous: Int32Array;
  /** Positions below it are forgotten. */
  base: number;
}

/** The number of bytes that are hashed. */
export const HASHED_BYTES = 4;
const HASH_BITS = 13;
const FIRST_CAPACITY = 1 << 16;
const LARGEST_BASE = 1 << 29;
const NONE = -(1 << 30);

export function createMatchIndex(): MatchIndex {
  return {
    newest: new Int32Array(1 << HASH_BITS).fill(NONE),
    previous: new Int32Array(FIRST_CAPACITY),
    base: 0,
  };
}

/** Forgets all positions, for texts of up to so many bytes. */
export function clearIndex(index: MatchIndex, size: number): void {
  const capacity = index.previous.length;
  index.base += capacity;
  // One huge event does not hold memory for ever.
  const isWasteful = capacity > FIRST_CAPACITY && size < capacity >> 6;
  if (size > capacity || isWasteful) {
    index.previous = new Int32Array(Math.max(FIRST_CAPACITY, 2 * size));
  }
  if (index.base <= LARGEST_BASE) return;
  index.base = 0;
  index.newest.fill(NONE);
}

/** Adds the texts that begin from `from` to before `to`. */
export function addPositions(
  { newest, previous, base }: MatchIndex,
  { view }: TextPair,
  from: number,
  to: number,
): void {
  for (let position = from; position < to; position++) {
    const hash = hashOf(view.getInt32(position, true));
    previous[position] = newest[hash]! - base;
    newest[hash] = base + position;
  }
}

/** The newest position with a text like that; negative: there is none. `previous` has the others. */
export function newestPosition({ newest, base }: MatchIndex, word: number): number {
  return newest[hashOf(word)]! - base;
}

function hashOf(word: number): number {
  return Math.imul(word, 0x9e3779b1) >>> (32 - HASH_BITS);
}
