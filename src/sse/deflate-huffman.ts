import { codeLengths } from "./huffman-lengths.ts";
import type { BitWriter } from "./bits.ts";

/** A Huffman code: the bits of each symbol, the first of them lowest (RFC 1951, 3.1.1). */
export interface HuffmanCode {
  lengths: readonly number[];
  codes: readonly number[];
}

/** What a block is written with. */
export interface BlockCode {
  /** Of bytes, the end of the block, and lengths. */
  symbols: HuffmanCode;
  distances: HuffmanCode;
}

/** Codes count up, the shortest first (RFC 1951, 3.2.2). */
export function huffmanCode(lengths: readonly number[]): HuffmanCode {
  const codes = lengths.map(() => 0);
  let next = 0;
  for (let length = 1; length <= Math.max(...lengths); length++) {
    next <<= 1;
    lengths.forEach((other, symbol) => {
      if (other === length) codes[symbol] = reversed(next++, length);
    });
  }
  return { lengths, codes };
}

function reversed(code: number, length: number): number {
  let bits = 0;
  for (let i = 0; i < length; i++) bits |= ((code >> i) & 1) << (length - 1 - i);
  return bits;
}

export function writeSymbol(bits: BitWriter, code: HuffmanCode, symbol: number): void {
  bits.write(code.codes[symbol]!, code.lengths[symbol]!);
}

const DYNAMIC = 2;
/** The order in which it is told how lengths are told. */
const TOLD_ORDER = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15];
const LONGEST_TOLD = 7;
/** The length before once more, 3 to 6 times. */
const REPEAT = 16;
const FEWEST = 3;
const MOST = 6;

/** Begins a block that tells its code, and is not the last (RFC 1951, 3.2.7). Each symbol has a code. */
export function beginBlock(bits: BitWriter, { symbols, distances }: BlockCode): void {
  const said = saidLengths([...symbols.lengths, ...distances.lengths]);
  const counts = TOLD_ORDER.map((_, symbol) => said.filter((one) => one.symbol === symbol).length);
  const told = huffmanCode(codeLengths(counts, LONGEST_TOLD));
  const toldCount = TOLD_ORDER.findLastIndex((symbol) => told.lengths[symbol]! > 0) + 1;
  bits.write(DYNAMIC << 1, 3);
  bits.write(symbols.lengths.length - 257, 5);
  bits.write(distances.lengths.length - 1, 5);
  bits.write(toldCount - 4, 4);
  for (const symbol of TOLD_ORDER.slice(0, toldCount)) bits.write(told.lengths[symbol]!, 3);
  for (const { symbol, times } of said) {
    writeSymbol(bits, told, symbol);
    if (symbol === REPEAT) bits.write(times - FEWEST, 2);
  }
}

interface Said {
  symbol: number;
  times: number;
}

/** Lengths that stand for themselves, and repetitions. */
function saidLengths(lengths: readonly number[]): Said[] {
  const said: Said[] = [];
  for (let at = 0; at < lengths.length; ) {
    const times = Math.min(repeated(lengths, at), MOST);
    const one = times < FEWEST ? { symbol: lengths[at]!, times: 1 } : { symbol: REPEAT, times };
    said.push(one);
    at += one.times;
  }
  return said;
}

/** How often the length before stands here once more. */
function repeated(lengths: readonly number[], at: number): number {
  let end = at;
  while (end < lengths.length && lengths[end] === lengths[at - 1]) end++;
  return end - at;
}
