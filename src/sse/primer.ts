import { concatBytes } from "./bytes.ts";
import type { Codec } from "./codec.ts";
import type { Related } from "./text-pair.ts";

const NOTHING = new Uint8Array();
/** How much text is compressed in one go, in bytes: a millisecond or two. */
const PART_SIZE = 64 * 1024;

/** Makes the bytes that bring a decoder to a stream's present text, a part at a time. */
export interface PrimerWork {
  /** Makes a part. @returns whether all are made. */
  step(): boolean;
  /** Adds what the stream has written since the work began. */
  add(piece: Uint8Array): void;
  /** All that was made and added so far. */
  bytes(): Uint8Array;
  /** How much was added, in bytes, and beside what was made. */
  addedSize(): number;
  share(): number;
}

/** @param events the text that the decoder is to have: it is compressed against itself alone. */
export function createPrimerWork(codec: Codec, events: readonly Uint8Array[]): PrimerWork {
  const made: Uint8Array[] = [];
  const added: Uint8Array[] = [];
  let next = 0;

  function step(): boolean {
    if (next < events.length) {
      const from = next;
      for (let size = 0; next < events.length && (size === 0 || size < PART_SIZE); next++) {
        size += events[next]!.length;
      }
      const related = events.slice(from, next).map((_, i) => relate(events, from + i, codec));
      made.push(codec.begin(related, () => textBefore(events, from, codec.windowSize)));
    }
    if (next < events.length) return false;
    made.push(codec.begun);
    return true;
  }

  return {
    step,
    add: (piece) => void added.push(piece),
    bytes: () => concatBytes([...made, ...added]),
    addedSize: () => sizeOf(added),
    share: () => sizeOf(added) / Math.max(1, sizeOf(made)),
  };
}

function sizeOf(pieces: readonly Uint8Array[]): number {
  return pieces.reduce((sum, { length }) => sum + length, 0);
}

/** Each event resembles the one right before it. */
function relate(events: readonly Uint8Array[], index: number, { windowSize }: Codec): Related {
  const bytes = events[index]!;
  const like = events[index - 1] ?? NOTHING;
  if (like.length > windowSize) return { bytes, like: NOTHING, distance: 0, isLast: false };
  return { bytes, like, distance: like.length, isLast: false };
}

function textBefore(events: readonly Uint8Array[], index: number, windowSize: number): Uint8Array {
  let first = index;
  for (let size = 0; first > 0 && size < windowSize; first--) size += events[first - 1]!.length;
  return concatBytes(events.slice(first, index)).subarray(-windowSize);
}
