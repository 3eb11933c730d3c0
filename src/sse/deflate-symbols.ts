/** A kind of number in a match: written as a code and some more bits (RFC 1951, 3.2.5). */
export interface NumberKind {
  codeOf(value: number): number;
  /** The smallest number of each code. */
  bases: readonly number[];
  /** The bits behind each code, which say how far the number is from the smallest. */
  bits: readonly number[];
}

export const SHORTEST_MATCH = 3;
export const LONGEST_MATCH = 258;
/** No match lies further back. */
export const FURTHEST_MATCH = 32_768;

/** One code has both: a byte, the end of the block, or the length of a match. */
export const END_OF_BLOCK = 256;
export const FIRST_LENGTH = 257;
export const DISTANCES = 30;

/** Each number of bits for so many codes; the longest match has a code of its own. */
const LENGTH_BITS = [...bitsInSteps(4, 28), 0];

/** How long a match is. */
export const LENGTH: NumberKind = numberKind(LENGTH_BITS, [
  ...basesOf(LENGTH_BITS.slice(0, -1), SHORTEST_MATCH),
  LONGEST_MATCH,
]);

const DISTANCE_BITS = bitsInSteps(2, DISTANCES);

/** How far back it is. */
export const DISTANCE: NumberKind = numberKind(DISTANCE_BITS, basesOf(DISTANCE_BITS, 1));

/** Two steps without bits, then each step one more. */
function bitsInSteps(step: number, count: number): number[] {
  return Array.from({ length: count }, (_, code) => Math.max(0, Math.floor(code / step) - 1));
}

function basesOf(bits: readonly number[], least: number): number[] {
  let next = least;
  return bits.map((count) => {
    const base = next;
    next += 1 << count;
    return base;
  });
}

function numberKind(bits: readonly number[], bases: readonly number[]): NumberKind {
  const last = bases.length - 1;
  const codes = new Uint8Array(bases[last]! + (1 << bits[last]!));
  bases.forEach((base, code) => codes.fill(code, base));
  return { codeOf: (value) => codes[value]!, bases, bits };
}
