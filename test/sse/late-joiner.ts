import * as fc from "fast-check";
import type { Codec } from "../../src/sse/codec.ts";
import { begun, compressed } from "./compressed.ts";
import { change, changed, expectSame } from "./texts.ts";

const NOTHING = new Uint8Array();

/** A codec and an independent decoder of its pieces. */
interface Wire {
  createCodec(): Codec;
  /** Text as it is, behind which a decoder is level. */
  stored(codec: Codec, text: Uint8Array): Uint8Array;
  unpacked(pieces: Uint8Array[]): Buffer;
}

/** Decoders that get the history by different pieces all decode the same pieces after it. */
export function expectLateJoinersLevel({ createCodec, stored, unpacked }: Wire): void {
  const run = fc.property(
    fc.array(change, { minLength: 2, maxLength: 14 }),
    fc.nat(12),
    fc.nat(9000),
    (changes, joinAt, remembered) => {
      const codec = createCodec();
      let history: Uint8Array = NOTHING;
      let newest: Uint8Array = NOTHING;
      const fromStart: Uint8Array[] = [stored(codec, NOTHING)];
      const late: Uint8Array[] = [];
      const lateStored: Uint8Array[] = [];
      const heard: Uint8Array[] = [];
      changes.forEach((next, i) => {
        if (i === joinAt) {
          late.push(codec.pause, begun(codec, history));
          lateStored.push(stored(codec, history));
          heard.push(history);
        }
        newest = changed(newest, next);
        const shared = compressed(codec, newest, history);
        fromStart.push(shared);
        if (i >= joinAt) {
          late.push(shared);
          lateStored.push(shared);
          heard.push(newest);
        }
        history = Buffer.concat([history, newest]);
        history = history.subarray(Math.max(0, history.length - remembered));
      });
      expectSame(unpacked(late), Buffer.concat(heard));
      expectSame(unpacked(lateStored), Buffer.concat(heard));
      const all = unpacked(fromStart);
      expectSame(all.subarray(all.length - newest.length), newest);
    },
  );
  fc.assert(run, { numRuns: 200 });
}
