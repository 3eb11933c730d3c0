import { concatBytes } from "./bytes.ts";
import type { Beginning, Codec } from "./codec.ts";
import { cutEvents } from "./cut-events.ts";
import { type PlacedText, textBefore } from "./text-before.ts";
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
  /** The size of the text, in bytes. */
  textSize: number;
  /** How much was added, in bytes, and beside what was made. */
  addedSize(): number;
  share(): number;
}

/** @param events the text that the decoder is to have: it is compressed against itself alone. */
export function createPrimerWork(codec: Codec, events: readonly Uint8Array[]): PrimerWork {
  const made: Uint8Array[] = [];
  const added: Uint8Array[] = [];
  /** All of it, for as long as nothing comes. */
  let whole: Uint8Array | undefined;
  const last = events.at(-1) ?? NOTHING;
  // What is added comes behind it, so it ends as the stream is now.
  const beginning = codec.begin(last);
  const begun = last.length - beginning.endSize;
  const texts = placeTexts([...events.slice(0, -1), last.subarray(0, begun)]);
  const parts = makeParts(beginning, texts, codec.windowSize);

  return {
    step() {
      const { value, done } = parts.next();
      if (value !== undefined) made.push(value);
      whole = undefined;
      return done === true;
    },
    add(piece) {
      added.push(piece);
      whole = undefined;
    },
    bytes: () => (whole ??= concatBytes([...made, ...added])),
    textSize: sizeOf(events),
    addedSize: () => sizeOf(added),
    share: () => sizeOf(added) / Math.max(1, sizeOf(made)),
  };
}

function sizeOf(pieces: readonly Uint8Array[]): number {
  return pieces.reduce((sum, { length }) => sum + length, 0);
}

function placeTexts(events: readonly Uint8Array[]): PlacedText[] {
  let end = 0;
  return events.map((bytes) => {
    const position = end;
    end += bytes.length;
    return { bytes, position };
  });
}

/** Compresses as many events in one go as are small, and of a large one a part. */
function* makeParts(
  beginning: Beginning,
  texts: readonly PlacedText[],
  windowSize: number,
): Generator<Uint8Array, Uint8Array> {
  for (let next = 0; next < texts.length; ) {
    const from = next;
    for (let size = 0; next < texts.length && (size === 0 || size < PART_SIZE); next++) {
      size += texts[next]!.bytes.length;
    }
    let { position } = texts[from]!;
    const related = texts.slice(from, next).map((_, i) => relate(texts, from + i, windowSize));
    for (const piece of cutEvents(related, windowSize)) {
      yield beginning.compress(piece, () => textBefore(texts, 0, position, windowSize));
      for (const { bytes } of piece) position += bytes.length;
    }
  }
  return beginning.end();
}

/** Each event resembles the one right before it. */
function relate(texts: readonly PlacedText[], index: number, windowSize: number): Related {
  const { bytes } = texts[index]!;
  const like = texts[index - 1]?.bytes ?? NOTHING;
  if (like.length > windowSize) return { bytes, like: NOTHING, distance: 0, isLast: false };
  return { bytes, like, distance: like.length, isLast: false };
}
