import { constants, deflateRawSync } from "node:zlib";
import { expect, test } from "vitest";
import { BLOCK_END, BLOCK_START } from "../../src/sse/deflate.ts";
import { gzip } from "../../src/sse/gzip.ts";
import { createSharedStream } from "../../src/sse/shared-stream.ts";
import { createZstd } from "../../src/sse/zstd.ts";
import { compressed } from "../sse/compressed.ts";
import { syntheticRounds } from "./synthetic-frames.ts";

const zstd = createZstd(1);

const NOTHING = new Uint8Array();

function deflatedSize(said: Uint8Array, dictionary: Uint8Array): number {
  const options = { level: 9, finishFlush: constants.Z_SYNC_FLUSH };
  return deflateRawSync(said, dictionary.length > 0 ? { ...options, dictionary } : options).length;
}

const zstdSize = (said: Uint8Array, before: Uint8Array) => compressed(zstd, said, before).length;

function mean(values: number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

function median(values: number[]): number {
  return values.toSorted((a, b) => a - b)[values.length >> 1]!;
}

/** The median of what a round takes after the one before it. */
function roundSize(sent: Buffer[], size: (said: Uint8Array, before: Uint8Array) => number): number {
  return median(sent.slice(1).map((said, i) => size(said, sent[i] ?? NOTHING)));
}

function rounds(charts: number, count: number): Buffer[] {
  return syntheticRounds(charts, count).map((text) => Buffer.from(text));
}

test("gzip.compress: a synthetic frame takes 70 bytes, three quarters of what zlib makes", () => {
  const sizes: number[] = [];
  const zlibSizes: number[] = [];
  const stream = createSharedStream({
    ...gzip,
    compress(events, history) {
      const piece = gzip.compress(events, history);
      if (history().length === 0) return piece;
      zlibSizes.push(deflatedSize(Buffer.concat(events.map(({ bytes }) => bytes)), history()));
      sizes.push(piece.length);
      return piece;
    },
  });
  for (const text of syntheticRounds(1, 201)) {
    stream.write([{ view: "sensor", bytes: Buffer.from(text) }]);
  }
  expect(sizes).toHaveLength(200);
  expect(mean(sizes)).toBeLessThan(70);
  expect(mean(sizes) / mean(zlibSizes)).toBeLessThan(0.75);
});

test("zstd.compress: a synthetic frame takes 60 bytes, two thirds of what deflate takes, and a primer no more", () => {
  const frames = rounds(1, 60);
  expect(roundSize(frames, zstdSize)).toBeLessThan(60);
  expect(roundSize(frames, zstdSize) / roundSize(frames, deflatedSize)).toBeLessThan(0.66);
  expect(zstdSize(frames.at(0)!, NOTHING)).toBeLessThan(deflatedSize(frames.at(0)!, NOTHING));
});

test("zstd.compress: a dozen synthetic charts take a ninth of what deflate takes, whose window is too small", () => {
  const dozen = rounds(12, 12);
  expect(roundSize(dozen, zstdSize) / roundSize(dozen, deflatedSize)).toBeLessThan(0.11);
  expect(zstdSize(dozen.at(0)!, NOTHING)).toBeLessThan(deflatedSize(dozen.at(0)!, NOTHING));
});

test("gzip: what begins a stream takes at most 64 bytes, and a pause at most 80", () => {
  expect(BLOCK_START.length).toBeLessThan(64);
  expect(BLOCK_END.length + BLOCK_START.length).toBeLessThan(80);
});
