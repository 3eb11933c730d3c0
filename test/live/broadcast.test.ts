import { expect, test, vi } from "vitest";
import { createHub } from "../../src/live/create-hub.ts";
import type { Hub } from "../../src/live/hub.ts";
import { createDecoder } from "../support/decoders.ts";
import { parseEvents } from "../support/event-parser.ts";
import { fakeTimers } from "../support/fake-timers.ts";
import { createMemoryViewer, type MemoryViewer } from "../support/memory-viewer.ts";
import { some } from "../support/some.ts";

const START = Date.UTC(2026, 2, 1, 12);
const FRAMES = 100;
const EVERY_MS = 16;
const ENCODINGS = ["gzip", "flushedGzip", "zstd"] as const;
type Encoding = (typeof ENCODINGS)[number];

/** Draws frame after frame of two charts; after each, the data of the two newest events. */
function eachFrame(hub: Hub, visit: (frame: number) => unknown): string[][] {
  const newest: string[][] = [];
  for (let frame = 0; frame < FRAMES; frame++) {
    visit(frame);
    const { framesSent, framesSkipped } = hub.stats();
    const time = START + frame * 2000 + ((frame * 7919) % 31);
    hub.push("a", { one: Math.sin(frame) * 50, two: (frame * 37) % 23 }, time);
    if (frame % 3 === 0) hub.push("b", { only: (frame * 53) % 19 }, time);
    vi.advanceTimersByTime(EVERY_MS);
    const now = hub.stats();
    expect(now.framesSent + now.framesSkipped).toBeGreaterThan(framesSent + framesSkipped);
    newest.push([hub.draw("a"), hub.draw("b")]);
  }
  return newest;
}

function createTwoCharts(): Hub {
  fakeTimers(START);
  const charts = { a: { smooth: true, grid: true, tooltips: true }, b: { title: "Second" } };
  // The points' time passes faster than the clock's.
  const maxAhead = 3_600_000;
  const hub = createHub({ charts, window: { points: 30 }, everyMs: EVERY_MS, maxAhead });
  for (let i = 90; i > 0; i--) hub.push("a", { one: i % 17, two: i % 5 }, START - i * 2000);
  return hub;
}

async function decoded(encoding: Encoding, pieces: Uint8Array[]): Promise<string> {
  let text = "";
  const decoder = createDecoder(encoding, (part) => (text += part), fail);
  for (const piece of pieces) decoder.write(piece);
  await decoder.settled();
  return text;
}

function fail(error: unknown): never {
  throw error instanceof Error ? error : new Error(String(error));
}

/** Whole events in the order of their ids, the last of each chart the newest there is. */
function expectWhole(text: string, newest: string[]): void {
  expect(text).toMatch(/^(:+\n)?retry: \d+\n\n/);
  expect(text.endsWith("\n\n")).toBe(true);
  const events = parseEvents(text);
  for (const { data } of some(events)) expect(data).toMatch(/^<svg .*<\/svg>$/);
  for (const [i, chart] of ["a", "b"].entries()) {
    expect(events.findLast(({ type }) => type === chart)?.data).toBe(newest[i]);
  }
}

describeEach(
  "subscribe (%s): a viewer that joins at any frame of a long stream decodes all that follows",
  async (encoding) => {
    const hub = createTwoCharts();
    const viewers: MemoryViewer[] = [];
    const newest = eachFrame(hub, () => {
      const joining = createMemoryViewer();
      viewers.push(joining);
      hub.subscribe(["a", "b"], {}, { named: true, encoding }, joining.connection);
    });
    hub.close();
    for (const { pieces } of some(viewers)) {
      // The farewell is the last piece, and nobody's frame.
      const text = await decoded(encoding, pieces.slice(0, -1));
      expectWhole(text, newest.at(-1)!);
    }
    const text = await decoded(encoding, viewers.at(0)!.pieces);
    expect(text).toMatch(/\n\nretry: \d+\n\n$/);
  },
);

describeEach(
  "subscribe (%s): one that is primed at every frame of a long stream decodes all",
  async (encoding) => {
    const hub = createTwoCharts();
    const [primed, level] = [createMemoryViewer(), createMemoryViewer()];
    const wire = { named: true, encoding };
    // Each piece that it is sent waits, and the frame that comes meanwhile passes it by.
    primed.stall();
    hub.subscribe(["a", "b"], {}, wire, primed.connection);
    hub.subscribe(["a", "b"], {}, wire, level.connection);
    const newest = eachFrame(hub, (frame) => frame > 0 && primed.drain());
    primed.drain();
    const { primers } = hub.stats();
    hub.close();
    expect(primers).toBeGreaterThan(FRAMES * 0.9);
    for (const { pieces } of [primed, level]) {
      expectWhole(await decoded(encoding, pieces.slice(0, -1)), newest.at(-1)!);
    }
  },
);

describeEach(
  "subscribe (%s): bytes that come one by one are decoded as soon as their piece is whole",
  async (encoding) => {
    const hub = createTwoCharts();
    const seen = createMemoryViewer();
    hub.subscribe(["a", "b"], {}, { named: true, encoding }, seen.connection);
    eachFrame(hub, () => {});
    const pieces = seen.pieces.slice();
    hub.close();
    let text = "";
    const decoder = createDecoder(encoding, (part) => (text += part), fail);
    for (const piece of pieces) {
      for (const byte of piece) decoder.write(Uint8Array.of(byte));
      await decoder.settled();
      expect(text.endsWith("\n\n")).toBe(true);
    }
    expect(text).toBe(await decoded(encoding, pieces));
    expect(parseEvents(text).length).toBeGreaterThanOrEqual(FRAMES);
  },
);

function describeEach(name: string, run: (encoding: Encoding) => Promise<void>): void {
  test.each(ENCODINGS)(name, { timeout: 60_000 }, run);
}
