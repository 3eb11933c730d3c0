import { type DeflateItems, replaceItem } from "./deflate-items.ts";
import { LENGTH_BITS, LITERAL_BITS } from "./deflate-prices.ts";
import { MIN_MATCH_LENGTH } from "./deflate-symbols.ts";

/** A match that ends or begins later or sooner, and literals in its stead. */
interface Change {
  /** How many bits it takes more. */
  bits: number;
  item: number;
  /** How many bytes of the match become literals, at its end, or where negative at its beginning. */
  literals: number;
  /** Where the match begins in the text. */
  position: number;
}

/** How many bytes of a match become literals. */
const MAX_LITERALS = 3;
/** How many bits it may take. Beyond that, closing the block is cheaper. */
const MAX_EXCESS = 64;

/**
 * Changes some items so that their bits fill whole bytes. Nearly always there is a match that can be
 * shortened for just the bits that would be left over.
 *
 * @param text what the last items put together: those of earlier text stay as they are.
 * @returns whether there was a way.
 */
export function alignItems(items: DeflateItems, text: Uint8Array): boolean {
  const missing = -items.bits & 7;
  if (missing === 0) return true;
  const change = cheapestChange(items, text, missing);
  if (change === undefined) return false;
  apply(items, text, change);
  return true;
}

function cheapestChange(
  { values, distances, count }: DeflateItems,
  text: Uint8Array,
  missing: number,
): Change | undefined {
  let best: Change | undefined;
  let most = MAX_EXCESS;
  let position = text.length;
  for (let item = count - 1; item >= 0 && position > 0; item--) {
    const isLiteral = distances[item] === 0;
    position -= isLiteral ? 1 : values[item]!;
    if (isLiteral || position < 0) continue;
    for (let literals = -MAX_LITERALS; literals <= MAX_LITERALS; literals++) {
      if (literals === 0) continue;
      const bits = changeBits(values[item]!, text, position, literals);
      if (bits >= most || (bits & 7) !== missing) continue;
      best = { bits, item, literals, position };
      most = bits;
      if (bits <= missing) return best;
    }
  }
  return best;
}

/** How many bits more it takes to write some bytes of a match as literals. */
function changeBits(length: number, text: Uint8Array, position: number, literals: number): number {
  const count = Math.abs(literals);
  const left = length - count;
  if (left < MIN_MATCH_LENGTH) return Infinity;
  const from = literals > 0 ? position + left : position;
  let bits = LENGTH_BITS[left]! - LENGTH_BITS[length]!;
  for (let at = from; at < from + count; at++) bits += LITERAL_BITS[text[at]!]!;
  return bits;
}

function apply(items: DeflateItems, text: Uint8Array, { item, literals, position }: Change): void {
  const length = items.values[item]!;
  const distance = items.distances[item]!;
  const count = Math.abs(literals);
  const from = literals > 0 ? position + length - count : position;
  const bytes = Array.from(text.subarray(from, from + count), (byte) => [byte, 0] as const);
  const match = [length - count, distance] as const;
  replaceItem(items, item, literals > 0 ? [match, ...bytes] : [...bytes, match]);
}
