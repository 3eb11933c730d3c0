import { constants, deflateRawSync } from "node:zlib";
import { joined } from "./bytes.ts";
import type { Codec } from "./codec.ts";
import { FURTHEST_MATCH } from "./deflate-symbols.ts";
import { CLOSING, OPENING, standingPiece, storedBlocks } from "./deflate.ts";

/** Without name or time (RFC 1952, 2.3). */
const HEADER = Uint8Array.of(0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 0xff);
const NOTHING = new Uint8Array();

/** Zlib needs less time for what changed much, and the code of a block hardly counts there. */
const MUCH = 1000;
const LARGE = 64 * 1024;

/**
 * Raw deflate behind a gzip header. It keeps no state between our pieces but the last 32 KB of plain
 * text, and a block of which all know the code. The trailer never comes, as the stream never ends.
 */
export const gzip: Codec = {
  encoding: "gzip",
  header: HEADER,
  furthestBack: FURTHEST_MATCH,
  begin: (text) => (text.length === 0 ? OPENING : joined([deflatedBlocks(text), OPENING])),
  compress(text, history) {
    const blocks = joined([CLOSING, deflatedBlocks(text, history), OPENING]);
    if (blocks.length > MUCH || text.length > LARGE) return blocks;
    const piece = standingPiece(text, history);
    return piece.length < blocks.length ? piece : blocks;
  },
  pause: CLOSING,
  asItIs: storedBlocks,
};

/**
 * The same with a sync flush behind each piece, for decoders that hand on what they have decoded only
 * at the end of a block, as Go's does. A frame costs some 30 bytes more.
 */
export const flushedGzip: Codec = {
  encoding: "gzip",
  header: HEADER,
  furthestBack: FURTHEST_MATCH,
  begin: (text) => (text.length === 0 ? NOTHING : deflatedBlocks(text)),
  compress: deflatedBlocks,
  /** A stored block of no bytes (RFC 1951, 3.2.4). It adds no text, so it moves nobody's history. */
  pause: storedBlocks(NOTHING),
  asItIs: storedBlocks,
};

/** Ends with a sync flush: byte-aligned, and all of it can be decompressed at once. */
function deflatedBlocks(text: Uint8Array, dictionary?: Uint8Array): Uint8Array {
  const options = { finishFlush: constants.Z_SYNC_FLUSH, level: 9 };
  return deflateRawSync(text, dictionary?.length ? { ...options, dictionary } : options);
}
