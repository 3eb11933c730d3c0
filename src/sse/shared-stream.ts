import { concatBytes } from "./bytes.ts";
import type { Codec } from "./codec.ts";
import { createHistory } from "./history.ts";
import type { Stream } from "./stream.ts";
import type { Related } from "./text-pair.ts";

const encoder = new TextEncoder();
const NOTHING = new Uint8Array();

/**
 * A stream that is compressed once for all subscribers. The events of each write are compressed on
 * their own, against the history that every level subscriber's decoder holds. A subscriber that
 * decodes the history is level, so no subscriber needs a compressor of its own.
 */
export function createSharedStream(codec: Codec): Stream {
  const { header, windowSize, begin, compress, pause, keepAlive, store } = codec;
  const history = createHistory(windowSize);
  let compressedHistory: Uint8Array | undefined;
  return {
    write(events) {
      const before = history.end();
      const related = history.add(events);
      const compressed = compress(related, () => history.textBefore(before));
      history.dropSuperseded();
      compressedHistory = undefined;
      return compressed;
    },
    plainBytes: history.end,
    keepAlive: () => keepAlive,
    primer(first) {
      compressedHistory ??= begin(chain(history.events(), windowSize));
      if (first === undefined) return concatBytes([pause, compressedHistory]);
      return concatBytes([header, store(encoder.encode(first)), compressedHistory]);
    },
    farewell: (text) => concatBytes([pause, store(encoder.encode(text))]),
  };
}

/** Relates each event to the one right before it. */
function chain(events: readonly Uint8Array[], windowSize: number): Related[] {
  return events.map((bytes, i) => {
    const like = events[i - 1] ?? NOTHING;
    return like.length > windowSize
      ? { bytes, like: NOTHING, distance: 0 }
      : { bytes, like, distance: like.length };
  });
}
