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

/**
 * Merges the two rarest trees until one is left; each merge puts their symbols one level deeper. Trees
 * that were merged are made in order of their counts, so the rarest is always the next leaf or the
 * next of those.
 */
function treeDepths(counts: readonly number[]): number[] {
  const leaves = [...counts.keys()].filter((symbol) => counts[symbol]! > 0);
  leaves.sort((a, b) => counts[a]! - counts[b]!);
  const total = 2 * leaves.length - 1;
  const weights = leaves.map((symbol) => counts[symbol]!);
  const parents: number[] = [];
  let leaf = 0;
  let merged = leaves.length;
  const takeRarest = () => {
    const isLeaf =
      leaf < leaves.length && !(merged < weights.length && weights[merged]! < weights[leaf]!);
    return isLeaf ? leaf++ : merged++;
  };
  while (weights.length < total) {
    const one = takeRarest();
    const other = takeRarest();
    parents[one] = weights.length;
    parents[other] = weights.length;
    weights.push(weights[one]! + weights[other]!);
  }
  return depthsOf(counts.length, leaves, parents);
}

/** The root comes last, and each tree before the one that it became a part of. */
function depthsOf(size: number, leaves: readonly number[], parents: readonly number[]): number[] {
  const levels = [...parents, 0];
  for (let tree = parents.length - 1; tree >= 0; tree--) levels[tree] = levels[parents[tree]!]! + 1;
  const depths = Array.from<number>({ length: size }).fill(0);
  leaves.forEach((symbol, leaf) => {
    depths[symbol] = levels[leaf]!;
  });
  return depths;
}
