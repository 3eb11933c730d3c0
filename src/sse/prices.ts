/** What the parts of a compressed text cost. */
export interface Prices {
  /** By byte. */
  literals: Int32Array;
  /** Of the number of literals before a match, up to 63. */
  runs: Int32Array;
  /** Of lengths of matches, up to some thousands. */
  lengths: Int32Array;
  /** Of longer ones. */
  longLength(length: number): number;
  distance(distance: number): number;
  /** Of the last three distances, newest first. */
  repeats: Int32Array;
}

/** Prices are whole numbers of this part of a bit. */
const PARTS_OF_A_BIT = 32;

export const MAX_PRICED_RUN = 63;
const MAX_PRICED_LENGTH = 8191;

/** The same prices as functions, in bits. */
export interface BitPrices {
  literal(byte: number): number;
  run(count: number): number;
  length(length: number): number;
  distance(distance: number): number;
  repeats: readonly number[];
}

/**
 * @param minLength the shortest match there can be.
 * @param pricedLengths up to which length prices are computed beforehand.
 */
export function createPrices(
  bits: BitPrices,
  minLength: number,
  pricedLengths: number = MAX_PRICED_LENGTH,
): Prices {
  const price = (value: number) => Math.round(PARTS_OF_A_BIT * value);
  const table = (size: number, get: (index: number) => number) =>
    Int32Array.from({ length: size }, (_, index) => price(get(index)));
  return {
    literals: table(256, bits.literal),
    runs: table(MAX_PRICED_RUN + 1, bits.run),
    lengths: table(pricedLengths + 1, (length) => bits.length(Math.max(length, minLength))),
    longLength: (length) => price(bits.length(length)),
    distance: (distance) => price(bits.distance(distance)),
    repeats: Int32Array.from(bits.repeats, price),
  };
}
