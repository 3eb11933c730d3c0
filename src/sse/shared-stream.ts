import { joined } from "./bytes.ts";
import type { Codec } from "./codec.ts";
import type { Stream, Written } from "./stream.ts";

const encoder = new TextEncoder();
const NO_HISTORY = new Uint8Array();

/** An event that was written, as plain text. */
interface Remembered {
  view: string;
  bytes: Uint8Array;
}

/**
 * A stream that is compressed once for all. Each round is compressed by itself, against the
 * `history` that every level subscriber's decompressor holds; and whoever has just decompressed
 * that history is level. So no compressor stays.
 */
export function createSharedStream(codec: Codec): Stream {
  const { encoding, header, furthestBack, begin, compress, pause, asItIs } = codec;
  const keepAlive = joined([pause, begin(NO_HISTORY)]);
  let history: Remembered[] = [];
  let historyBytes: Uint8Array = NO_HISTORY;
  let compressedHistory: Uint8Array | undefined;
  let plainBytes = 0;
  const latest = new Map<string, Remembered>();

  function remember(round: Remembered[]): void {
    for (const written of round) latest.set(written.view, written);
    history = withoutSuperseded([...history, ...round], latest, furthestBack);
    historyBytes = joined(history.map(({ bytes }) => bytes));
    compressedHistory = undefined;
  }

  /** The present events that the history no longer holds, and then the history: it has to come last. */
  function compressPresent(): Uint8Array {
    const held = new Set(history);
    const others = [...latest.values()].filter((written) => !held.has(written));
    return begin(joined([...others.map(({ bytes }) => bytes), historyBytes]));
  }

  return {
    encoding,
    write(events: readonly Written[]) {
      const round = events.map(({ view, text }) => ({ view, bytes: encoder.encode(text) }));
      const plain = joined(round.map(({ bytes }) => bytes));
      const compressed = compress(plain, historyBytes);
      plainBytes += plain.length;
      remember(round);
      return compressed;
    },
    plainBytes: () => plainBytes,
    keepAlive: () => keepAlive,
    primer(first) {
      compressedHistory ??= compressPresent();
      if (first === undefined) return joined([pause, compressedHistory]);
      return joined([header, asItIs(encoder.encode(first)), compressedHistory]);
    },
    farewell: (text) => joined([pause, asItIs(encoder.encode(text))]),
  };
}

/**
 * What each next event is compared with: the newest event of each view, as far back as can be
 * looked. A newcomer gets all of it, so what is superseded leaves as soon as it stands in front, and
 * no more of it stays than there are views: nobody wants to see old frames.
 */
function withoutSuperseded(
  history: Remembered[],
  latest: ReadonlyMap<string, Remembered>,
  furthestBack: number,
): Remembered[] {
  const isOld = (written: Remembered) => latest.get(written.view) !== written;
  let size = history.reduce((sum, { bytes }) => sum + bytes.length, 0);
  let old = history.filter(isOld).length;
  let start = 0;
  for (; start < history.length - 1; start++) {
    const front = history[start]!;
    if (!isOld(front) && size <= furthestBack && old <= latest.size) break;
    size -= front.bytes.length;
    if (isOld(front)) old--;
  }
  return history.slice(start);
}
