import { concatBytes, littleEndian } from "./bytes.ts";
import type { HuffmanCode } from "./huffman.ts";
import { describeHuffmanCode, huffmanStream, zstdHuffmanCode } from "./zstd-huffman.ts";

export interface Literals {
  /** The literals section of a block. */
  section: Uint8Array;
  /** How many bits each byte takes in it. */
  prices: Float64Array;
}

const COMPRESSED = 2;
/** Fewer literals save less than the description of a code takes. */
const FEWEST_COMPRESSED = 24;
const MAX_IN_ONE_STREAM = 1023;

/** Of a byte without a code: it would get a long one. */
const UNSEEN_PRICE = 12;

/** Prices of literals that are not compressed. */
export const RAW_PRICES: Float64Array = new Float64Array(256).fill(8);

/** Compresses literals if that pays; never with an earlier block's code, which not all decoders know. */
export function encodeLiterals(literals: Uint8Array): Literals {
  const section = rawSection(literals);
  const raw = { section, prices: RAW_PRICES };
  const counts = countBytes(literals);
  const distinct = counts.filter((count) => count > 0).length;
  if (literals.length < FEWEST_COMPRESSED || distinct < 2) return raw;
  const code = zstdHuffmanCode(counts);
  const compressed = compressedSection(literals, code);
  if (compressed === undefined || compressed.length >= section.length) return raw;
  return { section: compressed, prices: literalPrices(code) };
}

function literalPrices({ lengths }: HuffmanCode): Float64Array {
  return Float64Array.from(lengths, (length) => length || UNSEEN_PRICE);
}

function countBytes(bytes: Uint8Array): number[] {
  const counts = Array.from<number>({ length: 256 }).fill(0);
  for (const byte of bytes) counts[byte]!++;
  return counts;
}

/** Raw_Literals_Block; its header takes one to three bytes (RFC 8878, 3.1.1.3.1.1). */
function rawSection(literals: Uint8Array): Uint8Array {
  const { length } = literals;
  if (length < 32) return concatBytes([Uint8Array.of(length << 3), literals]);
  if (length < 4096) return concatBytes([littleEndian((length << 4) | 0b0100, 2), literals]);
  return concatBytes([littleEndian((length << 4) | 0b1100, 3), literals]);
}

/** Compressed_Literals_Block; undefined where it would not be smaller. */
function compressedSection(literals: Uint8Array, code: HuffmanCode): Uint8Array | undefined {
  const description = describeHuffmanCode(code);
  if (description === undefined) return undefined;
  const isSmall = literals.length <= MAX_IN_ONE_STREAM;
  const streams = isSmall ? huffmanStream(literals, code) : fourStreams(literals, code);
  const size = description.length + streams.length;
  if (size >= literals.length) return undefined;
  return concatBytes([compressedHeader(literals.length, size), description, streams]);
}

/** Both sizes, in 10, 14 or 18 bits each (RFC 8878, 3.1.1.3.1.1). */
function compressedHeader(regeneratedSize: number, compressedSize: number): Uint8Array {
  const largest = [MAX_IN_ONE_STREAM, 0, 0x3fff, 0x3ffff];
  const format = largest.findIndex((size) => regeneratedSize <= size);
  const width = format === 0 ? 10 : 6 + 4 * format;
  const header = COMPRESSED + 4 * format + 16 * regeneratedSize + 16 * 2 ** width * compressedSize;
  return littleEndian(header, (4 + 2 * width) / 8);
}

/** Four streams behind the jump table, which has the sizes of the first three (RFC 8878, 3.1.1.3.1.6). */
function fourStreams(literals: Uint8Array, code: HuffmanCode): Uint8Array {
  const quarter = Math.ceil(literals.length / 4);
  const streams = [0, 1, 2, 3].map((i) =>
    huffmanStream(literals.subarray(i * quarter, (i + 1) * quarter), code),
  );
  const sizes = streams.slice(0, 3).map(({ length }) => littleEndian(length, 2));
  return concatBytes([...sizes, ...streams]);
}
