import { constants, gunzipSync } from "node:zlib";
import { expect, test, vi } from "vitest";
import { drawTypeFrames, LIVE_TYPES } from "../../gallery/data/live-types.js";
import { loadPictures } from "../../gallery/index.js";
import { weighSlide } from "../../gallery/slide-weight.js";
import { drawFrames, isSliding } from "../../gallery/slides.js";
import { createLive } from "../../src/entries/live.ts";
import type { Codec } from "../../src/sse/codec.ts";
import { eventBytes } from "../../src/sse/event.ts";
import { createGzip } from "../../src/sse/gzip.ts";
import { createSharedStream } from "../../src/sse/shared-stream.ts";
import { createZstd } from "../../src/sse/zstd.ts";
import { fakeTimers } from "../support/fake-timers.ts";
import { createMemoryViewer } from "../support/memory-viewer.ts";
import { randomNumbers } from "../support/random.ts";
import { some } from "../support/some.ts";
import { atOnce } from "../../src/work.ts";

const EVERY_MS = 16;
const CODECS = [createGzip, () => createZstd(1)];
const START = Date.UTC(2026, 0, 15, 10);

test("subscribe: 200 frames of a full window cost at most 96 bytes each, and a primer 1,980", () => {
  fakeTimers(START);
  const live = createLive({
    charts: { sensor: { title: "Live Sensor Data", grid: true, smooth: true, tooltips: true } },
    window: { points: 30 },
    everyMs: EVERY_MS,
  });
  const random = randomNumbers(20260115);
  let level = 20;
  let count = 0;
  const push = () => {
    level += (random() - 0.5) * 4 + (20 - level) * 0.1;
    // Points are never ahead of the clock, which hardly goes on here.
    const time = START - 600_000 + count++ * 2000 + Math.round((random() - 0.5) * 6);
    live.push("sensor", { Sensor: level }, time);
  };
  for (let i = 0; i < 61; i++) push();
  const { pieces, connection } = createMemoryViewer();
  live.subscribe(["sensor"], {}, { named: false, encoding: "gzip" }, connection);
  for (let frame = 0; frame < 200; frame++) {
    push();
    vi.advanceTimersByTime(EVERY_MS);
  }
  expect(pieces).toHaveLength(202);
  const [beginning, frames] = [Buffer.concat(pieces.slice(0, 2)), pieces.slice(2)];
  live.close();
  const average = frames.reduce((sum, { length }) => sum + length, 0) / frames.length;
  expect(beginning.length).toBeLessThanOrEqual(1980);
  expect(average).toBeLessThanOrEqual(96);
  const text = gunzipSync(Buffer.concat(pieces.slice(0, frames.length + 2)), {
    finishFlush: constants.Z_SYNC_FLUSH,
  }).toString();
  expect(text.match(/^data: <svg .*<\/svg>$/gm)).toHaveLength(frames.length + 1);
  expect(text).toContain(`data: ${live.draw("sensor")}\n`);
});

function named(createCodec: () => Codec) {
  return { createCodec, encoding: createCodec().encoding };
}

/** Puts frames of one view, with their numbers, on a wire of its own. */
function sender(codec: Codec): (svg: string, number: number) => Uint8Array {
  const stream = createSharedStream(codec);
  return (svg, number) =>
    atOnce(
      stream.write([{ view: "a", bytes: eventBytes(Buffer.from(svg), undefined, String(number)) }]),
    );
}

test.for(
  LIVE_TYPES.flatMap((type) => CODECS.map((createCodec) => ({ ...type, ...named(createCodec) }))),
)(
  "createLive: 60 frames of a $name over $encoding cost less than a tenth of their size",
  ({ createCodec, ...type }) => {
    const { text, wire } = weighSlide(drawTypeFrames(type, createLive), 60, sender(createCodec()));
    expect(wire / text).toBeLessThan(0.1);
  },
);

const sliding = some((await loadPictures()).filter(isSliding));

test.for(
  sliding.flatMap((picture) =>
    CODECS.map((createCodec) => ({ ...picture, ...named(createCodec) })),
  ),
)(
  "drawFrames(): 60 frames of $name over $encoding cost less than a tenth of their size",
  ({ createCodec, ...picture }) => {
    const seen = new Set<string>();
    const send = sender(createCodec());
    const { text, wire } = weighSlide(drawFrames(picture), 60, (svg, number) => {
      seen.add(svg);
      return send(svg, number);
    });
    // A value may come into the bin that another one leaves.
    expect(seen.size).toBeGreaterThan(45);
    expect(wire / text).toBeLessThan(0.1);
  },
);
