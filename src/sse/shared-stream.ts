import { constants, deflateRawSync } from "node:zlib";
import type { Stream } from "./stream.ts";

/** A gzip header without name or time (RFC 1952, 2.3). */
const GZIP_HEADER = Uint8Array.of(0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 0xff);
/** A stored block of no bytes: it adds no text, so it moves nobody's history (RFC 1951, 3.2.4). */
const EMPTY_BLOCK = Uint8Array.of(0, 0, 0, 0xff, 0xff);
/** Deflate looks back no further than this (RFC 1951, 2). */
const FURTHEST_BACK = 32_768;
const LARGEST_STORED = 65_535;

const encoder = new TextEncoder();

/** One event of a view, as plain text. */
interface Written {
  view: string;
  bytes: Uint8Array;
}

/**
 * A gzip stream that is compressed once for all. Raw deflate keeps no state between byte-aligned
 * blocks but the plain text before them, so each round is compressed by itself, against the
 * `history` that every level subscriber's decompressor holds; and whoever has just decompressed
 * that history is level. The stream never ends, so no trailer comes, and no compressor stays.
 */
export function createSharedStream(): Stream {
  let history: Written[] = [];
  let historyBytes: Uint8Array = new Uint8Array();
  let compressedHistory: Uint8Array | undefined;
  const latest = new Map<string, Written>();

  function remember(written: Written): void {
    latest.set(written.view, written);
    history = withoutSuperseded([...history, written], latest);
    historyBytes = concat(history.map(({ bytes }) => bytes));
    compressedHistory = undefined;
  }

  /** The present events that the history no longer holds, and then the history: it has to come last. */
  function compressPresent(): Uint8Array {
    const held = new Set(history);
    const others = [...latest.values()].filter((written) => !held.has(written));
    const text = concat([...others.map(({ bytes }) => bytes), historyBytes]);
    return text.length === 0 ? EMPTY_BLOCK : deflated(text);
  }

  return {
    encoding: "gzip",
    write(view, text) {
      const bytes = encoder.encode(text);
      const compressed = deflated(bytes, historyBytes);
      remember({ view, bytes });
      return compressed;
    },
    keepAlive: () => EMPTY_BLOCK,
    primer(first) {
      compressedHistory ??= compressPresent();
      if (first === undefined) return compressedHistory;
      return concat([GZIP_HEADER, storedBlock(encoder.encode(first)), compressedHistory]);
    },
  };
}

/** Ends with a sync flush: byte-aligned, and all of it can be decompressed at once. */
function deflated(bytes: Uint8Array, history?: Uint8Array): Uint8Array {
  const options = { finishFlush: constants.Z_SYNC_FLUSH, level: 9 };
  const hasHistory = history !== undefined && history.length > 0;
  return deflateRawSync(bytes, hasHistory ? { ...options, dictionary: history } : options);
}

/** Text for one subscriber alone. Too short to compress. */
function storedBlock(bytes: Uint8Array): Uint8Array {
  if (bytes.length > LARGEST_STORED) return deflated(bytes);
  const { length } = bytes;
  const header = [0, length & 0xff, length >> 8, ~length & 0xff, (~length >> 8) & 0xff];
  return concat([Uint8Array.from(header), bytes]);
}

/**
 * What each next event is compared with: the newest event of each view, as far back as deflate can
 * look. A newcomer gets all of it, so what is superseded leaves as soon as it stands in front.
 */
function withoutSuperseded(history: Written[], latest: ReadonlyMap<string, Written>): Written[] {
  let size = history.reduce((sum, { bytes }) => sum + bytes.length, 0);
  let start = 0;
  for (; start < history.length - 1; start++) {
    const { view, bytes } = history[start]!;
    if (latest.get(view) === history[start] && size <= FURTHEST_BACK) break;
    size -= bytes.length;
  }
  return history.slice(start);
}

function concat(parts: Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let place = 0;
  for (const part of parts) {
    whole.set(part, place);
    place += part.length;
  }
  return whole;
}
