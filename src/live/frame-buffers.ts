/** What was drawn: the first `offset` of these bytes. */
interface Written {
  bytes: Uint8Array;
  offset: number;
}

/**
 * Two buffers that the frames of a source take in turns. New memory for each frame would keep garbage
 * collection busy for longer than drawing takes, where charts are many.
 */
export interface FrameBuffers {
  /** Copies what was drawn to the buffer whose turn it is. */
  copy(written: Written): Uint8Array;
  /** The frame that was copied last is used: the next one goes to the other buffer. */
  keep(): void;
}

export function createFrameBuffers(): FrameBuffers {
  let next = new Uint8Array();
  let kept = new Uint8Array();
  return {
    copy({ bytes, offset }) {
      // Some room to grow; and one huge frame does not hold memory for ever.
      const isWasteful = next.length > 4 * offset;
      if (offset > next.length || isWasteful) next = new Uint8Array(offset + (offset >> 4));
      next.set(bytes.subarray(0, offset));
      return next.subarray(0, offset);
    },
    keep() {
      [next, kept] = [kept, next];
    },
  };
}
