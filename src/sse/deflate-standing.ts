import { type BlockCode, deflateHuffmanCode } from "./deflate-huffman.ts";
import { END_OF_BLOCK } from "./deflate-symbols.ts";
import { codeLengths, type HuffmanCode } from "./huffman.ts";

/** Code length of bytes that hardly ever change from frame to frame. */
const RARE = 14;

/** Code lengths of the bytes that do change: digits above all, and the letters of a path. */
const LITERAL_LENGTHS: readonly (readonly [bytes: string, length: number])[] = [
  ["\n1234", 5],
  ["056789", 6],
  [".", 7],
  [" M", 8],
  ['"', 9],
  ["-", 10],
  ["stuvwxyz", 11],
  ["abcdefghijklmnopqr", 12],
];

/** The one byte of another code length, so that the code is complete: it hardly ever occurs at all. */
const LAST_BYTE = 255;

/** Code lengths of match lengths, by code: the longest match is the most common. */
const MATCH_LENGTHS = [
  10, 8, 6, 7, 8, 8, 6, 8, 9, 9, 9, 8, 6, 7, 6, 7, 6, 7, 8, 7, 6, 7, 7, 8, 7, 7, 7, 8, 1,
];

/** How common distances are that are not those of a whole frame, by code. */
const OTHER_DISTANCES = [
  1, 1, 1, 1, 2, 1, 8, 1, 13, 10, 9, 11, 16, 20, 17, 23, 21, 21, 12, 10, 11, 10, 7, 9, 12, 9, 9, 9,
  9, 9,
];
const LONGEST_DISTANCE_CODE = 10;

/** The code of literals and lengths in all standing blocks. */
export const LITERALS_AND_LENGTHS: HuffmanCode = deflateHuffmanCode([
  ...literalLengths(),
  // The last of the longest codes is all ones.
  RARE,
  ...MATCH_LENGTHS,
]);

/**
 * The code of a standing block, which stays open while frames keep their length. It was fitted to
 * the changes between frames of many kinds of live charts. Most matches lie one frame back: their
 * distance takes one bit. Blocks differ in nothing else.
 *
 * @param frameCode the code of the distance of a frame from the one before it.
 */
export function standingCode(frameCode: number): BlockCode {
  const others = OTHER_DISTANCES.reduce((sum, count) => sum + count, 0);
  const counts = OTHER_DISTANCES.map((count, code) => (code === frameCode ? others : count));
  const lengths = codeLengths(counts, LONGEST_DISTANCE_CODE);
  return { literalsAndLengths: LITERALS_AND_LENGTHS, distances: deflateHuffmanCode(lengths) };
}

/**
 * The code of a block in which nothing is ever written but its end, which is that of the others. It
 * takes the fewest bytes to tell.
 */
export function restingCode(): BlockCode {
  const unused = Array.from<number>({ length: END_OF_BLOCK - RARE }).fill(0);
  const lengths = [...unused, ...Array.from({ length: RARE }, (_, i) => i + 1), RARE];
  return {
    literalsAndLengths: deflateHuffmanCode(lengths),
    distances: deflateHuffmanCode([1, 1]),
  };
}

function literalLengths(): number[] {
  const lengths = Array.from<number>({ length: 256 }).fill(RARE);
  for (const [bytes, length] of LITERAL_LENGTHS)
    for (const byte of bytes) lengths[byte.charCodeAt(0)] = length;
  lengths[LAST_BYTE] = RARE - 1;
  return lengths;
}
