import * as fc from "fast-check";
import { decompress } from "fzstd";
import { begun, compressed } from "./compressed.ts";
import { expectLateJoinersLevel } from "./late-joiner.ts";
import { expect, test } from "vitest";
import { createZstd } from "../../src/sse/zstd.ts";
import type { Codec } from "../../src/sse/codec.ts";
import { change, changed, expectSame, noise, text } from "./texts.ts";

const NOTHING = new Uint8Array();
/** A raw block without bytes that says that it is the last one. */
const END = Uint8Array.of(1, 0, 0);
/** What a text begins with whose end cannot set the tables. */
const COMMENT = /^::::\n/;
const WINDOW = 2 ** 20;
const LARGEST_BLOCK = 2 ** 17;

/** What an independent decoder makes of the blocks of a stream. */
function unpacked(blocks: Uint8Array[]): Buffer {
  const { header } = createZstd(1);
  const all = Buffer.from(decompress(Buffer.concat([header, ...blocks, END])));
  return COMMENT.test(all.subarray(0, 8).toString("latin1")) ? all.subarray(5) : all;
}

/** Text as it is, behind what sets the tables of a stream. */
function stored(codec: Codec, text: Uint8Array): Uint8Array {
  const blocks = [begun(codec, NOTHING)];
  for (let at = 0; at < text.length; at += LARGEST_BLOCK) {
    blocks.push(codec.store(text.subarray(at, at + LARGEST_BLOCK)));
  }
  return Buffer.concat(blocks);
}

/** What a stream makes of a text behind another one, and what is decoded of both. */
function sent(said: Uint8Array, before: Uint8Array): { size: number; all: Buffer } {
  const codec = createZstd(1);
  const start = stored(codec, before);
  const blocks = compressed(codec, said, before);
  return { size: blocks.length, all: unpacked([start, blocks]) };
}

test("zstd.compress: a stock decoder gets back what was said, whatever it is", () => {
  const run = fc.property(text, change, (history, next) => {
    const said = changed(history, next);
    const { all, size } = sent(said, history);
    expectSame(all, Buffer.concat([history, said]));
    expect(size).toBeLessThanOrEqual(said.length + 3);
  });
  fc.assert(run, { numRuns: 500 });
});

test("zstd.compress: of large texts, more than a block holds, and a history beyond the window", () => {
  const history = Buffer.concat([noise(WINDOW, 1), noise(200_000, 2, 30)]);
  const texts = [
    noise(300_000, 3),
    Buffer.alloc(LARGEST_BLOCK, "a"),
    Buffer.alloc(LARGEST_BLOCK + 1, "<rect/>"),
    history.subarray(0, 500_000),
    history.subarray(-500_000),
    Buffer.concat([noise(70_000, 4, 20), history.subarray(900_000), noise(70_000, 4, 20)]),
  ];
  for (const said of texts) {
    for (const before of [NOTHING, history]) {
      expectSame(sent(said, before).all, Buffer.concat([before, said]));
    }
  }
});

test("zstd.compress: reaches back as far as the window, from each place, and no further", () => {
  const said = noise(1000, 5);
  const far = (gap: number) => Buffer.concat([said, Buffer.alloc(gap, 0)]);
  const size = (text: Uint8Array, gap: number) =>
    compressed(createZstd(1), text, far(WINDOW - gap)).length;
  expect(size(said, said.length)).toBeLessThan(40);
  expect(size(said, said.length - 1)).toBeGreaterThan(1000);
  const later = Buffer.concat([noise(500, 6), said]);
  expect(size(later, said.length + 500)).toBeLessThan(560);
  expect(size(later, said.length + 499)).toBeGreaterThan(1500);
});

test("zstd.compress: nothing takes nothing, and a pause adds nothing", () => {
  const zstd = createZstd(1);
  expect(compressed(zstd, NOTHING, Buffer.from("before"))).toHaveLength(0);
  expect(unpacked([zstd.pause, zstd.pause])).toHaveLength(0);
});

test("zstd.compress: who comes late, by blocks of its own, decodes all that follows", () => {
  expectLateJoinersLevel({ createCodec: () => createZstd(1), stored, unpacked });
});

test("zstd.compress: an offset that an earlier block used is not taken as known", () => {
  const zstd = createZstd(1);
  const history = noise(400, 7);
  const first = compressed(zstd, history, history);
  const both = Buffer.concat([history, history]);
  const second = compressed(zstd, history, both);
  const whole = Buffer.concat([both, history]);
  expectSame(unpacked([stored(zstd, history), first, second]), whole);
  expectSame(unpacked([stored(zstd, both), second]), whole);
});

test.each([[undefined, "::::\n"] as const, ["    \n", "    \n"] as const])(
  "createZstd: a text whose end cannot set the tables begins with the filler (%j)",
  (given, filler) => {
    const codec = createZstd(1, given);
    const blocks = begun(codec, Buffer.from("short"));
    const all = decompress(Buffer.concat([codec.header, blocks, END]));
    expect(Buffer.from(all).toString()).toBe(`${filler}short`);
  },
);

test("zstd.begin: what is made in parts keeps to its window, whichever streams come in between", () => {
  const repeated = noise(1000, 8);
  const first = Buffer.concat([repeated, Buffer.alloc(900_000, 0)]);
  const second = Buffer.concat([
    Buffer.alloc(200_000, 0),
    repeated,
    Buffer.from("the end, the end"),
  ]);
  const parts = (between: () => void): Buffer => {
    const beginning = createZstd(1).begin(second);
    const bytes = second.subarray(0, second.length - beginning.endSize);
    const like = { like: first, distance: first.length, isLast: false };
    const made = [
      beginning.compress(
        [{ bytes: first, like: NOTHING, distance: 0, isLast: false }],
        () => NOTHING,
      ),
    ];
    between();
    made.push(
      beginning.compress([{ bytes, ...like }], () => first),
      beginning.end(),
    );
    return Buffer.concat(made);
  };
  const alone = parts(() => {});
  const among = parts(() => void compressed(createZstd(1000), noise(100, 10), NOTHING));
  expectSame(among, alone);
});
