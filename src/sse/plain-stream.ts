import { KEEP_ALIVE_TEXT } from "./event.ts";
import type { Stream } from "./stream.ts";

const encoder = new TextEncoder();
const keepAlive = encoder.encode(KEEP_ALIVE_TEXT);

/** A stream of plain text. Each event stands alone, so the present ones make anybody level. */
export function createPlainStream(): Stream {
  return {
    write: (text) => encoder.encode(text),
    keepAlive: () => keepAlive,
    primer: (present, first = "") => encoder.encode(first + present),
  };
}
