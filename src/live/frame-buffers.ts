import { sameBytes } from "../sse/bytes.ts";

/** What was drawn: the first `offset` of these bytes. */
interface Written {
  bytes: Uint8Array;
  offset: number;
}

/**
 * The memory of a source's frames, used again and again: new memory for each frame would keep garbage
 * collection busy for longer than drawing takes, where charts are many.
 */
export interface FrameBuffers {
  /**
   * The bytes of the last frame where they are the same; else a copy of what was drawn.
   *
   * @param isWatched whether the last frame is still needed while this one is drawn. A view that nobody
   * watches has one buffer: the less memory a thousand charts have, the more of it is in the processor's
   * caches.
   */
  store(written: Written, isWatched: boolean): Uint8Array;
}

export function createFrameBuffers(): FrameBuffers {
  let buffer = new Uint8Array();
  let other = new Uint8Array();
  let last = buffer;
  return {
    store({ bytes, offset }, isWatched) {
      const drawn = bytes.subarray(0, offset);
      if (sameBytes(last, drawn)) return last;
      if (isWatched) [buffer, other] = [other, buffer];
      // Some room to grow; and one huge frame does not hold memory for ever.
      const isWasteful = buffer.length > 4 * offset;
      if (offset > buffer.length || isWasteful) buffer = new Uint8Array(offset + (offset >> 4));
      buffer.set(drawn);
      last = buffer.subarray(0, offset);
      return last;
    },
  };
}
