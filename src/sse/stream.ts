/** An event to be written: the newest of its view. */
export interface Written {
  /** Whose event it is; the one before it is of no more interest. */
  view: string;
  text: string;
}

/**
 * The sequence of bytes that all level subscribers of the same views share. This is the seam at
 * which the wire's encoding is chosen: text here, compressed bytes there, and nobody above can tell.
 */
export interface Stream {
  /** The value of `Content-Encoding`, if it has one. */
  readonly encoding?: string;
  /** Takes the events of one cycle; returns what every level subscriber gets, encoded once for all. */
  write(round: readonly Written[]): Uint8Array;
  /** How many bytes of text were written so far. */
  plainBytes(): number;
  /** What a level subscriber gets when there is nothing to say. */
  keepAlive(): Uint8Array;
  /**
   * What makes a subscriber level, with the newest event of each view: one who missed some of what
   * was written, or a new one.
   *
   * @param first text for a new subscriber alone, before all else.
   */
  primer(first?: string): Uint8Array;
  /** Text for one subscriber alone, after which it gets nothing more: it is level no longer. */
  farewell(text: string): Uint8Array;
}
