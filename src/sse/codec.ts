/**
 * A compression whose output can be shared: pieces of it are byte-aligned, and to decode one takes
 * no more than the plain text before it.
 */
export interface Codec {
  /** The value of `Content-Encoding`. */
  encoding: "gzip" | "zstd";
  /** What each subscriber's stream begins with. */
  header: Uint8Array;
  /** How much plain text before a piece it can refer to, in bytes. */
  furthestBack: number;
  /** The text as what a subscriber begins with, or begins again: it refers to nothing. */
  begin(text: Uint8Array): Uint8Array;
  /** The text as one piece, which refers to the `history` right before it. */
  compress(text: Uint8Array, history: Uint8Array): Uint8Array;
  /** What comes before a subscriber begins again. */
  pause: Uint8Array;
  /** A text too short to be compressed, before a subscriber begins. */
  asItIs(text: Uint8Array): Uint8Array;
}
