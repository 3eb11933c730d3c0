import { constants, deflateRawSync } from "node:zlib";
import { joined } from "./bytes.ts";
import type { Codec } from "./codec.ts";

/**
 * Raw deflate behind a gzip header. It keeps no state between byte-aligned blocks but the last 32 KB
 * of plain text. The trailer never comes, as the stream never ends.
 */
export const gzip: Codec = {
  encoding: "gzip",
  /** Without name or time (RFC 1952, 2.3). */
  header: Uint8Array.of(0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 0xff),
  /** A stored block of no bytes (RFC 1951, 3.2.4). */
  emptyBlock: Uint8Array.of(0, 0, 0, 0xff, 0xff),
  furthestBack: 32_768,
  /** Ends with a sync flush: byte-aligned, and all of it can be decompressed at once. */
  compress(text, history) {
    const options = { finishFlush: constants.Z_SYNC_FLUSH, level: 9 };
    return deflateRawSync(
      text,
      history.length === 0 ? options : { ...options, dictionary: history },
    );
  },
  /** A stored block: its length, and the same inverted (RFC 1951, 3.2.4). */
  asItIs(text) {
    const { length } = text;
    const header = [0, length & 0xff, length >> 8, ~length & 0xff, (~length >> 8) & 0xff];
    return joined([Uint8Array.from(header), text]);
  },
};
