import type { BlockCode } from "./deflate-huffman.ts";
import {
  DISTANCE,
  FIRST_LENGTH,
  LENGTH,
  MAX_MATCH_LENGTH,
  MIN_MATCH_LENGTH,
  WINDOW_SIZE,
} from "./deflate-symbols.ts";
import { createPrices, type Prices } from "./prices.ts";
import type { Steps } from "./steps.ts";

/** How many bits things take, written with one code. */
export interface DeflateBits {
  /** By byte. */
  literals: Uint8Array;
  /** By length, up to the longest. */
  lengths: Uint8Array;
  distances: Uint8Array;
}

export function countBits({ literalsAndLengths, distances }: BlockCode): DeflateBits {
  return {
    literals: Uint8Array.from(literalsAndLengths.lengths.slice(0, 256)),
    lengths: Uint8Array.from({ length: MAX_MATCH_LENGTH + 1 }, (_, length) => {
      const code = LENGTH.codeOf(Math.max(length, MIN_MATCH_LENGTH));
      return literalsAndLengths.lengths[FIRST_LENGTH + code]! + LENGTH.extraBits[code]!;
    }),
    distances: Uint8Array.from({ length: WINDOW_SIZE + 1 }, (_, distance) => {
      const code = DISTANCE.codeOf(Math.max(distance, 1));
      return distances.lengths[code]! + DISTANCE.extraBits[code]!;
    }),
  };
}

/**
 * What steps cost. Deflate has no repeated distances, and no runs.
 *
 * @param frameDistance nearly all long matches lie so far back.
 */
export function deflatePrices(bits: DeflateBits, frameDistance: number): Prices {
  const frameBits = bits.distances[frameDistance]!;
  return createPrices(
    {
      literal: (byte) => bits.literals[byte]!,
      run: () => 0,
      length: (length) => matchBits(bits, length, frameBits) - frameBits,
      distance: (distance) => bits.distances[distance]!,
      repeats: [],
    },
    MIN_MATCH_LENGTH,
  );
}

/** How many bits a match of any length takes, cut into such of 258 bytes or less. */
export function matchBits({ lengths }: DeflateBits, length: number, distanceBits: number): number {
  let bits = 0;
  for (let left = length; left > 0; ) {
    const first = firstOfChain(left);
    bits += lengths[first]! + distanceBits;
    left -= first;
  }
  return bits;
}

/** How many bits steps take in all. */
export function countStepBits(steps: Steps, bits: DeflateBits): number {
  let sum = 0;
  for (let i = 0; i < steps.literalCount; i++) sum += bits.literals[steps.literals[i]!]!;
  for (let i = 0; i < steps.count; i++) {
    sum += matchBits(bits, steps.lengths[i]!, bits.distances[steps.distances[i]!]!);
  }
  return sum;
}

/**
 * The first of the matches that a long one is cut into, as none is longer than 258 bytes, or shorter
 * than 3.
 */
export function firstOfChain(length: number): number {
  if (length <= MAX_MATCH_LENGTH) return length;
  return Math.min(MAX_MATCH_LENGTH, length - MIN_MATCH_LENGTH);
}
