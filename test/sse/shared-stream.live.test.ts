import { spawnSync } from "node:child_process";
import { constants, gunzipSync } from "node:zlib";
import { decompress } from "fzstd";
import { expect, test, vi } from "vitest";
import { LIVE_TYPES } from "../../gallery/data/live-types.js";
import { createLive, type Live } from "../../src/entries/live.ts";
import type { Encoding } from "../../src/sse/accept-encoding.ts";
import { fakeTimers } from "../support/fake-timers.ts";
import { createMemoryViewer, type MemoryViewer } from "../support/memory-viewer.ts";
import { randomNumbers } from "../support/random.ts";

const EVERY_MS = 16;
const START = Date.UTC(2026, 0, 15, 10);
/** Of each of the six streams below. */
const FRAMES = 17_000;
/** Small, so that frames are short. */
const SIZE = { width: 320, height: 180 };
/** How many viewers of a stream come and go beside each other. */
const VIEWERS = 2;
/** A primer brings no older pieces, but for charts that have changed since. */
const RECENT = 64;

/** A raw block of no bytes that says it is the last. */
const ZSTD_END = Uint8Array.of(1, 0, 0);

type Decode = (bytes: Buffer) => Buffer;

const gunzip: Decode = (bytes) => gunzipSync(bytes, { finishFlush: constants.Z_SYNC_FLUSH });

const unzstd: Decode = (bytes) => {
  const input = Buffer.concat([bytes, ZSTD_END]);
  const { stdout, stderr, error } = spawnSync("zstd", ["-dc"], { input, maxBuffer: 2 ** 28 });
  if (error !== undefined) throw error;
  expect(stderr.toString()).toBe("");
  return stdout;
};

const fzstd: Decode = (bytes) => Buffer.from(decompress(Buffer.concat([bytes, ZSTD_END])));

/** What decodes what a viewer got, by the number of the viewer. */
const DECODERS = {
  gzip: () => gunzip,
  flushedGzip: () => gunzip,
  zstd: (number) => (number % 4 === 3 ? fzstd : unzstd),
} satisfies Partial<Record<Encoding, (number: number) => Decode>>;

/** A viewer of a stream, and what it has to see. */
interface Visit {
  viewer: MemoryViewer;
  isStalled: boolean;
  spans: Span[];
  leavesAfter: number;
}

/** While a viewer is level it gets all pieces of the stream, from one to another. */
interface Span {
  from: number;
  to: number;
  /** The newest event of each chart when it was made level. */
  newest: string[];
}

/** The pieces of a stream that is not encoded, and the newest event of each chart. */
interface Plain {
  pieces: Uint8Array[];
  newest(): string[];
}

/** Live charts of as many types, each with a new value in every cycle. */
function startCharts(views: number): { live: Live; names: string[]; cycle: () => void } {
  const types = LIVE_TYPES.slice(0, views);
  const names = types.map((_, i) => `chart${i}`);
  const charts = Object.fromEntries(
    types.map(({ options }, i) => [`chart${i}`, { ...options, ...SIZE }]),
  );
  const live = createLive({ charts, window: { points: 12 }, everyMs: EVERY_MS });
  const random = randomNumbers(views);
  let count = 0;
  const push = () => {
    const levels = Array.from({ length: 4 }, (_, i) => 20 + 4 * i + 6 * random());
    const time = START - 40_000_000 + count++ * 2000;
    types.forEach(({ row }, i) => live.push(`chart${i}`, row(levels, random), time));
  };
  for (let i = 0; i < 20; i++) push();
  const cycle = () => {
    push();
    vi.advanceTimersByTime(EVERY_MS);
  };
  return { live, names, cycle };
}

function eventsOf(text: string): string[] {
  return text.split("\n\n").filter((event) => event !== "");
}

function watchPlain(live: Live, names: string[]): Plain {
  const { pieces, connection } = createMemoryViewer();
  live.subscribe(names, {}, { named: true, encoding: "identity" }, connection);
  const newest = new Map<string, string>();
  let read = 0;
  return {
    pieces,
    newest() {
      const text = Buffer.concat(pieces.slice(read)).toString();
      read = pieces.length;
      for (const event of eventsOf(text)) {
        const [, chart] = /^event: (.*)$/m.exec(event) ?? [];
        if (chart !== undefined) newest.set(chart, event);
      }
      return [...newest.values()];
    },
  };
}

