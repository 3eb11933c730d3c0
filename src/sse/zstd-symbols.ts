import type { Distribution } from "./zstd-fse.ts";

/** A kind of number in a sequence: written as a code and some more bits (RFC 8878, 3.1.1.3.2.1.1). */
export interface NumberKind {
  codeOf(value: number): number;
  /** The smallest number of each code. */
  bases: readonly number[];
  /** The bits behind each code, which say how far the number is from the smallest. */
  bits: readonly number[];
  /** What a block may use without describing it (RFC 8878, 3.1.1.3.2.2). */
  predefined: Distribution;
  mostLog: number;
}

const upTo16 = (from: number) => Array.from({ length: 17 - from }, (_, i) => from + i);
const zeros = (length: number) => Array.from({ length }, () => 0);

const RUN_BITS = [...zeros(16), 1, 1, 1, 1, 2, 2, 3, 3, 4, ...upTo16(6)];
const MATCH_BITS = [...zeros(32), 1, 1, 1, 1, 2, 2, 3, 3, 4, 4, 5, ...upTo16(7)];
const OFFSET_BITS = Array.from({ length: 29 }, (_, code) => code);

/** No match is shorter. */
export const SHORTEST_MATCH = 3;
const LONGEST = 1 << 17;

/** How many literals stand before a match. */
export const RUN: NumberKind = numberKind(RUN_BITS, 0, 9, {
  log: 6,
  shares: [
    4, 3, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 1, 1, 1, 2, 2, 2, 2, 2, 2, 2, 2, 2, 3, 2, 1, 1, 1, 1, 1,
    -1, -1, -1, -1,
  ],
});

/** How long a match is. */
export const MATCH: NumberKind = numberKind(MATCH_BITS, SHORTEST_MATCH, 9, {
  log: 6,
  shares: [
    1, 4, 3, 2, 2, 2, 2, 2, 2, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1,
    1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, -1, -1, -1, -1, -1, -1, -1,
  ],
});

/** How far back a match is, or which of the last three offsets it repeats. */
export const OFFSET: NumberKind = {
  codeOf: (value) => 31 - Math.clz32(value),
  bases: OFFSET_BITS.map((bits) => 1 << bits),
  bits: OFFSET_BITS,
  predefined: {
    log: 5,
    shares: [
      1, 1, 1, 1, 1, 1, 2, 2, 2, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, -1, -1, -1, -1, -1,
    ],
  },
  mostLog: 8,
};

function numberKind(
  bits: readonly number[],
  least: number,
  mostLog: number,
  predefined: Distribution,
): NumberKind {
  const bases: number[] = [];
  const codes = new Uint8Array(LONGEST + least + 1);
  bits.forEach((count, code) => {
    const base = code === 0 ? least : bases[code - 1]! + (1 << bits[code - 1]!);
    bases.push(base);
    codes.fill(code, base, base + (1 << count));
  });
  return { codeOf: (value) => codes[value]!, bases, bits, predefined, mostLog };
}
