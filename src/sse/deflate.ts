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
import { alignItems } from "./deflate-align.ts";
import { writeBlockHeader } from "./deflate-huffman.ts";
import { createItems, type DeflateItems, setItems } from "./deflate-items.ts";
import { STANDING_CODE } from "./deflate-standing.ts";
import { DISTANCE, END_OF_BLOCK, FIRST_LENGTH, LENGTH } from "./deflate-symbols.ts";
import { type HuffmanCode, writeSymbol } from "./huffman.ts";
import type { Steps } from "./steps.ts";

/*
 * Raw deflate in byte-aligned pieces. All pieces lie in the standing block, a block whose code never
 * changes, so a piece neither describes a code nor ends a block. Every decoder that has this block
 * open and the same plain text behind it can decode the same pieces.
 */

const LARGEST_STORED_BLOCK = 0xffff;

/** Opens the standing block: its header. */
export const BLOCK_START: Uint8Array = blockStart();

/** Closes the standing block at a byte boundary. */
export const BLOCK_END: Uint8Array = endBlock(createBitWriter());

const items = createItems();
const writer = createBitWriter();

/**
 * Writes steps within the standing block.
 *
 * @param last the text that the last steps put together.
 */
export function deflatePiece(steps: Steps, last: Uint8Array): Uint8Array {
  setItems(items, steps);
  clearBits(writer);
  const isAligned = alignItems(items, last);
  writeItems(writer, items);
  if (isAligned) return finishBits(writer);
  return concatBytes([endBlock(writer), BLOCK_START]);
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

function blockStart(): Uint8Array {
  const bits = createBitWriter();
  writeBlockHeader(bits, STANDING_CODE);
  return finishBits(bits);
}

/** Ends the block; an empty stored block then fills the last byte. */
function endBlock(bits: BitWriter): Uint8Array {
  writeSymbol(bits, STANDING_CODE.literalsAndLengths, END_OF_BLOCK);
  writeBits(bits, 0, 3);
  alignBits(bits);
  return concatBytes([finishBits(bits), Uint8Array.of(0, 0, 0xff, 0xff)]);
}

function writeItems(bits: BitWriter, { count, values, distances: far }: DeflateItems): void {
  const { literalsAndLengths, distances } = STANDING_CODE;
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
