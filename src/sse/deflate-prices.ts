import type { BlockCode } from "./deflate-huffman.ts";
import { STANDING_CODE } from "./deflate-standing.ts";
import {
  DISTANCE,
  FIRST_LENGTH,
  LENGTH,
  MAX_MATCH_LENGTH,
  MIN_MATCH_LENGTH,
  WINDOW_SIZE,
} from "./deflate-symbols.ts";
import { createPrices, type Prices } from "./prices.ts";

/** How many bits a distance of one frame takes. */
const FRAME_BITS = 13;

/** How many bits each byte takes as a literal. */
export const LITERAL_BITS: Uint8Array = Uint8Array.from(
  STANDING_CODE.literalsAndLengths.lengths.slice(0, 256),
);

/** How many bits each length takes, up to the longest. */
export const LENGTH_BITS: Uint8Array = lengthBits(STANDING_CODE);

/** How many bits each distance takes. */
export const DISTANCE_BITS: Uint8Array = distanceBits(STANDING_CODE);

/** What steps cost in the standing block. Deflate has no repeated distances, and no runs. */
export const DEFLATE_PRICES: Prices = createPrices(
  {
    literal: (byte) => LITERAL_BITS[byte]!,
    run: () => 0,
    length: (length) => chainBits(length),
    distance: (distance) => DISTANCE_BITS[distance]!,
    repeats: [],
  },
  MIN_MATCH_LENGTH,
);

/**
 * The first of the matches that a long one is cut into, as none is longer than 258 bytes, or shorter
 * than 3.
 */
export function firstOfChain(length: number): number {
  if (length <= MAX_MATCH_LENGTH) return length;
  return Math.min(MAX_MATCH_LENGTH, length - MIN_MATCH_LENGTH);
}

/**
 * The bits of the lengths of a long match, and of the distances of all but the first. Nearly all long
 * matches lie one frame back.
 */
function chainBits(length: number): number {
  let bits = 0;
  for (let left = length; left > 0; ) {
    const first = firstOfChain(left);
    bits += LENGTH_BITS[first]! + (left < length ? FRAME_BITS : 0);
    left -= first;
  }
  return bits;
}

function lengthBits({ literalsAndLengths }: BlockCode): Uint8Array {
  return Uint8Array.from({ length: MAX_MATCH_LENGTH + 1 }, (_, length) => {
    const code = LENGTH.codeOf(Math.max(length, MIN_MATCH_LENGTH));
    return literalsAndLengths.lengths[FIRST_LENGTH + code]! + LENGTH.extraBits[code]!;
  });
}

function distanceBits({ distances }: BlockCode): Uint8Array {
  return Uint8Array.from({ length: WINDOW_SIZE + 1 }, (_, distance) => {
    const code = DISTANCE.codeOf(Math.max(distance, 1));
    return distances.lengths[code]! + DISTANCE.extraBits[code]!;
  });
}
