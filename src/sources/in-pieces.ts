import type { Work } from "../work.ts";
import { runWork } from "./run-work.ts";
import type { SourceContext } from "./source.ts";

/** UTF-16 units that are read without looking at the clock: a millisecond's work or two. */
const PIECE_LENGTH = 1024;

/** Hands a text on in small pieces, between which everybody else has a turn. */
export function inPieces(
  text: string,
  write: (piece: string) => void,
  context: SourceContext,
): Promise<void> {
  return runWork(writePieces(text, write), context);
}

function* writePieces(text: string, write: (piece: string) => void): Work {
  for (let at = 0; at < text.length; at += PIECE_LENGTH) {
    write(text.slice(at, at + PIECE_LENGTH));
    yield;
  }
}
