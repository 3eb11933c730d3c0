import { constants, deflateRawSync } from "node:zlib";
import { concatBytes } from "./bytes.ts";
import type { Codec } from "./codec.ts";
import { WINDOW_SIZE } from "./deflate-symbols.ts";
import { DEFLATE_PRICES } from "./deflate-prices.ts";
import { BLOCK_END, BLOCK_START, deflatePiece, storeBlocks } from "./deflate.ts";
import { parseEvent } from "./parse-event.ts";
import { createParseState } from "./parse-state.ts";
import { clearSteps, createSteps } from "./steps.ts";
import type { Related } from "./text-pair.ts";

/** Without file name and modification time, from an unknown system (RFC 1952, 2.3). */
const HEADER = Uint8Array.of(0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 0xff);
const NOTHING = new Uint8Array();
/** A stored block of no bytes (RFC 1951, 3.2.4), as a sync flush ends with. */
const EMPTY_BLOCK = Uint8Array.of(0, 0, 0, 0xff, 0xff);

/** Beyond this size of an event zlib takes less time, and describing a code adds hardly a byte. */
const LARGE_OUTPUT = 1000;

const WINDOW_BITS = 15;
/** In the text of many charts, zlib looks back for 16 KB only: two frames or so. */
const NEAR_WINDOW_BITS = 14;
const LARGE_TEXT = 128 * 1024;

const state = createParseState(DEFLATE_PRICES, WINDOW_SIZE);
const steps = createSteps();

/**
 * Raw deflate behind a gzip header. Between pieces a decoder keeps the last 32 KB of plain text and
 * the standing block's code, which is the same for all. The stream never ends, so there is no trailer.
 */
export const gzip: Codec = {
  encoding: "gzip",
  header: HEADER,
  windowSize: WINDOW_SIZE,
  begin: (events, before) => deflateBlocks(plainText(events), before()),
  begun: BLOCK_START,
  compress(events, history) {
    // What was a view's last event is out of reach: zlib takes less time, and finds more.
    const piece = events.every(({ isLast }) => isLast) ? standingPiece(events) : undefined;
    if (piece !== undefined && piece.length <= mostOf(events)) return piece;
    const blocks = deflateBlocks(plainText(events), history());
    const size = BLOCK_END.length + blocks.length + BLOCK_START.length;
    if (piece !== undefined && piece.length <= size) return piece;
    return concatBytes([BLOCK_END, blocks, BLOCK_START]);
  },
  pause: BLOCK_END,
  keepAlive: concatBytes([BLOCK_END, BLOCK_START]),
  store: storeBlocks,
};

/**
 * gzip with a sync flush behind each piece, for decoders that pass on text only at the end of a
 * block, as Go's does. A frame costs some 30 bytes more.
 */
export const flushedGzip: Codec = {
  encoding: "gzip",
  header: HEADER,
  windowSize: WINDOW_SIZE,
  begin: (events, before) => deflateBlocks(plainText(events), before()),
  begun: NOTHING,
  compress: (events, history) => deflateBlocks(plainText(events), history()),
  /** No block is open between pieces. */
  pause: NOTHING,
  keepAlive: EMPTY_BLOCK,
  store: storeBlocks,
};

/** The most bytes of a piece for which nothing else is tried. */
function mostOf(events: readonly Related[]): number {
  const textLength = events.reduce((sum, { bytes }) => sum + bytes.length, 0);
  return Math.min(LARGE_OUTPUT * events.length, textLength);
}

function standingPiece(events: readonly Related[]): Uint8Array {
  clearSteps(steps);
  for (const event of events) parseEvent(state, steps, event);
  return deflatePiece(steps, events.at(-1)?.bytes ?? NOTHING);
}

function plainText(events: readonly Related[]): Uint8Array {
  return concatBytes(events.map(({ bytes }) => bytes));
}

/** Ends with a sync flush: byte-aligned, and decodable at once. */
function deflateBlocks(text: Uint8Array, dictionary: Uint8Array): Uint8Array {
  // What is near is searched with all care; what is far hardly saves any bytes, and takes as long again.
  const windowBits = text.length > LARGE_TEXT ? NEAR_WINDOW_BITS : WINDOW_BITS;
  const options = { finishFlush: constants.Z_SYNC_FLUSH, level: 9, windowBits };
  const reachable = dictionary.subarray(-(1 << windowBits));
  return deflateRawSync(
    text,
    reachable.length > 0 ? { ...options, dictionary: reachable } : options,
  );
}
