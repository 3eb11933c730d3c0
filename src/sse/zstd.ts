import { joined } from "./bytes.ts";
import type { Codec } from "./codec.ts";
import { littleEndian } from "./bits.ts";
import { MATCH, type NumberKind, OFFSET, RUN } from "./zstd-symbols.ts";
import { type Distribution, symbolPrice } from "./zstd-fse.ts";
import { type Literals, RAW_PRICES, smallestLiterals } from "./zstd-literals.ts";
import { searchable, type Searched } from "./match-finder.ts";
import { cheapestSequences, type Prices, type Sequence } from "./zstd-optimal-parse.ts";
import { cheapestModes, type Modes, sequencesSection } from "./zstd-sequences.ts";

/** How far back a block may reach: 1 MiB. Every decoder of a stream keeps as much plain text. */
const WINDOW_LOG = 20;
const WINDOW = 1 << WINDOW_LOG;
/** (RFC 8878, 3.1.1.2.4) */
const LARGEST_BLOCK = 128 * 1024;
/** The first pass guesses what everything takes, the second knows it from the first. */
const PASSES = 2;
/** How many places that begin alike are looked at. More would cost more time than they save bytes. */
const CANDIDATES = 48;
/**
 * Large blocks are compressed with less care, so that nobody's large frames hold up all others; and
 * so are texts without a history, which are for one viewer rather than for all.
 */
const LARGE = 32 * 1024;
const FEW_CANDIDATES = 6;
/** In small texts every match counts; in large ones those of a few digits only cost time. */
const ALIKE = 4;
const ALIKE_IF_LARGE = 7;

const NOTHING = new Uint8Array();

const RAW = 0;
const COMPRESSED = 2;

/**
 * What a stream begins with: the magic number and a frame header, without size, checksum and
 * dictionary (RFC 8878, 3.1.1).
 */
const HEADER = Uint8Array.of(0x28, 0xb5, 0x2f, 0xfd, 0, (WINDOW_LOG - 10) << 3);

/**
 * The text as blocks of a stream, compressed against itself and the `history` before it. All whose
 * last plain text was that history can decode them, by whatever blocks they came to it: of what came
 * before, these use the text alone, no table and no repeated offset. None is the last block.
 */
function zstdBlocks(text: Uint8Array, history: Uint8Array): Uint8Array {
  const reachable = history.subarray(-WINDOW);
  const alike = text.length > LARGE ? ALIKE_IF_LARGE : ALIKE;
  const all = searchable(joined([reachable, text]), WINDOW, alike);
  const blocks: Uint8Array[] = [];
  for (let from = reachable.length; from < all.bytes.length; from += LARGEST_BLOCK)
    blocks.push(smallestBlock(all, from, Math.min(from + LARGEST_BLOCK, all.bytes.length)));
  return joined(blocks);
}

/** zstd with blocks that can be shared. Frames of any size find their predecessors in its window. */
export const zstd: Codec = {
  encoding: "zstd",
  header: HEADER,
  furthestBack: WINDOW,
  begin: (text) => zstdBlocks(text, NOTHING),
  compress: zstdBlocks,
  /** It adds no text, so it moves nobody's history. */
  pause: block(RAW, NOTHING),
  asItIs: (text) => block(RAW, text),
};

function smallestBlock(text: Searched, from: number, end: number): Uint8Array {
  const plain = text.bytes.subarray(from, end);
  let smallest = plain;
  let prices = FIRST_PRICES;
  const isQuick = from === 0 || end - from > LARGE;
  const candidates = isQuick ? FEW_CANDIDATES : CANDIDATES;
  for (let pass = isQuick ? PASSES - 1 : 0; pass < PASSES; pass++) {
    const sequences = cheapestSequences(text, from, end, prices, candidates);
    const modes = cheapestModes(sequences);
    const literals = smallestLiterals(literalsOf(plain, sequences));
    const content = joined([literals.section, sequencesSection(sequences, modes)]);
    if (content.length < smallest.length) smallest = content;
    prices = pricesOf(literals, modes);
  }
  return block(smallest === plain ? RAW : COMPRESSED, smallest);
}

/** Behind a header of three bytes (RFC 8878, 3.1.1.2). */
function block(type: number, content: Uint8Array): Uint8Array {
  return joined([littleEndian((content.length << 3) | (type << 1), 3), content]);
}

function literalsOf(plain: Uint8Array, sequences: readonly Sequence[]): Uint8Array {
  const parts: Uint8Array[] = [];
  let at = 0;
  for (const { run, match } of sequences) {
    parts.push(plain.subarray(at, at + run));
    at += run + match;
  }
  return joined([...parts, plain.subarray(at)]);
}

const FIRST_PRICES: Prices = {
  literals: RAW_PRICES,
  runs: codePrices(RUN, RUN.predefined),
  matches: codePrices(MATCH, MATCH.predefined),
  offsets: codePrices(OFFSET, OFFSET.predefined),
};

function pricesOf({ prices }: Literals, { runs, matches, offsets }: Modes): Prices {
  return {
    literals: prices,
    runs: codePrices(RUN, runs.distribution),
    matches: codePrices(MATCH, matches.distribution),
    offsets: codePrices(OFFSET, offsets.distribution),
  };
}

function codePrices({ bits }: NumberKind, distribution: Distribution): Float64Array {
  return Float64Array.from(bits, (count, code) => count + symbolPrice(distribution, code));
}
