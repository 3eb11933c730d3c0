import type { Codec } from "../../src/sse/codec.ts";

const NOTHING = new Uint8Array();

/** What a codec makes of a text right behind another one. */
export function compressed(codec: Codec, said: Uint8Array, history: Uint8Array): Uint8Array {
  const event = { bytes: said, like: history, distance: history.length, isLast: true };
  return codec.compress([event], () => history.subarray(-codec.windowSize));
}

/** What it makes of a text that nothing is known before. */
export function begun(codec: Codec, text: Uint8Array): Uint8Array {
  const beginning = codec.begin(text);
  const bytes = text.subarray(0, text.length - beginning.endSize);
  const event = { bytes, like: NOTHING, distance: 0, isLast: false };
  return Buffer.concat([beginning.compress([event], () => NOTHING), beginning.end()]);
}
