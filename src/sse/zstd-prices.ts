import { createPrices, type Prices } from "./prices.ts";
import { symbolPrice } from "./zstd-fse.ts";
import { STANDING } from "./zstd-standing.ts";
import { MIN_MATCH_LENGTH } from "./zstd-symbols.ts";
import type { NumberTable } from "./zstd-tables.ts";

/** Of a byte without a code: all literals of its block are written raw. */
const UNCODED = 14;

/** What steps cost, written with the standing tables. */
export const ZSTD_PRICES: Prices = createPrices(
  {
    literal: (byte) => STANDING.literals.code.lengths[byte]! || UNCODED,
    run: (count) => numberPrice(STANDING.runs, count),
    length: (length) => numberPrice(STANDING.lengths, length),
    distance: (distance) => numberPrice(STANDING.offsets, distance + 3),
    repeats: [1, 2, 3].map((value) => numberPrice(STANDING.offsets, value)),
  },
  MIN_MATCH_LENGTH,
);

function numberPrice({ codes, distribution }: NumberTable, value: number): number {
  const code = codes.codeOf(value);
  return symbolPrice(distribution, code) + codes.extraBits[code]!;
}
