import type { CodeTable } from "./code-table.ts";
import type { HuffmanCode } from "./huffman.ts";
import { createFseEncoder, describeDistribution, normalizeCounts } from "./zstd-fse.ts";
import { describeHuffmanCode, zstdHuffmanCode } from "./zstd-huffman.ts";
import { LITERALS_LENGTH, MATCH_LENGTH, OFFSET } from "./zstd-symbols.ts";
import {
  type BlockTables,
  COMPRESSED_LITERALS,
  FSE_COMPRESSED_MODE,
  type NumberTable,
  REPEAT_MODE,
  TREELESS_LITERALS,
} from "./zstd-tables.ts";

const NOTHING = new Uint8Array();

/*
 * The tables of all blocks of a stream. The first block of each subscriber sets them, and no other
 * block ever does, so none has to describe any. How often each code occurs was counted in the frames
 * of many kinds of live charts; every code that can occur has a place.
 */

const RUNS: NumberTable = createTable(
  LITERALS_LENGTH,
  7,
  [
    750, 424, 423, 246, 52, 38, 22, 8, 8, 11, 6, 3, 6, 1, 1, 1, 2, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1,
    1, 1, 1, 1, 1, 1, 1, 1,
  ],
);

const LENGTHS: NumberTable = createTable(
  MATCH_LENGTH,
  7,
  [
    19, 34, 136, 48, 30, 65, 21, 17, 145, 4, 2, 4, 3, 10, 31, 31, 12, 20, 30, 45, 14, 10, 15, 15,
    17, 16, 17, 92, 28, 22, 14, 14, 38, 29, 84, 35, 42, 28, 29, 35, 87, 30, 44, 157, 134, 45, 4,
    135, 36, 17, 10, 1, 1,
  ],
);

/** One chart's last frame lies some 8 KB back, that of one of a thousand some 8 MB. */
const OFFSETS: NumberTable = createTable(
  OFFSET,
  6,
  [
    916, 69, 1, 18, 31, 43, 73, 72, 22, 10, 12, 23, 186, 209, 315, 60, 60, 60, 60, 60, 60, 60, 60,
    1,
  ],
);

/** Bytes of which about one in so many literals is one. Others are rarer. */
const LITERAL_FREQUENCIES: readonly (readonly [bytes: string, oneIn: number])[] = [
  ["12", 8],
  ["\n.03456789", 16],
  [" ", 32],
  ["M", 64],
  ['"Lel', 128],
  ["-:aghinorstv", 256],
  [",/<=>cdfxy", 512],
  [";mpu{", 1024],
  [")bw", 2048],
  ["(jk}", 4096],
];
/** Of those of ASCII that are not listed, and of bytes that are none of ASCII. */
const RARE = 8192;
const RAREST = 32_768;

/** The code of literals. Control characters have none, but for the line feed. */
const LITERALS: HuffmanCode = zstdHuffmanCode(literalCounts());

/** What all blocks but the first are written with. */
export const STANDING: BlockTables = {
  literals: { code: LITERALS, type: TREELESS_LITERALS, description: NOTHING },
  runs: RUNS,
  lengths: LENGTHS,
  offsets: OFFSETS,
  mustSet: false,
};

/** What the first block is written with. */
export const SETTING: BlockTables = {
  literals: {
    code: LITERALS,
    type: COMPRESSED_LITERALS,
    description: describeHuffmanCode(LITERALS)!,
  },
  runs: described(RUNS),
  lengths: described(LENGTHS),
  offsets: described(OFFSETS),
  mustSet: true,
};

function described(table: NumberTable): NumberTable {
  const description = describeDistribution(table.distribution);
  return { ...table, mode: FSE_COMPRESSED_MODE, description };
}

function createTable(codes: CodeTable, accuracyLog: number, counts: number[]): NumberTable {
  const distribution = normalizeCounts(counts, accuracyLog);
  const encoder = createFseEncoder(distribution);
  return { codes, distribution, encoder, mode: REPEAT_MODE, description: NOTHING };
}

function literalCounts(): number[] {
  const counts = Array.from<number>({ length: 256 }).fill(0);
  counts.fill(1, 0x80, 0xf5);
  counts.fill(RAREST / RARE, 0x20, 0x7f);
  for (const [bytes, oneIn] of LITERAL_FREQUENCIES) {
    for (const byte of bytes) counts[byte.charCodeAt(0)] = RAREST / oneIn;
  }
  return counts;
}
