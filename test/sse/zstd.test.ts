import * as fc from "fast-check";
import { decompress } from "fzstd";
import { compressed } from "./compressed.ts";
import { expectLateJoinersLevel } from "./late-joiner.ts";
import { expect, test } from "vitest";
import { createZstd } from "../../src/sse/zstd.ts";
import { change, changed, expectSame, noise, text } from "./texts.ts";

const zstd = createZstd(1);

const NOTHING = new Uint8Array();
/** A raw block without bytes that says that it is the last one. */
const END = Uint8Array.of(1, 0, 0);
/** What the first block of a stream says, which sets the tables. */
const COMMENT = "::::\n";
const WINDOW = 2 ** 20;
const LARGEST_BLOCK = 2 ** 17;

/** What an independent decoder makes of the blocks of a stream. */
function unpacked(blocks: Uint8Array[]): Buffer {
  const all = Buffer.from(decompress(Buffer.concat([zstd.header, ...blocks, END])));
  expect(all.subarray(0, COMMENT.length).toString()).toBe(COMMENT);
  return all.subarray(COMMENT.length);
}

/** Text as it is, so that no block sets anything but the text. */
function rawBlocks(text: Uint8Array): Uint8Array[] {
  const blocks: Uint8Array[] = [];
  for (let at = 0; at < text.length; at += LARGEST_BLOCK) {
    const piece = text.subarray(at, at + LARGEST_BLOCK);
    const size = piece.length << 3;
    blocks.push(Uint8Array.of(size & 0xff, (size >> 8) & 0xff, size >> 16), piece);
  }
  return blocks;
}

test("zstd.compress: a stock decoder gets back what was said, whatever it is", () => {
  const run = fc.property(text, change, (history, next) => {
    const said = changed(history, next);
    const blocks = compressed(zstd, said, history);
    expectSame(unpacked([...rawBlocks(history), blocks]), Buffer.concat([history, said]));
    expect(blocks.length).toBeLessThanOrEqual(said.length + 3);
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
      const all = unpacked([...rawBlocks(before), compressed(zstd, said, before)]);
      expectSame(all, Buffer.concat([before, said]));
    }
  }
});

test("zstd.compress: reaches back as far as the window, from each place, and no further", () => {
  const said = noise(1000, 5);
  const far = (gap: number) => Buffer.concat([said, Buffer.alloc(gap, 0)]);
  expect(compressed(zstd, said, far(WINDOW - said.length)).length).toBeLessThan(40);
  expect(compressed(zstd, said, far(WINDOW - said.length + 1)).length).toBeGreaterThan(1000);
  const later = Buffer.concat([noise(500, 6), said]);
  expect(compressed(zstd, later, far(WINDOW - said.length - 500)).length).toBeLessThan(560);
  expect(compressed(zstd, later, far(WINDOW - said.length - 499)).length).toBeGreaterThan(1500);
});

test("zstd.compress: nothing takes nothing, and a pause adds nothing", () => {
  expect(compressed(zstd, NOTHING, Buffer.from("before"))).toHaveLength(0);
  expect(unpacked([zstd.pause, zstd.pause])).toHaveLength(0);
});

test("zstd.compress: who comes late, by blocks of its own, decodes all that follows", () => {
  expectLateJoinersLevel({
    codec: zstd,
    stored: (said) => Buffer.concat(rawBlocks(said)),
    unpacked,
  });
});

test("zstd.compress: an offset that an earlier block used is not taken as known", () => {
  const history = noise(400, 7);
  const first = compressed(zstd, history, history);
  const both = Buffer.concat([history, history]);
  const second = compressed(zstd, history, both);
  expectSame(unpacked([...rawBlocks(history), first, second]), Buffer.concat([both, history]));
  expectSame(unpacked([...rawBlocks(both), second]), Buffer.concat([both, history]));
});
