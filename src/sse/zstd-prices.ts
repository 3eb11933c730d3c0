import { createPrices, type Prices } from "./prices.ts";
import { symbolPrice } from "./zstd-fse.ts";
import { MIN_MATCH_LENGTH } from "./zstd-symbols.ts";
import type { BlockTables, NumberTable } from "./zstd-tables.ts";

/** Of a byte without a code: all literals of its block are written raw. */
export const UNCODED = 14;

const RAW = 8;
/** Few, as each stream may have prices of its own. */
const PRICED_LENGTHS = 1023;

/** What steps cost, written with these tables. */
export function zstdPrices({ literals, runs, lengths, offsets }: BlockTables): Prices {
  const run = codePrices(runs);
  const length = codePrices(lengths);
  const offset = codePrices(offsets);
  return createPrices(
    {
      literal: (byte) => (literals === undefined ? RAW : literals.code.lengths[byte]! || UNCODED),
      run: (count) => run[runs.codes.codeOf(count)]!,
      length: (value) => length[lengths.codes.codeOf(value)]!,
      distance: (distance) => offset[offsets.codes.codeOf(distance + 3)]!,
      repeats: [1, 2, 3].map((value) => offset[offsets.codes.codeOf(value)]!),
    },
    MIN_MATCH_LENGTH,
    PRICED_LENGTHS,
  );
}

/** By code, extra bits included. */
function codePrices({ codes, distribution }: NumberTable): number[] {
  return codes.extraBits.map((count, code) => count + symbolPrice(distribution, code));
}
