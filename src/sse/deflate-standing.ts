import { type BlockCode, deflateHuffmanCode } from "./deflate-huffman.ts";

/** Code length of bytes that hardly ever change from frame to frame, and of the end of the block. */
const RARE = 14;

/** Code lengths of the bytes that do change: digits above all, and the letters of a path. */
const LITERAL_LENGTHS: readonly (readonly [bytes: string, length: number])[] = [
  ["\n0123456789", 5],
  [" .M", 8],
  ['"-s', 9],
];

/** Code lengths of match lengths, by code: the longest match is the most common. */
const MATCH_LENGTHS = [
  10, 7, 4, 6, 8, 8, 4, 7, 8, 8, 8, 8, 5, 9, 6, 7, 6, 9, 9, 6, 7, 6, 6, 6, 6, 6, 7, 7, 2,
];

/** Code lengths of distances, by code: most matches lie one frame back, 6 to 8 KB, some up to 32. */
const DISTANCE_LENGTHS = [
  10, 10, 10, 10, 10, 10, 9, 10, 8, 8, 10, 9, 7, 6, 7, 8, 8, 8, 8, 9, 9, 8, 8, 3, 6, 1, 4, 5, 3, 4,
];

/**
 * The fixed code of the standing block, which stays open for as long as the stream runs. It was
 * fitted to the changes between frames of many kinds of live charts, to a short block header, and
 * to a header that fills whole bytes.
 */
export const STANDING_CODE: BlockCode = {
  literalsAndLengths: deflateHuffmanCode([...literalLengths(), RARE, ...MATCH_LENGTHS]),
  distances: deflateHuffmanCode(DISTANCE_LENGTHS),
};

function literalLengths(): number[] {
  const lengths = Array.from<number>({ length: 256 }).fill(RARE);
  for (const [bytes, length] of LITERAL_LENGTHS)
    for (const byte of bytes) lengths[byte.charCodeAt(0)] = length;
  return lengths;
}
