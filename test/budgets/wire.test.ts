import { constants, deflateRawSync } from "node:zlib";
import { expect, test } from "vitest";
import { createFlushedGzip, createGzip } from "../../src/sse/gzip.ts";
import { createSharedStream } from "../../src/sse/shared-stream.ts";
import { createZstd } from "../../src/sse/zstd.ts";
import { begun } from "../sse/compressed.ts";
import { syntheticRounds } from "./synthetic-frames.ts";
import { atOnce } from "../../src/work.ts";

const NOTHING = new Uint8Array();

function deflatedSize(said: Uint8Array, dictionary: Uint8Array): number {
  const options = { level: 9, finishFlush: constants.Z_SYNC_FLUSH };
  return deflateRawSync(said, dictionary.length > 0 ? { ...options, dictionary } : options).length;
}

function mean(values: number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

function median(values: number[]): number {
  return values.toSorted((a, b) => a - b)[values.length >> 1]!;
}

/** The median of what zlib makes of a round after the one before it. */
function deflatedRound(sent: Buffer[]): number {
  return median(sent.slice(1).map((said, i) => deflatedSize(said, sent[i] ?? NOTHING)));
}

/** The median of what a stream makes of a round, each chart being a view of its own. */
function zstdRound(sent: Buffer[]): number {
  const stream = createSharedStream(createZstd(eventsOf(sent.at(0)!).length));
  const sizes = sent.map((round) => atOnce(stream.write(eventsOf(round))).length);
  return median(sizes.slice(1));
}

function eventsOf(round: Buffer) {
  const texts = round.toString().split(/(?<=\n\n)/);
  return texts.map((text, view) => ({ view: String(view), bytes: Buffer.from(text) }));
}

function rounds(charts: number, count: number): Buffer[] {
  return syntheticRounds(charts, count).map((text) => Buffer.from(text));
}

test("gzip.compress: a synthetic frame takes 63 bytes, two thirds of what zlib makes", () => {
  const sizes: number[] = [];
  const zlibSizes: number[] = [];
  const gzip = createGzip();
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
    atOnce(stream.write([{ view: "sensor", bytes: Buffer.from(text) }]));
  }
  expect(sizes).toHaveLength(200);
  expect(mean(sizes)).toBeLessThan(63);
  expect(mean(sizes) / mean(zlibSizes)).toBeLessThan(0.68);
});

test("zstd.compress: a synthetic frame takes 52 bytes, 48 once tables fit it, and a primer 6 % more than deflate takes", () => {
  const frames = rounds(1, 60);
  expect(zstdRound(frames)).toBeLessThan(53);
  expect(zstdRound(frames) / deflatedRound(frames)).toBeLessThan(0.58);
  expect(zstdRound(rounds(1, 300))).toBeLessThan(50);
  const first = frames.at(0)!;
  expect(begun(createZstd(1), first).length / deflatedSize(first, NOTHING)).toBeLessThan(1.07);
});

test("zstd.compress: a dozen synthetic charts take less than an eighth of what deflate takes, whose window is too small", () => {
  const dozen = rounds(12, 12);
  expect(zstdRound(dozen) / deflatedRound(dozen)).toBeLessThan(0.12);
  expect(zstdRound(rounds(12, 40)) / 12).toBeLessThan(41);
});

test("gzip.compress: of a dozen charts, a piece takes 30 bytes more than zlib makes", () => {
  const gzip = createGzip();
  const own = createSharedStream(gzip);
  const zlib = createSharedStream(createFlushedGzip());
  const sizes = rounds(12, 6).map((round) => {
    const ours = atOnce(own.write(eventsOf(round)));
    return ours.length - atOnce(zlib.write(eventsOf(round))).length;
  });
  for (const more of sizes.slice(1)) expect(more).toBeLessThan(30);
  expect(gzip.keepAlive.length).toBeLessThan(25);
});

test("gzip: what begins a stream takes at most 61 bytes, and a keep-alive at most 64", () => {
  expect(createGzip().begin(NOTHING).end().length).toBeLessThan(62);
  expect(createGzip().keepAlive.length).toBeLessThan(65);
});
