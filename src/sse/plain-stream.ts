import { KEEP_ALIVE_TEXT } from "./event.ts";
import type { Stream } from "./stream.ts";

const encoder = new TextEncoder();
const keepAlive = encoder.encode(KEEP_ALIVE_TEXT);

/** A stream of plain text. Each event stands alone, so the newest ones make anybody level. */
export function createPlainStream(): Stream {
  const latest = new Map<string, string>();
  return {
    write(round) {
      for (const { view, text } of round) latest.set(view, text);
      return encoder.encode(round.map(({ text }) => text).join(""));
    },
    keepAlive: () => keepAlive,
    primer: (first = "") => encoder.encode(first + [...latest.values()].join("")),
    farewell: (text) => encoder.encode(text),
  };
}
