import { type BlockCode, huffmanCode } from "./deflate-huffman.ts";

/** Of a byte that hardly ever changes from frame to frame, and of the end of the block. */
const RARE = 14;

/** Bits of the bytes that do change: digits above all, and what a path is written with. */
const BYTES: readonly (readonly [string, number])[] = [
  ["\n0123456789", 5],
  [" .M", 8],
  ['"-s', 9],
];

/** By code: the longest match is the one that a frame has most of. */
const LENGTHS = [
  10, 7, 4, 6, 8, 8, 4, 7, 8, 8, 8, 8, 5, 9, 6, 7, 6, 9, 9, 6, 7, 6, 6, 6, 6, 6, 7, 7, 2,
];

/** By code: most matches are one frame back, so some 3 to 10 KB. */
const DISTANCES = [
  12, 12, 12, 12, 12, 12, 8, 12, 9, 7, 7, 4, 7, 7, 7, 7, 6, 7, 7, 7, 7, 6, 5, 3, 2, 2, 3, 5, 7, 12,
];

/**
 * The code of the block that always stands open. It was fitted to how live charts of many kinds
 * change from one frame to the next, and to a short description of itself; that fills whole bytes.
 */
export const STANDING: BlockCode = {
  symbols: huffmanCode([...bitsOfBytes(), RARE, ...LENGTHS]),
  distances: huffmanCode(DISTANCES),
};

function bitsOfBytes(): number[] {
  const bits = Array.from<number>({ length: 256 }).fill(RARE);
  for (const [text, count] of BYTES)
    for (const character of text) bits[character.charCodeAt(0)] = count;
  return bits;
}
