import { constants, deflateRawSync } from "node:zlib";
import * as fc from "fast-check";
import { decompress } from "fzstd";
import { expect, test } from "vitest";
import { createHub } from "../../src/live/hub.ts";
import { eventText } from "../../src/sse/event.ts";
import { zstd } from "../../src/sse/zstd.ts";
import { expectLateJoinersLevel } from "./late-joiner.ts";
import { change, changed, expectSame, noise, numbers, text } from "./texts.ts";

const NOTHING = new Uint8Array();
/** A raw block without bytes that says that it is the last one. */
const END = Uint8Array.of(1, 0, 0);
const WINDOW = 2 ** 20;
const LARGEST_BLOCK = 2 ** 17;

/** What an independent decoder makes of the blocks of a stream. */
function unpacked(blocks: Uint8Array[]): Buffer {
  return Buffer.from(decompress(Buffer.concat([zstd.header, ...blocks, END])));
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
    const blocks = zstd.compress(said, history);
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
      const all = unpacked([...rawBlocks(before), zstd.compress(said, before)]);
      expectSame(all, Buffer.concat([before, said]));
    }
  }
});

test("zstd.compress: reaches back as far as the window, from each place, and no further", () => {
  const said = noise(1000, 5);
  const far = (gap: number) => Buffer.concat([said, Buffer.alloc(gap, 0)]);
  expect(zstd.compress(said, far(WINDOW - said.length)).length).toBeLessThan(40);
  expect(zstd.compress(said, far(WINDOW - said.length + 1)).length).toBeGreaterThan(1000);
  const later = Buffer.concat([noise(500, 6), said]);
  expect(zstd.compress(later, far(WINDOW - said.length - 500)).length).toBeLessThan(560);
  expect(zstd.compress(later, far(WINDOW - said.length - 499)).length).toBeGreaterThan(1500);
});

test("zstd.compress: nothing takes nothing, and a pause adds nothing", () => {
  expect(zstd.compress(NOTHING, Buffer.from("before"))).toHaveLength(0);
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
  const first = zstd.compress(history, history);
  const both = Buffer.concat([history, history]);
  const second = zstd.compress(history, both);
  expectSame(unpacked([...rawBlocks(history), first, second]), Buffer.concat([both, history]));
  expectSame(unpacked([...rawBlocks(both), second]), Buffer.concat([both, history]));
});

/** Rounds of events as a hub sends them, one chart of noisy values each. */
function rounds(charts: number, count: number): Buffer[] {
  const names = Array.from({ length: charts }, (_, i) => `chart${i}`);
  const look = { title: "Live data", grid: true, smooth: true, tooltips: true };
  const hub = createHub({
    charts: Object.fromEntries(names.map((name) => [name, look])),
    window: { points: 30 },
    everyMs: 2000,
  });
  const next = numbers(7);
  const sensors = names.map((name) => ({ name, level: 20 }));
  const push = (i: number) => {
    const at = Date.UTC(2026, 0, 15, 10) + i * 2000 + Math.round((next() - 0.5) * 6);
    for (const sensor of sensors) {
      sensor.level += (next() - 0.5) * 4 + (20 - sensor.level) * 0.1;
      hub.push(sensor.name, { Sensor: sensor.level }, at);
    }
  };
  for (let i = 0; i < 130; i++) push(i);
  return Array.from({ length: count }, (_, i) => {
    push(130 + i);
    const events = names.map((name) =>
      eventText({ event: name, id: String(i), data: String(hub.draw(name)) }),
    );
    return Buffer.from(events.join(""));
  });
}

function median(values: number[]): number {
  return values.toSorted((a, b) => a - b)[values.length >> 1]!;
}

function deflatedSize(said: Uint8Array, dictionary: Uint8Array): number {
  const options = { level: 9, finishFlush: constants.Z_SYNC_FLUSH };
  return deflateRawSync(said, dictionary.length > 0 ? { ...options, dictionary } : options).length;
}

/** The median of what a round takes after the one before it. */
function roundSize(sent: Buffer[], size: (said: Uint8Array, before: Uint8Array) => number): number {
  return median(sent.slice(1).map((said, i) => size(said, sent[i] ?? NOTHING)));
}

const zstdSize = (said: Uint8Array, before: Uint8Array) => zstd.compress(said, before).length;

test("zstd.compress: a frame takes two thirds of what deflate takes, and a primer no more", () => {
  const frames = rounds(1, 60);
  expect(roundSize(frames, zstdSize)).toBeLessThan(75);
  expect(roundSize(frames, zstdSize) / roundSize(frames, deflatedSize)).toBeLessThan(0.68);
  const [first = NOTHING] = frames;
  expect(zstdSize(first, NOTHING)).toBeLessThan(deflatedSize(first, NOTHING));
});

test("zstd.compress: a dozen charts take an eighth of what deflate takes, for which they lie too far back", () => {
  const dozen = rounds(12, 12);
  expect(roundSize(dozen, zstdSize) / roundSize(dozen, deflatedSize)).toBeLessThan(0.125);
  const [first = NOTHING] = dozen;
  expect(zstdSize(first, NOTHING)).toBeLessThan(deflatedSize(first, NOTHING));
  expectSame(
    unpacked(dozen.map((said, i) => zstd.compress(said, dozen[i - 1] ?? NOTHING))),
    Buffer.concat(dozen),
  );
});
