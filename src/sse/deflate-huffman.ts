import { type BitWriter, writeBits } from "./bit-writer.ts";
import { codeLengths, type HuffmanCode, writeSymbol } from "./huffman.ts";

/** The two Huffman codes of a block (RFC 1951, 3.2.5). */
export interface BlockCode {
  /** Of literals, the end of the block, and match lengths. */
  literalsAndLengths: HuffmanCode;
  distances: HuffmanCode;
}

/** Codes count up, the shortest first (RFC 1951, 3.2.2). */
export function deflateHuffmanCode(lengths: readonly number[]): HuffmanCode {
  const codes = lengths.map(() => 0);
  let next = 0;
  for (let length = 1; length <= Math.max(...lengths); length++) {
    next <<= 1;
    lengths.forEach((other, symbol) => {
      if (other === length) codes[symbol] = reverseBits(next++, length);
    });
  }
  return { lengths, codes };
}

/** Huffman codes are packed starting with their most significant bit (RFC 1951, 3.1.1). */
function reverseBits(code: number, length: number): number {
  let bits = 0;
  for (let i = 0; i < length; i++) bits |= ((code >> i) & 1) << (length - 1 - i);
  return bits;
}

const DYNAMIC = 2;
/** Order of the code length codes (RFC 1951, 3.2.7). */
const CODE_LENGTH_ORDER = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15];
const MAX_CODE_LENGTH_CODE = 7;
/** Copies the previous code length 3 to 6 times. */
const REPEAT = 16;
const FEWEST_REPEATS = 3;
const MAX_REPEATS = 6;
/** A symbol without a code, 11 to 138 times. */
const ZEROS = 18;
const FEWEST_ZEROS = 11;
const MAX_ZEROS = 138;

/**
 * Writes the header of a block with dynamic Huffman codes that is not the last (RFC 1951, 3.2.7), so
 * that it fills whole bytes.
 */
export function writeBlockHeader(
  bits: BitWriter,
  { literalsAndLengths, distances }: BlockCode,
): void {
  const items = runLengthEncode([...literalsAndLengths.lengths, ...distances.lengths]);
  const counts = CODE_LENGTH_ORDER.map(
    (_, symbol) => items.filter((item) => item.symbol === symbol).length,
  );
  const lengths = alignedLengths(counts);
  const code = deflateHuffmanCode(lengths);
  const codeCount = countCodes(lengths);
  writeBits(bits, DYNAMIC << 1, 3);
  writeBits(bits, literalsAndLengths.lengths.length - 257, 5);
  writeBits(bits, distances.lengths.length - 1, 5);
  writeBits(bits, codeCount - 4, 4);
  for (const symbol of CODE_LENGTH_ORDER.slice(0, codeCount)) writeBits(bits, lengths[symbol]!, 3);
  for (const { symbol, times } of items) {
    writeSymbol(bits, code, symbol);
    if (symbol === REPEAT) writeBits(bits, times - FEWEST_REPEATS, 2);
    if (symbol === ZEROS) writeBits(bits, times - FEWEST_ZEROS, 7);
  }
}

function countCodes(lengths: readonly number[]): number {
  return CODE_LENGTH_ORDER.findLastIndex((symbol) => lengths[symbol]! > 0) + 1;
}

/** The code that fills whole bytes: the shortest one, or that with the code lengths of two symbols swapped. */
function alignedLengths(counts: readonly number[]): readonly number[] {
  const shortest = codeLengths(counts, MAX_CODE_LENGTH_CODE);
  let best = shortest;
  let fewest = Infinity;
  shortest.forEach((length, one) => {
    for (let other = 0; other <= one; other++) {
      const swapped = shortest.with(one, shortest[other]!).with(other, length);
      const size = headerBits(counts, swapped);
      if (size >= fewest || size % 8 !== 0 || length === 0 || shortest[other] === 0) continue;
      best = swapped;
      fewest = size;
    }
  });
  return best;
}

/** How many bits a header takes with these code lengths of the code lengths. */
function headerBits(counts: readonly number[], lengths: readonly number[]): number {
  const items = counts.reduce((sum, count, symbol) => sum + count * lengths[symbol]!, 0);
  return 3 + 5 + 5 + 4 + 3 * countCodes(lengths) + items + 2 * counts[REPEAT]! + 7 * counts[ZEROS]!;
}

/** A symbol of the code length alphabet: a length, or `REPEAT` or `ZEROS` with their count. */
interface CodeLengthItem {
  symbol: number;
  times: number;
}

function runLengthEncode(lengths: readonly number[]): CodeLengthItem[] {
  const items: CodeLengthItem[] = [];
  for (let at = 0; at < lengths.length; ) {
    const item = nextItem(lengths, at);
    items.push(item);
    at += item.times;
  }
  return items;
}

function nextItem(lengths: readonly number[], at: number): CodeLengthItem {
  const zeros = countSame(lengths, at, 0);
  if (zeros >= FEWEST_ZEROS) return { symbol: ZEROS, times: Math.min(zeros, MAX_ZEROS) };
  const repeats = countSame(lengths, at, lengths[at - 1]);
  if (repeats >= FEWEST_REPEATS) return { symbol: REPEAT, times: Math.min(repeats, MAX_REPEATS) };
  return { symbol: lengths[at]!, times: 1 };
}

/** How many lengths from `at` on are this one. */
function countSame(lengths: readonly number[], at: number, length: number | undefined): number {
  let end = at;
  while (end < lengths.length && lengths[end] === length) end++;
  return end - at;
}
