import type { CodeTable } from "./code-table.ts";
import type { HuffmanCode } from "./huffman.ts";
import type { Steps } from "./steps.ts";
import type { Distribution, FseEncoder } from "./zstd-fse.ts";

/** How a block writes one kind of number (RFC 8878, 3.1.1.3.2.1). */
export interface NumberTable {
  codes: CodeTable;
  distribution: Distribution;
  encoder: FseEncoder;
  /** How a decoder comes to know the distribution. */
  mode: number;
  description: Uint8Array;
}

export const PREDEFINED_MODE = 0;
export const RLE_MODE = 1;
export const FSE_COMPRESSED_MODE = 2;
/** As in an earlier block. */
export const REPEAT_MODE = 3;

/** Types of literals that are not raw (RFC 8878, 3.1.1.3.1.1). */
export const COMPRESSED_LITERALS = 2;
/** With the code of an earlier block. */
export const TREELESS_LITERALS = 3;

/** What a block is written with. */
export interface BlockTables {
  /** Undefined: literals are raw. */
  literals: { code: HuffmanCode; type: number; description: Uint8Array } | undefined;
  runs: NumberTable;
  lengths: NumberTable;
  offsets: NumberTable;
  /** The block sets the code of literals for others, whether that pays or not. */
  mustSet: boolean;
}

/** Whether a block of these steps can set the tables: it has a match, and literals with a code. */
export function canSet({ count, literals, literalCount }: Steps, tables: BlockTables): boolean {
  if (count === 0 || literalCount === 0 || tables.literals === undefined) return false;
  const { lengths } = tables.literals.code;
  return literals.subarray(0, literalCount).every((byte) => lengths[byte]! > 0);
}
