import type { CodeTable } from "./code-table.ts";
import type { HuffmanCode } from "./huffman.ts";
import {
  createFseEncoder,
  type Distribution,
  type FseEncoder,
  normalizeCounts,
} from "./zstd-fse.ts";
import { zstdHuffmanCode } from "./zstd-huffman.ts";
import { LITERALS_LENGTH, MATCH_LENGTH, OFFSET } from "./zstd-symbols.ts";

/** How one kind of number is written. */
export interface StandingTable {
  codes: CodeTable;
  distribution: Distribution;
  encoder: FseEncoder;
}

/*
 * The tables of all blocks of a stream. The first block of each subscriber sets them, and no other
 * block ever does, so none has to describe any. How often each code occurs was counted in the frames
 * of many kinds of live charts; every code that can occur has a place.
 */

export const RUNS: StandingTable = createTable(
  LITERALS_LENGTH,
  6,
  [
    438, 359, 250, 107, 23, 19, 5, 5, 2, 1, 1, 1, 1, 1, 1, 1, 3, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1,
    1, 1, 1, 1, 1, 1, 1,
  ],
);

export const LENGTHS: StandingTable = createTable(
  MATCH_LENGTH,
  7,
  [
    10, 41, 246, 33, 5, 35, 2, 1, 91, 2, 8, 6, 4, 2, 38, 64, 25, 1, 12, 74, 10, 23, 1, 1, 1, 1, 4,
    42, 8, 5, 1, 2, 6, 4, 57, 11, 8, 56, 1, 1, 25, 4, 16, 23, 66, 21, 3, 117, 1, 1, 1, 1, 1,
  ],
);

export const OFFSETS: StandingTable = createTable(
  OFFSET,
  6,
  [615, 10, 1, 11, 15, 34, 123, 28, 13, 1, 5, 1, 358, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1],
);

/** Digits above all, and the letters of a path. */
const LITERAL_COUNTS: readonly (readonly [bytes: string, count: number])[] = [
  ["0123456789", 1300],
  ["\n", 1200],
  ['"-M sc', 150],
];

/** The code of literals. Control characters have none, but for the line feed. */
export const LITERALS: HuffmanCode = zstdHuffmanCode(literalCounts());

function createTable(codes: CodeTable, accuracyLog: number, counts: number[]): StandingTable {
  const distribution = normalizeCounts(counts, accuracyLog);
  return { codes, distribution, encoder: createFseEncoder(distribution) };
}

function literalCounts(): number[] {
  const counts = Array.from<number>({ length: 256 }).fill(0);
  counts.fill(1, 0x80, 0xf5);
  counts.fill(4, 0x20, 0x7f);
  for (const [bytes, count] of LITERAL_COUNTS) {
    for (const byte of bytes) counts[byte.charCodeAt(0)] = count;
  }
  return counts;
}
