import { concatBytes } from "./bytes.ts";
import { KEEP_ALIVE_TEXT } from "./event.ts";
import type { Stream } from "./stream.ts";

const encoder = new TextEncoder();

/**
 * A stream of plain text. Events do not depend on each other, so the newest ones are a primer.
 *
 * @param keepAliveText what a silent connection gets. Default: an empty comment of an event stream.
 */
export function createPlainStream(keepAliveText: string = KEEP_ALIVE_TEXT): Stream {
  const keepAlive = encoder.encode(keepAliveText);
  const newest = new Map<string, Uint8Array>();
  let primer: Uint8Array | undefined;
  let plainBytes = 0;
  return {
    // eslint-disable-next-line require-yield
    *write(events) {
      for (const { view, bytes } of events) newest.set(view, copyInto(newest.get(view), bytes));
      primer = undefined;
      const bytes = concatBytes(events.map((event) => event.bytes));
      plainBytes += bytes.length;
      return bytes;
    },
    plainBytes: () => plainBytes,
    keepAlive: () => keepAlive,
    preparePrimer: () => true,
    primer(first) {
      primer ??= concatBytes([...newest.values()]);
      return first === undefined ? [primer] : [encoder.encode(first), primer];
    },
    farewell: (text) => encoder.encode(text),
  };
}

/** A copy, in the memory of an older one where that is as large. */
function copyInto(old: Uint8Array | undefined, bytes: Uint8Array): Uint8Array {
  const memory = old?.buffer;
  if (memory === undefined || memory.byteLength < bytes.length) return bytes.slice();
  const copy = new Uint8Array(memory, 0, bytes.length);
  copy.set(bytes);
  return copy;
}
