import type { CodeTable } from "./code-table.ts";
import type { Prices } from "./prices.ts";
import type { CodeCounts } from "./zstd-counts.ts";
import { createFseEncoder, describeDistribution, normalizeCounts } from "./zstd-fse.ts";
import { describeHuffmanCode, zstdHuffmanCode } from "./zstd-huffman.ts";
import { zstdPrices } from "./zstd-prices.ts";
import { LITERALS_LENGTH, MATCH_LENGTH, OFFSET } from "./zstd-symbols.ts";
import {
  type BlockTables,
  COMPRESSED_LITERALS,
  FSE_COMPRESSED_MODE,
  type NumberTable,
  REPEAT_MODE,
  TREELESS_LITERALS,
} from "./zstd-tables.ts";
import { USUAL_COUNTS } from "./zstd-usual-counts.ts";

const NOTHING = new Uint8Array();
/** The largest that a block may describe (RFC 8878, 3.1.1.3.2.1.1): rare codes take little of their tables. */
const ACCURACY_LOG = 9;
const OFFSETS_ACCURACY_LOG = 8;
/** What was counted makes up this part of what is expected; what is usual makes up the rest. */
const COUNTED_SHARE = 0.94;
const EXPECTED_TOTAL = 1 << 12;
/** Bytes of ASCII are below it. */
const ASCII_END = 0x80;

/** Tables that a block sets, for all that follow it. */
export interface StandingTables {
  /** What a block that sets them is written with. */
  setting: BlockTables;
  /** What those behind it are written with: they describe none. */
  standing: BlockTables;
  prices: Prices;
}

/** Tables that fit what was counted. Every code that can occur has a place. */
export function fitTables(counts: CodeCounts): StandingTables {
  const literals = createCode(mixLiterals(counts.literals, USUAL_COUNTS.literals));
  const runs = createTable(LITERALS_LENGTH, ACCURACY_LOG, mix(counts.runs, USUAL_COUNTS.runs));
  const lengths = createTable(
    MATCH_LENGTH,
    ACCURACY_LOG,
    mix(counts.lengths, USUAL_COUNTS.lengths),
  );
  const offsets = createTable(
    OFFSET,
    OFFSETS_ACCURACY_LOG,
    mix(counts.offsets, USUAL_COUNTS.offsets),
  );
  const setting = { literals, runs, lengths, offsets, mustSet: true };
  return {
    setting,
    standing: {
      literals: { ...literals, type: TREELESS_LITERALS, description: NOTHING },
      runs: repeated(runs),
      lengths: repeated(lengths),
      offsets: repeated(offsets),
      mustSet: false,
    },
    prices: zstdPrices(setting),
  };
}

/** How often each code is expected, of `EXPECTED_TOTAL` or a little more. */
function mix(counted: Int32Array, usual: readonly number[]): number[] {
  const countedSum = counted.reduce((sum, count) => sum + count, 0);
  const usualSum = usual.reduce((sum, count) => sum + count, 0);
  const share = countedSum === 0 ? 0 : COUNTED_SHARE;
  const ofCounted = (EXPECTED_TOTAL * share) / Math.max(1, countedSum);
  const ofUsual = (EXPECTED_TOTAL * (1 - share)) / usualSum;
  return usual.map((count, code) =>
    count === 0 ? 0 : Math.max(1, Math.round(ofUsual * count + ofCounted * (counted[code] ?? 0))),
  );
}

/** Bytes that are none of ASCII get codes only once one occurred: they make all others longer. */
function mixLiterals(counted: Int32Array, usual: readonly number[]): number[] {
  const isAscii = counted.subarray(ASCII_END).every((count) => count === 0);
  return mix(counted, isAscii ? usual.map((count, byte) => (byte < ASCII_END ? count : 0)) : usual);
}

function createCode(counts: readonly number[]): NonNullable<BlockTables["literals"]> {
  const code = zstdHuffmanCode(counts);
  const description = describeHuffmanCode(code);
  // Only of a code that hardly any text would have.
  if (description === undefined) return createCode(USUAL_COUNTS.literals);
  return { code, type: COMPRESSED_LITERALS, description };
}

function createTable(codes: CodeTable, accuracyLog: number, counts: number[]): NumberTable {
  const distribution = normalizeCounts(counts, accuracyLog);
  const encoder = createFseEncoder(distribution);
  const description = describeDistribution(distribution);
  return { codes, distribution, encoder, mode: FSE_COMPRESSED_MODE, description };
}

function repeated(table: NumberTable): NumberTable {
  return { ...table, mode: REPEAT_MODE, description: NOTHING };
}
