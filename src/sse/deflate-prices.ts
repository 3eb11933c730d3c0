import type { BlockCode } from "./deflate-huffman.ts";
import {
  DISTANCE,
  FIRST_LENGTH,
  LENGTH,
  LONGEST_MATCH,
  SHORTEST_MATCH,
} from "./deflate-symbols.ts";

/** What everything takes, in bits. */
export interface Prices {
  literals: Uint8Array;
  /** By length; with the bits behind the code. */
  lengths: Uint8Array;
  /** By code; with the bits behind it. */
  distances: Uint8Array;
}

export function pricesOf({ symbols, distances }: BlockCode): Prices {
  const lengths = new Uint8Array(LONGEST_MATCH + 1);
  for (let length = SHORTEST_MATCH; length <= LONGEST_MATCH; length++) {
    const code = LENGTH.codeOf(length);
    lengths[length] = symbols.lengths[FIRST_LENGTH + code]! + LENGTH.bits[code]!;
  }
  return {
    literals: Uint8Array.from(symbols.lengths.slice(0, 256)),
    lengths,
    distances: Uint8Array.from(distances.lengths, (bits, code) => bits + DISTANCE.bits[code]!),
  };
}
