import type { Related } from "./text-pair.ts";

/** A text that refers to nothing before it, and is compressed a part at a time. */
export interface Beginning {
  /** How many of the text's last bytes `end` writes, so that no part has them. */
  endSize: number;
  /** @param before what comes before these events in the text, as far as the window reaches. */
  compress(events: readonly Related[], before: () => Uint8Array): Uint8Array;
  /** What brings a decoder to where the stream was when the text was begun. */
  end(): Uint8Array;
}

/**
 * The compression of a stream, whose output can be shared by many decoders. Its pieces are byte-aligned,
 * and a decoder that got all pieces so far, or what `begin` makes instead of them, can decode the next.
 */
export interface Codec {
  /** The value of `Content-Encoding`. */
  encoding: "gzip" | "zstd";
  /** The first bytes of each subscriber's stream. */
  header: Uint8Array;
  /** How far back a piece may refer to plain text, in bytes. */
  windowSize: number;
  /**
   * Begins a text that refers to nothing before it: a subscriber starts with it, or restarts. Behind it
   * comes the next piece.
   *
   * @param last the last event of the text; empty where it has none.
   */
  begin(last: Uint8Array): Beginning;
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
