import { randomFillSync } from "node:crypto";
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { PlotcastError } from "../../src/error.ts";
import { unpackSnappy } from "../../src/ingest/snappy.ts";
import { refusal } from "../support/refusal.ts";
import { compress, uncompress } from "../support/snappy.ts";

const MAX = 1024 * 1024;

test("unpackSnappy(): gives back what another library packed", () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 50 }), fc.nat(3000), (bytes, times) => {
      const whole = Buffer.concat([...Array(times % 300).fill(bytes), bytes]);
      expect(Buffer.from(unpackSnappy(compress(whole), MAX)).equals(whole)).toBe(true);
    }),
    { numRuns: 300 },
  );
  const large = randomFillSync(new Uint8Array(MAX));
  expect(Buffer.from(unpackSnappy(compress(large), MAX)).equals(Buffer.from(large))).toBe(true);
});

/** A size in groups of seven bits. */
function size(bytes: number): number[] {
  return bytes < 128 ? [bytes] : [(bytes % 128) + 128, ...size(Math.floor(bytes / 128))];
}

test.each<[string, number[], string]>([
  ["nothing", [], "INPUT_INVALID"],
  ["a size without an end", [255, 255, 255, 255, 255, 255], "INPUT_INVALID"],
  ["a bomb by its size", [...size(4_000_000_000), 0, 1], "TOO_LARGE"],
  ["a size that it cannot reach", [...size(100_000), 0, 1], "INPUT_INVALID"],
  ["less than its size", [...size(3), 0, 1], "INPUT_INVALID"],
  ["more than its size", [...size(1), 4, 1, 2], "INPUT_INVALID"],
  ["copies beyond its size", [...size(5), 0, 1, 254, 1, 0], "INPUT_INVALID"],
  ["a literal that is cut", [...size(9), 32, 1], "INPUT_INVALID"],
  ["a literal of a negative length", [...size(9), 252, 254, 255, 255, 255, 1], "INPUT_INVALID"],
  ["a copy from nowhere", [...size(9), 0, 1, 1, 9], "INPUT_INVALID"],
  ["a copy from here", [...size(9), 0, 1, 1, 0], "INPUT_INVALID"],
  ["a tag that is cut", [...size(9), 0, 1, 3, 1], "INPUT_INVALID"],
])("unpackSnappy(): refuses %s", (_, bytes, code) => {
  expect(refusal(() => unpackSnappy(new Uint8Array(bytes), MAX)).code).toBe(code);
});

test("unpackSnappy(): any bytes are unpacked as another library does, or refused", () => {
  let unpacked = 0;
  const packed = compress(Buffer.from("the same text again, the same text again"));
  const edit = fc.tuple(fc.nat(packed.length - 1), fc.nat(255));
  fc.assert(
    fc.property(fc.array(edit, { maxLength: 3 }), (edits) => {
      const bytes = new Uint8Array(packed);
      for (const [at, byte] of edits) bytes[at] = byte;
      try {
        const ours = unpackSnappy(bytes, MAX);
        unpacked++;
        expect(Buffer.from(ours).equals(Buffer.from(uncompress(bytes)))).toBe(true);
      } catch (error) {
        if (!(error instanceof PlotcastError)) throw error;
      }
    }),
    { numRuns: 2000 },
  );
  expect(unpacked).toBeGreaterThan(100);
});
