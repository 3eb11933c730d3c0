import { joined } from "./bytes.ts";
import { beginBlock, writeSymbol } from "./deflate-huffman.ts";
import {
  DISTANCE,
  END_OF_BLOCK,
  FIRST_LENGTH,
  FURTHEST_MATCH,
  LENGTH,
  type NumberKind,
} from "./deflate-symbols.ts";
import { cheapestWays, type Step } from "./deflate-optimal-parse.ts";
import { pricesOf } from "./deflate-prices.ts";
import { STANDING } from "./deflate-standing.ts";
import { type BitWriter, createBitWriter, littleEndian } from "./bits.ts";
import { searchable } from "./match-finder.ts";

/*
 * Raw deflate in pieces that begin and end with a byte, and within the standing block: a block of a
 * code that is always the same, so that a piece neither tells a code nor ends a block. All who have
 * that block open, and whose last plain text is the same, can decode the same pieces.
 */

const PRICES = pricesOf(STANDING);
/** Shorter matches hardly ever pay. */
const ALIKE = 4;
/** How many places that begin alike are looked at. More would cost more time than they save bytes. */
const CANDIDATES = 48;
const LARGEST_STORED = 0xffff;

/** Begins the standing block. */
export const OPENING: Uint8Array = opening();

/** Ends it, with a byte. */
export const CLOSING: Uint8Array = closed(createBitWriter());

/** The text in the standing block, compressed against itself and the `history` before it. */
export function standingPiece(text: Uint8Array, history: Uint8Array): Uint8Array {
  const reachable = history.subarray(-FURTHEST_MATCH);
  const all = searchable(joined([reachable, text]), FURTHEST_MATCH, ALIKE);
  const ways = cheapestWays(all, reachable.length, all.bytes.length, PRICES, CANDIDATES);
  const cheapest = ways.bits.indexOf(Math.min(...ways.bits));
  const bits = createBitWriter();
  // Nearly always a way that ends with a byte is hardly dearer than the cheapest.
  if (ways.bits[0]! <= ways.bits[cheapest]! + 8 * (CLOSING.length + OPENING.length)) {
    writeSteps(bits, text, ways.steps(0));
    return bits.finish();
  }
  writeSteps(bits, text, ways.steps(cheapest));
  return joined([closed(bits), OPENING]);
}

/** The text as it is, behind its length, and that inverted (RFC 1951, 3.2.4). */
export function storedBlocks(text: Uint8Array): Uint8Array {
  const parts: Uint8Array[] = [];
  for (let at = 0; at < text.length; at += LARGEST_STORED) {
    const part = text.subarray(at, at + LARGEST_STORED);
    const { length } = part;
    parts.push(Uint8Array.of(0), littleEndian(length, 2), littleEndian(length ^ 0xffff, 2), part);
  }
  return joined(parts);
}

function opening(): Uint8Array {
  const bits = createBitWriter();
  beginBlock(bits, STANDING);
  return bits.finish();
}

/** Ends the block, and goes to the end of a byte by a stored block of no bytes. */
function closed(bits: BitWriter): Uint8Array {
  writeSymbol(bits, STANDING.symbols, END_OF_BLOCK);
  bits.write(0, 3);
  return joined([bits.finish(), Uint8Array.of(0, 0, 0xff, 0xff)]);
}

function writeSteps(bits: BitWriter, text: Uint8Array, steps: readonly Step[]): void {
  let at = 0;
  for (const { length, distance } of steps) {
    if (distance === 0) writeSymbol(bits, STANDING.symbols, text[at]!);
    else writeMatch(bits, length, distance);
    at += length;
  }
}

function writeMatch(bits: BitWriter, length: number, distance: number): void {
  const lengthCode = LENGTH.codeOf(length);
  writeSymbol(bits, STANDING.symbols, FIRST_LENGTH + lengthCode);
  writeRest(bits, LENGTH, length, lengthCode);
  const distanceCode = DISTANCE.codeOf(distance);
  writeSymbol(bits, STANDING.distances, distanceCode);
  writeRest(bits, DISTANCE, distance, distanceCode);
}

function writeRest(bits: BitWriter, kind: NumberKind, value: number, code: number): void {
  bits.write(value - kind.bases[code]!, kind.bits[code]!);
}
