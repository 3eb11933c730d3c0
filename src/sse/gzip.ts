import { constants, deflateRawSync } from "node:zlib";
import { concatBytes } from "./bytes.ts";
import type { Codec } from "./codec.ts";
import { WINDOW_SIZE } from "./deflate-symbols.ts";
import { BLOCK_END, BLOCK_START, deflatePiece, storeBlocks } from "./deflate.ts";

/** Without file name and modification time, from an unknown system (RFC 1952, 2.3). */
const HEADER = Uint8Array.of(0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 0xff);
const NOTHING = new Uint8Array();
/** A stored block of no bytes (RFC 1951, 3.2.4), as a sync flush ends with. */
const EMPTY_BLOCK = Uint8Array.of(0, 0, 0, 0xff, 0xff);

/** Beyond these sizes zlib takes less time, and describing a code adds hardly a byte. */
const LARGE_OUTPUT = 1000;
const LARGE_TEXT = 64 * 1024;

/**
 * Raw deflate behind a gzip header. Between pieces a decoder keeps the last 32 KB of plain text and
 * the standing block's code, which is the same for all. The stream never ends, so there is no trailer.
 */
export const gzip: Codec = {
  encoding: "gzip",
  header: HEADER,
  windowSize: WINDOW_SIZE,
  begin: (text) =>
    text.length === 0 ? BLOCK_START : concatBytes([deflateBlocks(text), BLOCK_START]),
  compress(text, history) {
    const blocks = concatBytes([BLOCK_END, deflateBlocks(text, history), BLOCK_START]);
    if (blocks.length > LARGE_OUTPUT || text.length > LARGE_TEXT) return blocks;
    const piece = deflatePiece(text, history);
    return piece.length < blocks.length ? piece : blocks;
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
  begin: (text) => (text.length === 0 ? NOTHING : deflateBlocks(text)),
  compress: deflateBlocks,
  /** No block is open between pieces. */
  pause: NOTHING,
  keepAlive: EMPTY_BLOCK,
  store: storeBlocks,
};

/** Ends with a sync flush: byte-aligned, and decodable at once. */
function deflateBlocks(text: Uint8Array, dictionary?: Uint8Array): Uint8Array {
  const options = { finishFlush: constants.Z_SYNC_FLUSH, level: 9 };
  return deflateRawSync(text, dictionary?.length ? { ...options, dictionary } : options);
}
