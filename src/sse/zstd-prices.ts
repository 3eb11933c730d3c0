import { createPrices, type Prices } from "./prices.ts";
import { symbolPrice } from "./zstd-fse.ts";
import { LENGTHS, LITERALS, OFFSETS, RUNS, type StandingTable } from "./zstd-standing.ts";
import { MIN_MATCH_LENGTH } from "./zstd-symbols.ts";

/** Of a byte without a code: all literals of its block are written raw. */
const UNCODED = 14;

/** What steps cost, written with the standing tables. */
export const ZSTD_PRICES: Prices = createPrices(
  {
    literal: (byte) => LITERALS.lengths[byte]! || UNCODED,
    run: (count) => numberPrice(RUNS, count),
    length: (length) => numberPrice(LENGTHS, length),
    distance: (distance) => numberPrice(OFFSETS, distance + 3),
    repeats: [1, 2, 3].map((value) => numberPrice(OFFSETS, value)),
  },
  MIN_MATCH_LENGTH,
);

function numberPrice({ codes, distribution }: StandingTable, value: number): number {
  const code = codes.codeOf(value);
  return symbolPrice(distribution, code) + codes.extraBits[code]!;
}
