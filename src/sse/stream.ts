/**
 * The sequence of bytes that all level subscribers of the same views share. This is the seam at
 * which the wire's encoding is chosen: text here, compressed bytes there, and nobody above can tell.
 */
export interface Stream {
  /** The value of `Content-Encoding`, if it has one. */
  readonly encoding?: string;
  /**
   * Takes an event; returns what every level subscriber gets, encoded once for all.
   *
   * @param view whose newest event this is; the one before it is of no more interest.
   */
  write(view: string, text: string): Uint8Array;
  /** What a level subscriber gets when there is nothing to say. */
  keepAlive(): Uint8Array;
  /**
   * What makes a subscriber level, with the newest event of each view: one who missed some of what
   * was written, or a new one.
   *
   * @param first text for a new subscriber alone, before all else.
   */
  primer(first?: string): Uint8Array;
}
