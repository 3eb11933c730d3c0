import { concatBytes } from "./bytes.ts";
import type { Codec } from "./codec.ts";
import type { Stream, StreamEvent } from "./stream.ts";

const encoder = new TextEncoder();
const NO_HISTORY = new Uint8Array();

/** An event as plain text. */
interface PlainEvent {
  view: string;
  bytes: Uint8Array;
}

/**
 * A stream that is compressed once for all subscribers. The events of each write are compressed on
 * their own, against the `history` that every level subscriber's decompressor holds. A subscriber
 * that decompresses the history is level, so no subscriber needs a compressor of its own.
 */
export function createSharedStream(codec: Codec): Stream {
  const { header, windowSize, begin, compress, pause, keepAlive, store } = codec;
  let history: PlainEvent[] = [];
  let historyBytes: Uint8Array = NO_HISTORY;
  let compressedHistory: Uint8Array | undefined;
  let plainBytes = 0;
  const newest = new Map<string, PlainEvent>();

  function addToHistory(events: PlainEvent[]): void {
    for (const event of events) newest.set(event.view, event);
    history = dropSuperseded([...history, ...events], newest, windowSize);
    historyBytes = concatBytes(history.map(({ bytes }) => bytes));
    compressedHistory = undefined;
  }

  /** Compresses the newest event of each view: those no longer in the history, then the history itself. */
  function compressHistory(): Uint8Array {
    const held = new Set(history);
    const others = [...newest.values()].filter((event) => !held.has(event));
    return begin(concatBytes([...others.map(({ bytes }) => bytes), historyBytes]));
  }

  return {
    write(events: readonly StreamEvent[]) {
      const encoded = events.map(({ view, text }) => ({ view, bytes: encoder.encode(text) }));
      const plain = concatBytes(encoded.map(({ bytes }) => bytes));
      const compressed = compress(plain, historyBytes);
      plainBytes += plain.length;
      addToHistory(encoded);
      return compressed;
    },
    plainBytes: () => plainBytes,
    keepAlive: () => keepAlive,
    primer(first) {
      compressedHistory ??= compressHistory();
      if (first === undefined) return concatBytes([pause, compressedHistory]);
      return concatBytes([header, store(encoder.encode(first)), compressedHistory]);
    },
    farewell: (text) => concatBytes([pause, store(encoder.encode(text))]),
  };
}

/**
 * Keeps what the next events are likely to resemble: the newest event of each view, as far as the
 * window reaches. A new subscriber gets all of the history, so superseded events leave from its
 * front at once, and no more of them stay behind newer ones than there are views.
 */
function dropSuperseded(
  history: PlainEvent[],
  newest: ReadonlyMap<string, PlainEvent>,
  windowSize: number,
): PlainEvent[] {
  const isSuperseded = (event: PlainEvent) => newest.get(event.view) !== event;
  let size = history.reduce((sum, { bytes }) => sum + bytes.length, 0);
  let superseded = history.filter(isSuperseded).length;
  let start = 0;
  for (; start < history.length - 1; start++) {
    const front = history[start]!;
    if (!isSuperseded(front) && size <= windowSize && superseded <= newest.size) break;
    size -= front.bytes.length;
    if (isSuperseded(front)) superseded--;
  }
  return history.slice(start);
}
