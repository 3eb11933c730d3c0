import type { Codec } from "../../src/sse/codec.ts";
import { eventText } from "../../src/sse/event.ts";
import { gzip } from "../../src/sse/gzip.ts";
import { createSharedStream } from "../../src/sse/shared-stream.ts";
import { zstd } from "../../src/sse/zstd.ts";

export const CODECS = [gzip, zstd];

/** Puts frames of one view, with their numbers, on a wire of its own. */
export function sender(codec: Codec): (svg: string, number: number) => Uint8Array {
  const stream = createSharedStream(codec);
  return (svg, number) =>
    stream.write([{ view: "a", text: eventText({ data: svg, id: String(number) }) }]);
}
