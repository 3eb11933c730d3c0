import { joined } from "./bytes.ts";
import { KEEP_ALIVE_TEXT } from "./event.ts";
import type { Stream } from "./stream.ts";

const encoder = new TextEncoder();
const keepAlive = encoder.encode(KEEP_ALIVE_TEXT);

/** A stream of plain text. Each event stands alone, so the newest ones make anybody level. */
export function createPlainStream(): Stream {
  const latest = new Map<string, Uint8Array>();
  let present: Uint8Array | undefined;
  let plainBytes = 0;
  return {
    write(round) {
      const events = round.map(({ view, text }) => {
        const bytes = encoder.encode(text);
        latest.set(view, bytes);
        return bytes;
      });
      present = undefined;
      const bytes = joined(events);
      plainBytes += bytes.length;
      return bytes;
    },
    plainBytes: () => plainBytes,
    keepAlive: () => keepAlive,
    primer(first) {
      present ??= joined([...latest.values()]);
      return first === undefined ? present : joined([encoder.encode(first), present]);
    },
    farewell: (text) => encoder.encode(text),
  };
}
