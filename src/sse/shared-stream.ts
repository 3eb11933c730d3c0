import { concatBytes } from "./bytes.ts";
import type { Work } from "../work.ts";
import type { Codec } from "./codec.ts";
import { cutEvents } from "./cut-events.ts";
import { createHistory } from "./history.ts";
import { createPrimerWork, type PrimerWork } from "./primer.ts";
import type { Stream } from "./stream.ts";
import type { Related } from "./text-pair.ts";

const encoder = new TextEncoder();

/**
 * What is written while a primer is made, or behind one that is kept, may be so large beside it. Who
 * gets it sees some frames that are no longer the newest, one right behind the other.
 */
const MAX_ADDED = 0.25;
/**
 * Until it is made, that may be so many times as large as the primer's text: of each turn that both share,
 * a write has a part of a text twice as large. So nobody waits for ever, however much is written.
 */
const MAX_ADDED_UNMADE = 2;

/**
 * A stream that is compressed once for all subscribers. The events of each write are compressed on
 * their own, against the history that every level subscriber's decoder holds. A subscriber that
 * decodes the history is level, so no subscriber needs a compressor of its own.
 */
export function createSharedStream(codec: Codec): Stream {
  const { header, windowSize, pause, store } = codec;
  const history = createHistory(windowSize);
  /** A primer that is made or under way. */
  let work: PrimerWork | undefined;
  /** Nothing of it is left to make; and there was a moment at which somebody could get it. */
  let isComplete = false;
  let isMade = false;
  let isWriting = false;
  /** It fits between two writes: the codec itself may be ahead. */
  let { keepAlive } = codec;

  function begin(): void {
    work = createPrimerWork(codec, history.events());
    isComplete = false;
    isMade = false;
    history.hold(true);
  }

  function preparePrimer(): boolean {
    // It is not begun in the middle of a write, but goes on: there may be hardly a moment without one.
    if (work === undefined && isWriting) return false;
    if (work === undefined) begin();
    isComplete ||= work!.step();
    if (!isComplete || isWriting) return false;
    isMade = true;
    history.hold(false);
    return true;
  }

  /** A small primer is made anew after each write, so that it holds no old frame. */
  function keepOrDrop(piece: Uint8Array): void {
    if (work === undefined) return;
    work.add(piece);
    // One that nobody goes on making does not grow for ever.
    const most = Math.max(windowSize, MAX_ADDED_UNMADE * work.textSize);
    const isTooLarge = isMade ? work.share() > MAX_ADDED : work.addedSize() > most;
    if (isTooLarge || (isMade && history.isSmall())) drop();
  }

  function drop(): void {
    work = undefined;
    history.hold(false);
  }

  /** Compresses events that begin at a position of the stream. */
  function* compress(events: readonly Related[], position: number): Work<Uint8Array> {
    const made: Uint8Array[] = [];
    let at = position;
    for (const piece of cutEvents(events, windowSize)) {
      if (made.length > 0) yield;
      made.push(codec.compress(piece, () => history.textBefore(at)));
      for (const { bytes } of piece) at += bytes.length;
    }
    return made.length === 1 ? made[0]! : concatBytes(made);
  }

  return {
    *write(events) {
      const before = history.end();
      isWriting = true;
      try {
        const piece = yield* compress(history.add(events), before);
        history.dropSuperseded();
        keepOrDrop(piece);
        return piece;
      } catch (error) {
        // It would lack what is in the history now.
        drop();
        throw error;
      } finally {
        isWriting = false;
        ({ keepAlive } = codec);
      }
    },
    plainBytes: history.end,
    keepAlive: () => keepAlive,
    preparePrimer,
    primer(first) {
      while (!preparePrimer());
      const present = work!.bytes();
      if (first === undefined) return [pause, present];
      return [concatBytes([header, store(encoder.encode(first))]), present];
    },
    farewell: (text) => concatBytes([pause, store(encoder.encode(text))]),
  };
}
