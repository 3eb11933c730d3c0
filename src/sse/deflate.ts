import { type BitWriter, createBitWriter } from "./bit-writer.ts";
import { concatBytes, littleEndian } from "./bytes.ts";
import { type CodeTable, writeExtraBits } from "./code-table.ts";
import { writeBlockHeader } from "./deflate-huffman.ts";
import { optimalParses, type Step } from "./deflate-optimal-parse.ts";
import { deflatePrices } from "./deflate-prices.ts";
import { STANDING_CODE } from "./deflate-standing.ts";
import { DISTANCE, END_OF_BLOCK, FIRST_LENGTH, LENGTH, WINDOW_SIZE } from "./deflate-symbols.ts";
import { type HuffmanCode, writeSymbol } from "./huffman.ts";
import { CANDIDATES, createMatchFinder, HASHED_BYTES } from "./match-finder.ts";

/*
 * Raw deflate in byte-aligned pieces. All pieces lie in the standing block, a block whose code never
 * changes, so a piece neither describes a code nor ends a block. Every decoder that has this block
 * open and the same plain text behind it can decode the same pieces.
 */

const PRICES = deflatePrices(STANDING_CODE);
const LARGEST_STORED_BLOCK = 0xffff;

/** Opens the standing block: its header. */
export const BLOCK_START: Uint8Array = blockStart();

/** Closes the standing block at a byte boundary. */
export const BLOCK_END: Uint8Array = endBlock(createBitWriter());

/** Compresses text within the standing block, against itself and the `history` before it. */
export function deflatePiece(text: Uint8Array, history: Uint8Array): Uint8Array {
  const reachable = history.subarray(-WINDOW_SIZE);
  const finder = createMatchFinder(concatBytes([reachable, text]), {
    windowSize: WINDOW_SIZE,
    hashedBytes: HASHED_BYTES,
    candidates: CANDIDATES,
  });
  const parses = optimalParses(finder, reachable.length, PRICES);
  const cheapest = parses.bits.indexOf(Math.min(...parses.bits));
  const bits = createBitWriter();
  // Nearly always a parse that ends at a byte boundary costs hardly more than the cheapest.
  if (parses.bits[0]! <= parses.bits[cheapest]! + 8 * (BLOCK_END.length + BLOCK_START.length)) {
    writeSteps(bits, text, parses.steps(0));
    return bits.finish();
  }
  writeSteps(bits, text, parses.steps(cheapest));
  return concatBytes([endBlock(bits), BLOCK_START]);
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
  return bits.finish();
}

/** Ends the block; an empty stored block then fills the last byte. */
function endBlock(bits: BitWriter): Uint8Array {
  writeSymbol(bits, STANDING_CODE.literalsAndLengths, END_OF_BLOCK);
  bits.write(0, 3);
  return concatBytes([bits.finish(), Uint8Array.of(0, 0, 0xff, 0xff)]);
}

function writeSteps(bits: BitWriter, text: Uint8Array, steps: readonly Step[]): void {
  const { literalsAndLengths, distances } = STANDING_CODE;
  let at = 0;
  for (const { length, distance } of steps) {
    if (distance === 0) writeSymbol(bits, literalsAndLengths, text[at]!);
    else {
      writeNumber(bits, LENGTH, literalsAndLengths, FIRST_LENGTH, length);
      writeNumber(bits, DISTANCE, distances, 0, distance);
    }
    at += length;
  }
}

function writeNumber(
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
