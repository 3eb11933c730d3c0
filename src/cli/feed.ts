import { setImmediate as nextTurn } from "node:timers/promises";
import { INPUT_SLICE_MS } from "../limits.ts";

/** UTF-16 units that are read without looking at the clock: a millisecond's work at most. */
const PIECE_LENGTH = 1024;

/**
 * Hands a stream of text on in small pieces. Between them everybody else has a turn, as often as reading
 * has taken `INPUT_SLICE_MS`; meanwhile the writer of the stream waits.
 */
export async function feed(
  texts: AsyncIterable<string>,
  write: (piece: string) => void,
): Promise<void> {
  let end = performance.now() + INPUT_SLICE_MS;
  for await (const text of texts) {
    for (let at = 0; at < text.length; at += PIECE_LENGTH) {
      if (performance.now() >= end) {
        await nextTurn();
        end = performance.now() + INPUT_SLICE_MS;
      }
      write(text.slice(at, at + PIECE_LENGTH));
    }
  }
}
