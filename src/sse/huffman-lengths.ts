interface Tree {
  count: number;
  symbols: number[];
}

/**
 * Bits of each symbol in a Huffman code for these counts; 0: it does not occur. Counts are evened
 * out until no code is too long. At least two symbols have to occur.
 */
export function codeLengths(counts: readonly number[], longest: number): number[] {
  let lengths = treeDepths(counts);
  for (let even = counts; Math.max(...lengths) > longest; lengths = treeDepths(even))
    even = even.map((count) => (count + 1) >> 1);
  return lengths;
}

/** Joins the two rarest trees until one is left. What lies in them gets deeper each time. */
function treeDepths(counts: readonly number[]): number[] {
  const depths = counts.map(() => 0);
  const leaves = counts.map((count, symbol): Tree => ({ count, symbols: [symbol] }));
  let forest = leaves.filter(({ count }) => count > 0).sort((a, b) => a.count - b.count);
  while (forest.length > 1) {
    const tree = joinedTree(forest[0]!, forest[1]!);
    for (const symbol of tree.symbols) depths[symbol]!++;
    const behind = forest.findIndex(({ count }) => count > tree.count);
    const place = behind < 0 ? forest.length : Math.max(behind, 2);
    forest = [...forest.slice(2, place), tree, ...forest.slice(place)];
  }
  return depths;
}

function joinedTree(one: Tree, other: Tree): Tree {
  return { count: one.count + other.count, symbols: [...one.symbols, ...other.symbols] };
}
