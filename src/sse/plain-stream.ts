import { KEEP_ALIVE_TEXT } from "./event.ts";
import type { Stream } from "./stream.ts";

const encoder = new TextEncoder();
const keepAlive = encoder.encode(KEEP_ALIVE_TEXT);

/** A stream of plain text. Each event stands alone, so the newest ones make anybody level. */
export function createPlainStream(): Stream {
  const latest = new Map<string, string>();
  return {
    write(view, text) {
      latest.set(view, text);
      return encoder.encode(text);
    },
    keepAlive: () => keepAlive,
    primer: (first = "") => encoder.encode(first + [...latest.values()].join("")),
  };
}
