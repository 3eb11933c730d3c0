import {
  alignBits,
  type BitWriter,
  clearBits,
  createBitWriter,
  finishBits,
  writeBits,
} from "./bit-writer.ts";
import { concatBytes, littleEndian } from "./bytes.ts";
import { type CodeTable, writeExtraBits } from "./code-table.ts";
import { alignSteps } from "./deflate-align.ts";
import type { BlockCode } from "./deflate-huffman.ts";
import { createItems, type DeflateItems, setItems } from "./deflate-items.ts";
import { countStepBits } from "./deflate-prices.ts";
import { LITERALS_AND_LENGTHS } from "./deflate-standing.ts";
import { DISTANCE, END_OF_BLOCK, FIRST_LENGTH, LENGTH } from "./deflate-symbols.ts";
import { type HuffmanCode, writeSymbol } from "./huffman.ts";
import type { StandingBlock } from "./standing-block.ts";
import type { Steps } from "./steps.ts";
import type { TextPair } from "./text-pair.ts";

/*
 * Raw deflate in byte-aligned pieces. Pieces lie in a standing block, which stays open as long as it suits the
 * frames, so a piece neither describes a code nor ends a block. Every decoder that has this block
 * open and the same plain text behind it can decode the same pieces.
 */

const LARGEST_STORED_BLOCK = 0xffff;
/** The type of a block with the fixed code. */
const FIXED = 1;

/** Closes a standing block, whichever it is, at a byte boundary; an empty block fills the last byte. */
export const BLOCK_END: Uint8Array = endAtByte();

const items = createItems();
const writer = createBitWriter();

/**
 * Writes steps within a standing block.
 *
 * @param pair the last event that the steps put together.
 */
export function deflatePiece(steps: Steps, block: StandingBlock, pair: TextPair): Uint8Array {
  const isAligned = alignSteps(steps, -countStepBits(steps, block.bits) & 7, block.bits, pair);
  setItems(items, steps);
  clearBits(writer);
  writeItems(writer, items, block.code);
  if (isAligned) return finishBits(writer);
  return concatBytes([endBlock(writer), block.start]);
}

/** Wraps text in non-compressed blocks (RFC 1951, 3.2.4). */
export function storeBlocks(text: Uint8Array): Uint8Array {
  const parts: Uint8Array[] = [];
  for (let at = 0; at < text.length; at += LARGEST_STORED_BLOCK) {
    const part = text.subarray(at, at + LARGEST_STORED_BLOCK);
    const { length } = part;
    parts.push(Uint8Array.of(0), littleEndian(length, 2), littleEndian(length ^ 0xffff, 2), part);
  }
  return concatBytes(parts);
}

/** The end of all standing blocks takes 14 bits, and an empty block of the fixed code 10 (RFC 1951, 3.2.6). */
function endAtByte(): Uint8Array {
  const bits = createBitWriter();
  writeSymbol(bits, LITERALS_AND_LENGTHS, END_OF_BLOCK);
  writeBits(bits, FIXED << 1, 10);
  return finishBits(bits);
}

/** Ends the block; an empty stored block then fills the last byte. */
function endBlock(bits: BitWriter): Uint8Array {
  writeSymbol(bits, LITERALS_AND_LENGTHS, END_OF_BLOCK);
  writeBits(bits, 0, 3);
  alignBits(bits);
  return concatBytes([finishBits(bits), Uint8Array.of(0, 0, 0xff, 0xff)]);
}

function writeItems(
  bits: BitWriter,
  { count, values, distances: far }: DeflateItems,
  { literalsAndLengths, distances }: BlockCode,
): void {
  for (let i = 0; i < count; i++) {
    if (far[i] === 0) writeSymbol(bits, literalsAndLengths, values[i]!);
    else {
      writeCoded(bits, LENGTH, literalsAndLengths, FIRST_LENGTH, values[i]!);
      writeCoded(bits, DISTANCE, distances, 0, far[i]!);
    }
  }
}

function writeCoded(
  bits: BitWriter,
  table: CodeTable,
  huffman: HuffmanCode,
  firstSymbol: number,
  value: number,
): void {
  const code = table.codeOf(value);
  writeSymbol(bits, huffman, firstSymbol + code);
  writeExtraBits(bits, table, code, value);
}