/** Takes a primer at the beginning of a text for what it is, and all behind it for the stream itself. */
function expectSpan(text: Buffer, { from, to, newest }: Span, { pieces }: Plain): Buffer {
  const stream = Buffer.concat(pieces.slice(from, to));
  // Nothing comes behind a primer at the very end.
  const at = stream.length === 0 ? text.length : text.indexOf(stream);
  expect(at).toBeGreaterThanOrEqual(0);
  const primer = text
    .subarray(0, at)
    .toString()
    .replace(/^(:+\n)?retry: \d+\n\n/, "");
  const recent = Buffer.concat(pieces.slice(Math.max(0, from - RECENT), from));
  const events = eventsOf(primer);
  for (const event of events) {
    if (!newest.includes(event)) expect(recent.includes(`${event}\n\n`)).toBe(true);
  }
  expect(newest.filter((event) => !events.includes(event))).toEqual([]);
  return text.subarray(at + stream.length);
}

interface Played {
  frames: number;
  visits: number;
  /** How often a viewer was made level once more. */
  skips: number;
}

/** Plays a stream to its end, beside viewers that come, skip and go. @returns how many there were. */
function play(views: number, encoding: keyof typeof DECODERS): Played {
  fakeTimers(START);
  const { live, names, cycle } = startCharts(views);
  const plain = watchPlain(live, names);
  const random = randomNumbers(views + encoding.length);
  const visits: (Visit | undefined)[] = Array.from({ length: VIEWERS }, () => undefined);
  const cycles = Math.ceil(FRAMES / views);
  let settled = 0;
  let skips = 0;

  function makeLevel({ spans }: Visit): void {
    spans.push({ from: plain.pieces.length, to: Infinity, newest: plain.newest() });
  }

  function join(leavesAfter: number): Visit {
    const visit: Visit = { viewer: createMemoryViewer(), isStalled: false, spans: [], leavesAfter };
    makeLevel(visit);
    live.subscribe(names, {}, { named: true, encoding }, visit.viewer.connection);
    return visit;
  }

  function stallOrRead(visit: Visit): void {
    const { viewer, isStalled, spans } = visit;
    if (random() > (isStalled ? 0.3 : 0.03)) return;
    visit.isStalled = !isStalled;
    const { length } = plain.pieces;
    const last = spans.at(-1)!;
    if (!isStalled) {
      viewer.stall();
      // It notices by the next piece, which goes into the socket all the same.
      last.to = length + 1;
    } else {
      if (last.to < length) makeLevel(visit);
      else last.to = Infinity;
      viewer.readOn();
    }
  }

  function settle({ viewer, spans }: Visit): void {
    viewer.leave();
    skips += spans.length - 1;
    const end = plain.pieces.length;
    const decode = DECODERS[encoding](settled++);
    let rest = decode(Buffer.concat(viewer.pieces));
    for (const span of spans)
      rest = expectSpan(rest, { ...span, to: Math.min(span.to, end) }, plain);
    expect(rest.length).toBe(0);
  }

  const staying = join(Infinity);
  for (let i = 0; i < cycles; i++) {
    cycle();
    visits.forEach((visit, at) => {
      if (visit === undefined) {
        if (random() < 0.05) visits[at] = join(i + (random() * cycles) / 20);
      } else if (i > visit.leavesAfter) {
        settle(visit);
        visits[at] = undefined;
      } else stallOrRead(visit);
    });
  }
  settle(staying);
  for (const visit of visits) if (visit !== undefined) settle(visit);
  const { framesSent } = live.stats();
  live.close();
  const text = Buffer.concat(plain.pieces);
  let frames = 0;
  for (let at = -1; (at = text.indexOf("\ndata: ", at + 1)) >= 0; ) frames++;
  expect(framesSent).toBeGreaterThan(frames);
  return { frames, visits: settled, skips };
}

test.each([
  [1, "gzip"],
  [1, "flushedGzip"],
  [1, "zstd"],
  [12, "gzip"],
  [12, "flushedGzip"],
  [12, "zstd"],
] as const)(
  "live.subscribe: of 17,000 frames of %i charts over %s, other decoders make what was drawn, whoever joins or skips",
  { timeout: 90_000 },
  (views, encoding) => {
    const { frames, visits, skips } = play(views, encoding);
    expect(frames).toBeGreaterThanOrEqual(FRAMES);
    expect(visits).toBeGreaterThan(20);
    expect(skips).toBeGreaterThan(10);
  },
);
