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

/**
 * Writes the header of a block with dynamic Huffman codes that is not the last (RFC 1951, 3.2.7).
 * Every symbol must have a code.
 */
export function writeBlockHeader(
  bits: BitWriter,
  { literalsAndLengths, distances }: BlockCode,
): void {
  const items = runLengthEncode([...literalsAndLengths.lengths, ...distances.lengths]);
  const counts = CODE_LENGTH_ORDER.map(
    (_, symbol) => items.filter((item) => item.symbol === symbol).length,
  );
  const code = deflateHuffmanCode(codeLengths(counts, MAX_CODE_LENGTH_CODE));
  const codeCount = CODE_LENGTH_ORDER.findLastIndex((symbol) => code.lengths[symbol]! > 0) + 1;
  writeBits(bits, DYNAMIC << 1, 3);
  writeBits(bits, literalsAndLengths.lengths.length - 257, 5);
  writeBits(bits, distances.lengths.length - 1, 5);
  writeBits(bits, codeCount - 4, 4);
  for (const symbol of CODE_LENGTH_ORDER.slice(0, codeCount))
    writeBits(bits, code.lengths[symbol]!, 3);
  for (const { symbol, times } of items) {
    writeSymbol(bits, code, symbol);
    if (symbol === REPEAT) writeBits(bits, times - FEWEST_REPEATS, 2);
  }
}

/** A symbol of the code length alphabet: a length, or `REPEAT` with its count. */
interface CodeLengthItem {
  symbol: number;
  times: number;
}

function runLengthEncode(lengths: readonly number[]): CodeLengthItem[] {
  const items: CodeLengthItem[] = [];
  for (let at = 0; at < lengths.length; ) {
    const times = Math.min(countRepeats(lengths, at), MAX_REPEATS);
    const item =
      times < FEWEST_REPEATS ? { symbol: lengths[at]!, times: 1 } : { symbol: REPEAT, times };
    items.push(item);
    at += item.times;
  }
  return items;
}

/** How many lengths from `at` on are the same as the one before. */
function countRepeats(lengths: readonly number[], at: number): number {
  let end = at;
  while (end < lengths.length && lengths[end] === lengths[at - 1]) end++;
  return end - at;
}
