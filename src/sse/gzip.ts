import { constants, deflateRawSync } from "node:zlib";
import { concatBytes } from "./bytes.ts";
import type { Codec } from "./codec.ts";
import { WINDOW_SIZE } from "./deflate-symbols.ts";
import { BLOCK_END, deflatePiece, storeBlocks } from "./deflate.ts";
import { parseEvent } from "./parse-event.ts";
import { createParseState } from "./parse-state.ts";
import { RESTING_START, type StandingBlock, standingBlock } from "./standing-block.ts";
import { clearSteps, createSteps } from "./steps.ts";
import type { Related } from "./text-pair.ts";

/** Without file name and modification time, from an unknown system (RFC 1952, 2.3). */
const HEADER = Uint8Array.of(0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 0xff);
const NOTHING = new Uint8Array();
/** A stored block of no bytes (RFC 1951, 3.2.4), as a sync flush ends with. */
const EMPTY_BLOCK = Uint8Array.of(0, 0, 0, 0xff, 0xff);

/** Beyond this size of an event zlib takes less time, and describing a code adds hardly a byte. */
const LARGE_OUTPUT = 1000;

/** Of more views, zlib's most thorough search takes two and a half times as long, for a twentieth of the bytes, … */
const FEW_VIEWS = 32;
/** … and in a large event, where much looks alike, ten times as long for a tenth. */
const LARGE_EVENT = 64 * 1024;
const THOROUGH = 9;
const QUICK = 6;

/** Nearer text costs up to six bits less than a frame back. */
const REACH_IN_NEW = 2000;

/** The length of a frame, in bytes, that is assumed until there is one. */
const USUAL_FRAME = 7000;
/** The block is changed when so many pieces had frames of another length than it suits. */
const PATIENCE = 4;

const state = createParseState(standingBlock(USUAL_FRAME).prices, WINDOW_SIZE, REACH_IN_NEW);
const steps = createSteps();

/**
 * Raw deflate behind a gzip header. Between pieces a decoder keeps the last 32 KB of plain text and
 * the standing block's code, which is the same for all. The stream never ends, so there is no trailer.
 *
 * @param views how many views share the stream.
 */
export function createGzip(views: number = 1): Codec {
  const separateBlocks = createDeflate(views);
  /** Undefined: the resting block is open. */
  let block: StandingBlock | undefined = standingBlock(USUAL_FRAME);
  let misses = 0;
  /** How many pieces zlib has made in a row. */
  let anewCount = 0;

  const start = () => block?.start ?? RESTING_START;

  /** Goes over to the block that suits the frames, once it is clear that it will go on to. */
  function chooseBlock(distance: number): StandingBlock {
    const suiting = standingBlock(distance);
    misses = suiting === block ? 0 : misses + 1;
    if (block !== undefined && misses < PATIENCE) return block;
    misses = 0;
    return suiting;
  }

  function compressNear(events: readonly Related[]): Uint8Array {
    const before = block;
    block = chooseBlock(events.at(-1)?.distance ?? USUAL_FRAME);
    const piece = standingPiece(events, block);
    return block === before ? piece : concatBytes([BLOCK_END, block.start, piece]);
  }

  /** By zlib: the open block is closed before, and what suits the next piece is opened behind. */
  function compressAnew(events: readonly Related[], history: () => Uint8Array): Uint8Array {
    const last = events.at(-1);
    const distance = last?.isLast ? last.distance : lengthOf(events);
    const isFar = distance > WINDOW_SIZE || anewCount++ > 0;
    block = isFar ? undefined : standingBlock(distance);
    return concatBytes([BLOCK_END, separateBlocks(events, history), start()]);
  }

  return {
    encoding: "gzip",
    header: HEADER,
    windowSize: WINDOW_SIZE,
    begin() {
      const opening = start();
      return { endSize: 0, compress: separateBlocks, end: () => opening };
    },
    compress(events, history) {
      // What was a view's last event is out of reach: zlib takes less time, and finds more.
      if (!events.every(({ isLast }) => isLast)) return compressAnew(events, history);
      const near = compressNear(events);
      const blockOfNear = block;
      const anew = near.length <= mostOf(events) ? near : compressAnew(events, history);
      if (anew.length < near.length) return anew;
      anewCount = 0;
      block = blockOfNear;
      return near;
    },
    pause: BLOCK_END,
    get keepAlive() {
      return concatBytes([BLOCK_END, start()]);
    },
    store: storeBlocks,
  };
}

/**
 * gzip with a sync flush behind each piece, for decoders that pass on text only at the end of a
 * block, as Go's does. A frame costs some 30 bytes more.
 *
 * @param views how many views share the stream.
 */
export function createFlushedGzip(views: number = 1): Codec {
  const separateBlocks = createDeflate(views);
  return {
    encoding: "gzip",
    header: HEADER,
    windowSize: WINDOW_SIZE,
    begin: () => ({ endSize: 0, compress: separateBlocks, end: () => NOTHING }),
    compress: separateBlocks,
    /** No block is open between pieces. */
    pause: NOTHING,
    keepAlive: EMPTY_BLOCK,
    store: storeBlocks,
  };
}

/** The most bytes of a piece for which nothing else is tried. */
function mostOf(events: readonly Related[]): number {
  return Math.min(LARGE_OUTPUT * events.length, lengthOf(events));
}

function lengthOf(events: readonly Related[]): number {
  return events.reduce((sum, { bytes }) => sum + bytes.length, 0);
}

function standingPiece(events: readonly Related[], block: StandingBlock): Uint8Array {
  clearSteps(steps);
  state.prices = block.prices;
  for (const event of events) parseEvent(state, steps, event);
  return deflatePiece(steps, block, state.pair);
}

function plainText(events: readonly Related[]): Uint8Array {
  return concatBytes(events.map(({ bytes }) => bytes));
}

/** By zlib. It ends with a sync flush: byte-aligned, and decodable at once. */
function createDeflate(views: number): Codec["compress"] {
  return (events, before) => {
    const isQuick = views > FEW_VIEWS || events.some(({ bytes }) => bytes.length > LARGE_EVENT);
    const options = { finishFlush: constants.Z_SYNC_FLUSH, level: isQuick ? QUICK : THOROUGH };
    const dictionary = before().subarray(-WINDOW_SIZE);
    return deflateRawSync(
      plainText(events),
      dictionary.length > 0 ? { ...options, dictionary } : options,
    );
  };
}
