import { concatBytes } from "./bytes.ts";
import type { Codec } from "./codec.ts";
import { createHistory } from "./history.ts";
import { createPrimerWork, type PrimerWork } from "./primer.ts";
import type { Stream } from "./stream.ts";

const encoder = new TextEncoder();

/**
 * What is written while a primer is made, or behind one that is kept, may be so large beside it. Who
 * gets it sees some frames that are no longer the newest, one right behind the other.
 */
const MAX_ADDED = 0.25;

/**
 * A stream that is compressed once for all subscribers. The events of each write are compressed on
 * their own, against the history that every level subscriber's decoder holds. A subscriber that
 * decodes the history is level, so no subscriber needs a compressor of its own.
 */
export function createSharedStream(codec: Codec): Stream {
  const { header, windowSize, compress, pause, keepAlive, store } = codec;
  const history = createHistory(windowSize);
  /** A primer that is made or under way. */
  let work: PrimerWork | undefined;
  let isMade = false;

  function begin(): void {
    work = createPrimerWork(codec, history.events());
    isMade = false;
    history.hold(true);
  }

  function preparePrimer(): boolean {
    if (work === undefined) begin();
    isMade ||= work!.step();
    if (isMade) history.hold(false);
    return isMade;
  }

  /** A small primer is made anew after each write, so that it holds no old frame. */
  function keepOrDrop(piece: Uint8Array): void {
    if (work === undefined) return;
    work.add(piece);
    // One that nobody goes on making does not grow for ever.
    const isTooLarge = isMade ? work.share() > MAX_ADDED : work.addedSize() > windowSize;
    if (!isTooLarge && !(isMade && history.isSmall())) return;
    work = undefined;
    history.hold(false);
  }

  return {
    write(events) {
      const before = history.end();
      const related = history.add(events);
      const piece = compress(related, () => history.textBefore(before));
      history.dropSuperseded();
      keepOrDrop(piece);
      return piece;
    },
    plainBytes: history.end,
    keepAlive: () => keepAlive,
    preparePrimer,
    primer(first) {
      while (!preparePrimer());
      const present = work!.bytes();
      if (first === undefined) return concatBytes([pause, present]);
      return concatBytes([header, store(encoder.encode(first)), present]);
    },
    farewell: (text) => concatBytes([pause, store(encoder.encode(text))]),
  };
}
