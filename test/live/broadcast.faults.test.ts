import { gunzipSync, constants } from "node:zlib";
import { expect, test } from "vitest";
import { type Broadcast, createBroadcast } from "../../src/live/broadcast.ts";
import { plainFormat } from "../../src/live/event-format.ts";
import type { Frame } from "../../src/live/frame.ts";
import { createView } from "../../src/live/view.ts";
import { createGzip } from "../../src/sse/gzip.ts";
import { createSharedStream } from "../../src/sse/shared-stream.ts";
import type { Stream } from "../../src/sse/stream.ts";
import { atOnce, type Work } from "../../src/work.ts";
import { parseEvents } from "../support/event-parser.ts";
import { createMemoryViewer, type MemoryViewer } from "../support/memory-viewer.ts";

const DEFAULTS = {
  countsPoints: true,
  canGlide: () => false,
  hasSeries: () => false,
  ownWindow: { points: 30 },
  windowMs: () => 1000,
  newest: () => 0,
} as unknown as Parameters<typeof createView>[2];

interface Parts {
  broadcast: Broadcast;
  stream: Stream;
  /** What the next cycle finds drawn. */
  draw(data: string): void;
  join(): MemoryViewer;
  /** How often a cycle was left out. */
  leftOut(): number;
}

/** A broadcast of one chart, every work of which yields wherever it can. */
function broadcastInTurns(change: (stream: Stream) => Partial<Stream> = () => ({})): Parts {
  const shared = createSharedStream(createGzip());
  const stream = { ...shared, ...change(shared) };
  const frameOf = (data: string): Frame => ({
    bytes: Buffer.from(data),
    version: 0,
    edge: 0,
    lastEdge: undefined,
    drawMs: 0,
  });
  let frame = frameOf("<svg>0</svg>");
  let leftOut = 0;
  const source = { view: createView("a", {}, DEFAULTS), draw: () => frame, size: () => 0 };
  const format = plainFormat(false);
  const broadcast = createBroadcast({
    watched: [{ source, event: "a", before: format.before("a", "a") }],
    stream,
    format,
    slices: { leftMs: () => 0 },
    begin: (work: Work) => atOnce(work),
    onDelivery() {},
    onPrimer() {},
    onError: fail,
    onLeftOut: () => void leftOut++,
    reconnectMs: () => 1,
    onEmpty() {},
  });
  return {
    broadcast,
    stream,
    leftOut: () => leftOut,
    draw: (data) => (frame = frameOf(data)),
    join() {
      const viewer = createMemoryViewer();
      broadcast.subscribe(viewer.connection, { first: "retry: 1\n\n", stayMs: 1e9, onEnd() {} });
      return viewer;
    },
  };
}

function fail(error: unknown): never {
  throw error instanceof Error ? error : new Error(String(error));
}

function eventsOf({ pieces }: MemoryViewer): string[] {
  const bytes = gunzipSync(Buffer.concat(pieces), { finishFlush: constants.Z_SYNC_FLUSH });
  return parseEvents(bytes.toString()).map(({ data }) => data);
}

/** Frames of another length have another block, which a keep-alive of before would close. */
function frameOf(length: number, number: number): string {
  return `<svg>${"<rect/>".repeat(length)}${number}</svg>`;
}

test("keepAlive: no frame overtakes it on its way to many viewers", () => {
  const { broadcast, draw, join } = broadcastInTurns();
  const viewers = [join(), join(), join()];
  const keepAlive = broadcast.keepAlive(0, 15_000);
  keepAlive.next();
  for (let i = 0; i < 8; i++) {
    draw(frameOf(1200, i));
    atOnce(broadcast.cycle());
  }
  atOnce(keepAlive);
  for (let i = 8; i < 16; i++) {
    draw(frameOf(1200, i));
    atOnce(broadcast.cycle());
  }
  for (const viewer of viewers) expect(eventsOf(viewer).at(-1)).toBe(frameOf(1200, 15));
});

test("cycle: where a write fails, its viewers are brought level anew, and go on", () => {
  let isFailing = false;
  const { broadcast, draw, join } = broadcastInTurns((stream) => ({
    *write(events) {
      const piece = yield* stream.write(events);
      if (isFailing) throw new Error("no memory");
      return piece;
    },
  }));
  const [one, stalled] = [join(), join()];
  stalled.stall();
  draw(frameOf(3, 1));
  atOnce(broadcast.cycle());
  isFailing = true;
  draw(frameOf(3, 2));
  expect(() => atOnce(broadcast.cycle())).toThrow("no memory");
  isFailing = false;
  stalled.readOn();
  draw(frameOf(3, 3));
  atOnce(broadcast.cycle());
  for (const viewer of [one, stalled]) {
    expect(eventsOf(viewer).slice(-2)).toEqual([frameOf(3, 2), frameOf(3, 3)]);
  }
});

test("cycle: one that is left out, as another is under way, is asked for again behind it", () => {
  const { broadcast, draw, join, leftOut } = broadcastInTurns();
  const viewers = [join(), join()];
  draw(frameOf(3, 1));
  const cycle = broadcast.cycle();
  cycle.next();
  draw(frameOf(3, 2));
  for (let i = 0; i < 2; i++) atOnce(broadcast.cycle());
  expect(leftOut()).toBe(0);
  atOnce(cycle);
  expect(leftOut()).toBe(1);
  atOnce(broadcast.cycle());
  expect(leftOut()).toBe(1);
  for (const viewer of viewers) expect(eventsOf(viewer).at(-1)).toBe(frameOf(3, 2));
});
