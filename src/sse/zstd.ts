import { concatBytes, littleEndian } from "./bytes.ts";
import type { Codec } from "./codec.ts";
import { CANDIDATES, createMatchFinder, HASHED_BYTES, type MatchFinder } from "./match-finder.ts";
import { type Distribution, symbolPrice } from "./zstd-fse.ts";
import { encodeLiterals, type Literals, RAW_PRICES } from "./zstd-literals.ts";
import { optimalSequences, type Sequence, type ZstdPrices } from "./zstd-optimal-parse.ts";
import { cheapestModes, type CompressionModes, sequencesSection } from "./zstd-sequences.ts";
import { LITERALS_LENGTH, MATCH_LENGTH, OFFSET, type SequenceCode } from "./zstd-symbols.ts";

/** 1 MiB: every decoder of a stream keeps as much plain text. */
const WINDOW_LOG = 20;
const WINDOW_SIZE = 1 << WINDOW_LOG;
/** (RFC 8878, 3.1.1.2.4) */
const LARGEST_BLOCK = 128 * 1024;
/** The first pass guesses the prices, the second takes them from the first one's result. */
const PASSES = 2;
/**
 * Large blocks are searched less thoroughly, so that one chart's large frames do not delay all
 * others; so are texts without a history, which are for one subscriber.
 */
const LARGE = 32 * 1024;
const FEW_CANDIDATES = 6;
/** In large texts, matches of a few digits cost time and save little. */
const HASHED_BYTES_IF_LARGE = 7;

const NOTHING = new Uint8Array();

/** Block types (RFC 8878, 3.1.1.2.2). */
const RAW = 0;
const COMPRESSED = 2;

/**
 * The magic number and a frame header without content size, checksum and dictionary
 * (RFC 8878, 3.1.1).
 */
const HEADER = Uint8Array.of(0x28, 0xb5, 0x2f, 0xfd, 0, (WINDOW_LOG - 10) << 3);

/**
 * zstd in blocks that can be shared: of what came before, a block uses the plain text alone, no
 * table and no repeated offset. So every decoder with the same plain text behind it can decode it.
 */
export const zstd: Codec = {
  encoding: "zstd",
  header: HEADER,
  windowSize: WINDOW_SIZE,
  begin: (text) => compressBlocks(text, NOTHING),
  compress: compressBlocks,
  /** An empty block: it adds no text, so it moves nobody's history. */
  pause: frameBlock(RAW, NOTHING),
  keepAlive: frameBlock(RAW, NOTHING),
  store: (text) => frameBlock(RAW, text),
};

/** Compresses text against itself and the `history` before it. None of the blocks is the last. */
function compressBlocks(text: Uint8Array, history: Uint8Array): Uint8Array {
  const reachable = history.subarray(-WINDOW_SIZE);
  const finder = createMatchFinder(concatBytes([reachable, text]), {
    windowSize: WINDOW_SIZE,
    hashedBytes: text.length > LARGE ? HASHED_BYTES_IF_LARGE : HASHED_BYTES,
    candidates: CANDIDATES,
  });
  const { length } = finder.bytes;
  const blocks: Uint8Array[] = [];
  for (let from = reachable.length; from < length; from += LARGEST_BLOCK) {
    finder.end = Math.min(from + LARGEST_BLOCK, length);
    blocks.push(compressBlock(finder, from));
  }
  return concatBytes(blocks);
}

/** Compresses the bytes from `from` to the finder's end. */
function compressBlock(finder: MatchFinder, from: number): Uint8Array {
  const plain = finder.bytes.subarray(from, finder.end);
  let smallest = plain;
  let prices = FIRST_PRICES;
  const isQuick = from === 0 || plain.length > LARGE;
  finder.candidates = isQuick ? FEW_CANDIDATES : CANDIDATES;
  for (let pass = isQuick ? PASSES - 1 : 0; pass < PASSES; pass++) {
    const sequences = optimalSequences(finder, from, prices);
    const modes = cheapestModes(sequences);
    const literals = encodeLiterals(collectLiterals(plain, sequences));
    const content = concatBytes([literals.section, sequencesSection(sequences, modes)]);
    if (content.length < smallest.length) smallest = content;
    prices = zstdPrices(literals, modes);
  }
  return frameBlock(smallest === plain ? RAW : COMPRESSED, smallest);
}

/** Puts a block behind its header of three bytes (RFC 8878, 3.1.1.2). */
function frameBlock(type: number, content: Uint8Array): Uint8Array {
  return concatBytes([littleEndian((content.length << 3) | (type << 1), 3), content]);
}

function collectLiterals(plain: Uint8Array, sequences: readonly Sequence[]): Uint8Array {
  const parts: Uint8Array[] = [];
  let at = 0;
  for (const { literalsLength, matchLength } of sequences) {
    parts.push(plain.subarray(at, at + literalsLength));
    at += literalsLength + matchLength;
  }
  return concatBytes([...parts, plain.subarray(at)]);
}

const FIRST_PRICES: ZstdPrices = {
  literals: RAW_PRICES,
  literalsLengths: codePrices(LITERALS_LENGTH, LITERALS_LENGTH.defaultDistribution),
  matchLengths: codePrices(MATCH_LENGTH, MATCH_LENGTH.defaultDistribution),
  offsets: codePrices(OFFSET, OFFSET.defaultDistribution),
};

function zstdPrices({ prices }: Literals, modes: CompressionModes): ZstdPrices {
  return {
    literals: prices,
    literalsLengths: codePrices(LITERALS_LENGTH, modes.literalsLengths.distribution),
    matchLengths: codePrices(MATCH_LENGTH, modes.matchLengths.distribution),
    offsets: codePrices(OFFSET, modes.offsets.distribution),
  };
}

function codePrices({ extraBits }: SequenceCode, distribution: Distribution): Float64Array {
  return Float64Array.from(extraBits, (count, code) => count + symbolPrice(distribution, code));
}
