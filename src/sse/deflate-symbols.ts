import { type CodeTable, consecutiveBaselines, createCodeTable } from "./code-table.ts";

export const MIN_MATCH_LENGTH = 3;
export const MAX_MATCH_LENGTH = 258;
/** The furthest that a match can lie back. */
export const WINDOW_SIZE = 32_768;

/** Literals, the end of the block and match lengths share one alphabet (RFC 1951, 3.2.5). */
export const END_OF_BLOCK = 256;
export const FIRST_LENGTH = 257;
const DISTANCE_CODES = 30;

/** The longest match has a code of its own. */
const LENGTH_BITS = [...growingBits(4, 28), 0];
const DISTANCE_BITS = growingBits(2, DISTANCE_CODES);

export const LENGTH: CodeTable = createCodeTable(LENGTH_BITS, [
  ...consecutiveBaselines(LENGTH_BITS.slice(0, -1), MIN_MATCH_LENGTH),
  MAX_MATCH_LENGTH,
]);

export const DISTANCE: CodeTable = createCodeTable(
  DISTANCE_BITS,
  consecutiveBaselines(DISTANCE_BITS, 1),
);

/** Every `step` codes have one extra bit more than those before, but for the first two steps: 0. */
function growingBits(step: number, count: number): number[] {
  return Array.from({ length: count }, (_, code) => Math.max(0, Math.floor(code / step) - 1));
}
