import type { BlockCode } from "./deflate-huffman.ts";
import {
  DISTANCE,
  FIRST_LENGTH,
  LENGTH,
  MAX_MATCH_LENGTH,
  MIN_MATCH_LENGTH,
} from "./deflate-symbols.ts";

/** What the parts of a block cost, in bits, extra bits included. */
export interface DeflatePrices {
  /** By byte. */
  literals: Uint8Array;
  /** By length, not by code. */
  lengths: Uint8Array;
  /** By code. */
  distances: Uint8Array;
}

export function deflatePrices({ literalsAndLengths, distances }: BlockCode): DeflatePrices {
  const lengths = new Uint8Array(MAX_MATCH_LENGTH + 1);
  for (let length = MIN_MATCH_LENGTH; length <= MAX_MATCH_LENGTH; length++) {
    const code = LENGTH.codeOf(length);
    lengths[length] = literalsAndLengths.lengths[FIRST_LENGTH + code]! + LENGTH.extraBits[code]!;
  }
  return {
    literals: Uint8Array.from(literalsAndLengths.lengths.slice(0, 256)),
    lengths,
    distances: Uint8Array.from(distances.lengths, (bits, code) => bits + DISTANCE.extraBits[code]!),
  };
}
