import type { Related } from "./text-pair.ts";

/**
 * A compression whose output can be shared by many decoders. Its pieces are byte-aligned, and a
 * decoder needs nothing for a piece but the plain text before it.
 */
export interface Codec {
  /** The value of `Content-Encoding`. */
  encoding: "gzip" | "zstd";
  /** The first bytes of each subscriber's stream. */
  header: Uint8Array;
  /** How far back a piece may refer to plain text, in bytes. */
  windowSize: number;
  /**
   * Compresses events of a text that refers to nothing before it: a subscriber starts with it, or
   * restarts.
   *
   * @param before what comes before these events in that text, as far as the window reaches.
   */
  begin(events: readonly Related[], before: () => Uint8Array): Uint8Array;
  /** Comes behind that text, before the first piece. */
  begun: Uint8Array;
  /**
   * Compresses events as one piece.
   *
   * @param history the text right before them, as far as the window reaches.
   */
  compress(events: readonly Related[], history: () => Uint8Array): Uint8Array;
  /** What a subscriber gets before it restarts, or before its last text. */
  pause: Uint8Array;
  /** What a silent connection gets: bytes that add no text, between two pieces. Never empty, or a proxy cuts it. */
  keepAlive: Uint8Array;
  /** Wraps a short text without compressing it. It stands before `begin` or ends the stream, never between pieces. */
  store(text: Uint8Array): Uint8Array;
}
