import { createBitWriter, finishBits } from "./bit-writer.ts";
import { type BlockCode, writeBlockHeader } from "./deflate-huffman.ts";
import { countBits, type DeflateBits, deflatePrices } from "./deflate-prices.ts";
import { restingCode, standingCode } from "./deflate-standing.ts";
import { DISTANCE } from "./deflate-symbols.ts";
import type { Prices } from "./prices.ts";

/** A block that stays open from piece to piece, and suits frames of some length. */
export interface StandingBlock {
  code: BlockCode;
  bits: DeflateBits;
  prices: Prices;
  /** Opens the block: its header. */
  start: Uint8Array;
}

/** Frames of a KB and less share a block. */
const SHORTEST_FRAME = 1025;

/** By the code of the distance of a frame from the one before it. */
const blocks: StandingBlock[] = [];

/**
 * The block for frames of some length.
 *
 * @param distance how far back the last frame begins, in bytes.
 */
export function standingBlock(distance: number): StandingBlock {
  const frameCode = DISTANCE.codeOf(Math.max(distance, SHORTEST_FRAME));
  return (blocks[frameCode] ??= createBlock(frameCode));
}

/** Opens a block for streams whose pieces are all of other blocks. */
export const RESTING_START: Uint8Array = writeStart(restingCode());

function createBlock(frameCode: number): StandingBlock {
  const code = standingCode(frameCode);
  const bits = countBits(code);
  const prices = deflatePrices(bits, DISTANCE.baselines[frameCode]!);
  return { code, bits, prices, start: writeStart(code) };
}

function writeStart(code: BlockCode): Uint8Array {
  const header = createBitWriter();
  writeBlockHeader(header, code);
  return finishBits(header);
}
