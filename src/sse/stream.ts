/**
 * The sequence of bytes that all level subscribers of a view share. This is the seam at which the
 * wire's encoding is chosen: text here, compressed bytes elsewhere, and nobody above can tell.
 */
export interface Stream {
  /** The value of `Content-Encoding`, if it has one. */
  readonly encoding?: string;
  /** Takes one round of events; returns what every level subscriber gets, encoded once for all. */
  write(text: string): Uint8Array;
  /** What a level subscriber gets when there is nothing to say. */
  keepAlive(): Uint8Array;
  /**
   * What makes a subscriber level: one who joins, or who missed some of what was written.
   *
   * @param first text for this subscriber alone, before all else.
   */
  primer(present: string, first?: string): Uint8Array;
}
