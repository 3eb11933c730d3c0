import { type BitWriter, writeBits } from "./bit-writer.ts";

/** A Huffman code, by symbol. */
export interface HuffmanCode {
  /** Bits of each symbol; 0: it has no code. */
  lengths: readonly number[];
  /** As they are written, least significant bit first. */
  codes: readonly number[];
}

export function writeSymbol(bits: BitWriter, code: HuffmanCode, symbol: number): void {
  writeBits(bits, code.codes[symbol]!, code.lengths[symbol]!);
}

interface Tree {
  count: number;
  symbols: number[];
}

/**
 * Code lengths for symbols with these counts; 0 for a count of 0. While a code is longer than
 * `longest`, the counts are halved, which evens them out. At least two symbols must occur.
 */
export function codeLengths(counts: readonly number[], longest: number): number[] {
  let lengths = treeDepths(counts);
  for (let even = counts; Math.max(...lengths) > longest; lengths = treeDepths(even))
    even = even.map((count) => (count + 1) >> 1);
  return lengths;
}

/** Merges the two rarest trees until one is left; each merge puts their symbols one level deeper. */
function treeDepths(counts: readonly number[]): number[] {
  const depths = counts.map(() => 0);
  const leaves = counts.map((count, symbol): Tree => ({ count, symbols: [symbol] }));
  let forest = leaves.filter(({ count }) => count > 0).sort((a, b) => a.count - b.count);
  while (forest.length > 1) {
    const tree = mergeTrees(forest[0]!, forest[1]!);
    for (const symbol of tree.symbols) depths[symbol]!++;
    const behind = forest.findIndex(({ count }) => count > tree.count);
    const index = behind < 0 ? forest.length : Math.max(behind, 2);
    forest = [...forest.slice(2, index), tree, ...forest.slice(index)];
  }
  return depths;
}

function mergeTrees(one: Tree, other: Tree): Tree {
  return { count: one.count + other.count, symbols: [...one.symbols, ...other.symbols] };
}
