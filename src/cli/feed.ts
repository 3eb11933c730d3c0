import { slicesFor } from "../live/slices.ts";
import type { Work } from "../work.ts";

/** UTF-16 units that are read without looking at the clock: a millisecond's work at most. */
const PIECE_LENGTH = 1024;

const { begin } = slicesFor("input");

/**
 * Hands a text on in small pieces. Between them everybody else has a turn, as often as the turn has no time
 * left for what comes in; meanwhile the writer of the stream waits.
 */
export function feed(text: string, write: (piece: string) => void): Promise<void> {
  return begin(writePieces(text, write));
}

function* writePieces(text: string, write: (piece: string) => void): Work {
  for (let at = 0; at < text.length; at += PIECE_LENGTH) {
    write(text.slice(at, at + PIECE_LENGTH));
    yield;
  }
}
