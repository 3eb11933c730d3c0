import { joined } from "./bytes.ts";
import { littleEndian } from "./bits.ts";
import { describedCode, huffmanCode, huffmanStream, type HuffmanCode } from "./zstd-huffman.ts";

/** The literals section of a block, and the bits that each byte takes in it. */
export interface Literals {
  section: Uint8Array;
  prices: Float64Array;
}

const COMPRESSED = 2;
/** The description of a code takes more than so few literals can save. */
const FEWEST_COMPRESSED = 24;
const MOST_IN_ONE_STREAM = 1023;

/** A byte that the code does not know yet would get a long one. */
const UNSEEN_PRICE = 12;

/** What literals take that are written as they are. */
export const RAW_PRICES: Float64Array = new Float64Array(256).fill(8);

/** Compressed if that pays, but never by an earlier block's code: not everybody knows it. */
export function smallestLiterals(literals: Uint8Array): Literals {
  const section = rawLiterals(literals);
  const raw = { section, prices: RAW_PRICES };
  const counts = byteCounts(literals);
  const different = counts.filter((count) => count > 0).length;
  if (literals.length < FEWEST_COMPRESSED || different < 2) return raw;
  const code = huffmanCode(counts);
  const compressed = compressedLiterals(literals, code);
  if (compressed === undefined || compressed.length >= section.length) return raw;
  return { section: compressed, prices: literalPrices(code) };
}

function literalPrices({ lengths }: HuffmanCode): Float64Array {
  return Float64Array.from(lengths, (length) => length || UNSEEN_PRICE);
}

function byteCounts(bytes: Uint8Array): number[] {
  const counts = Array.from<number>({ length: 256 }).fill(0);
  for (const byte of bytes) counts[byte]!++;
  return counts;
}

/** The size takes one to three bytes (RFC 8878, 3.1.1.3.1.1). */
function rawLiterals(literals: Uint8Array): Uint8Array {
  const { length } = literals;
  if (length < 32) return joined([Uint8Array.of(length << 3), literals]);
  if (length < 4096) return joined([littleEndian((length << 4) | 0b0100, 2), literals]);
  return joined([littleEndian((length << 4) | 0b1100, 3), literals]);
}

function compressedLiterals(literals: Uint8Array, code: HuffmanCode): Uint8Array | undefined {
  const description = describedCode(code);
  if (description === undefined) return undefined;
  const one = literals.length <= MOST_IN_ONE_STREAM;
  const streams = one ? huffmanStream(literals, code) : fourStreams(literals, code);
  const size = description.length + streams.length;
  if (size >= literals.length) return undefined;
  return joined([compressedHeader(literals.length, size), description, streams]);
}

/** Both sizes, each in 10, 14 or 18 bits (RFC 8878, 3.1.1.3.1.1). */
function compressedHeader(plainSize: number, size: number): Uint8Array {
  const format = [MOST_IN_ONE_STREAM, 0, 0x3fff, 0x3ffff].findIndex((most) => plainSize <= most);
  const width = format === 0 ? 10 : 6 + 4 * format;
  const header = COMPRESSED + 4 * format + 16 * plainSize + 16 * 2 ** width * size;
  return littleEndian(header, (4 + 2 * width) / 8);
}

/** Behind a table of the first three's sizes (RFC 8878, 3.1.1.3.1.6). */
function fourStreams(literals: Uint8Array, code: HuffmanCode): Uint8Array {
  const quarter = Math.ceil(literals.length / 4);
  const streams = [0, 1, 2, 3].map((i) =>
    huffmanStream(literals.subarray(i * quarter, (i + 1) * quarter), code),
  );
  const sizes = streams.slice(0, 3).map(({ length }) => littleEndian(length, 2));
  return joined([...sizes, ...streams]);
}
