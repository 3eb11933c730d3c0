import type { Work } from "../work.ts";

/** An event to write; it replaces the one before of the same view. */
export interface StreamEvent {
  /** The view's key. */
  view: string;
  /** As `eventBytes` gives it. Valid until the first part of the work is done: the stream keeps a copy. */
  bytes: Uint8Array;
}

/**
 * The sequence of bytes that all level subscribers of the same views share. It hides how they are
 * encoded: `plain-stream.ts` sends text, `shared-stream.ts` compresses it once for all.
 */
export interface Stream {
  /**
   * Writes the events of one cycle, one write after the other.
   *
   * @returns what every level subscriber gets, encoded once.
   */
  write(events: readonly StreamEvent[]): Work<Uint8Array>;
  /** How many bytes of text were written so far. */
  plainBytes(): number;
  /** What a level subscriber gets to keep its connection from looking idle. */
  keepAlive(): Uint8Array;
  /**
   * Makes a part of the primer, in a millisecond or two, so that others can come in between. While a
   * write is under way none is begun, and none is there.
   *
   * @returns whether `primer` now has nothing left to make.
   */
  preparePrimer(): boolean;
  /**
   * What makes a subscriber level: the newest event of each view, encoded without reference to
   * anything before. For a new subscriber, or one that missed a write. Not while one is under way.
   *
   * @param first text for a new subscriber alone, before all else.
   * @returns parts to send one behind the other. The last, by far the largest, is the same memory for all
   * who join before the next write.
   */
  primer(first?: string): readonly Uint8Array[];
  /** Text for one subscriber alone. It is no longer level, so it must get nothing after this. */
  farewell(text: string): Uint8Array;
}
