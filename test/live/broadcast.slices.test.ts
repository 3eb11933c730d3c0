import { expect, onTestFinished, test, vi } from "vitest";
import { createHub } from "../../src/live/create-hub.ts";
import type { Hub } from "../../src/live/hub.ts";
import type { Encoding } from "../../src/sse/accept-encoding.ts";
import { createDecoder } from "../support/decoders.ts";
import { parseEvents } from "../support/event-parser.ts";
import { fakeTimers } from "../support/fake-timers.ts";
import { createMemoryViewer, type MemoryViewer } from "../support/memory-viewer.ts";
import { randomNumbers } from "../support/random.ts";
import { some } from "../support/some.ts";

const START = Date.UTC(2026, 2, 1, 12);
const COUNT = 40;
const NAMES = Array.from({ length: COUNT }, (_, i) => `chart ${i}`);
const EVERY_MS = 16;
const MS_PER_LOOK = 0.4;
const LOOKS_PER_WRITE = 5;

/** A hub to which each look at the clock takes a while, so that a cycle takes several turns. */
function slowHub(): Hub {
  fakeTimers(START);
  let now = 0;
  vi.stubGlobal("performance", { now: () => (now += MS_PER_LOOK) });
  onTestFinished(() => void vi.unstubAllGlobals());
  const charts = Object.fromEntries(NAMES.map((name) => [name, {}]));
  const hub = createHub({ charts, window: { points: 20 }, everyMs: EVERY_MS, maxAhead: 1e9 });
  onTestFinished(() => hub.close());
  pushAll(hub, 0);
  return hub;
}

function pushAll(hub: Hub, round: number, names = NAMES): void {
  for (const [i, name] of names.entries()) {
    if (hub.has(name)) hub.push(name, { v: (round * 37 + i) % 23 }, START + round * 1000);
  }
}

/** Begins the next cycle. */
function beginCycle(hub: Hub): void {
  const { cycles } = hub.stats();
  while (hub.stats().cycles === cycles) vi.advanceTimersByTime(1);
}

function watch(hub: Hub, charts: string[], encoding: Encoding = "identity"): MemoryViewer {
  const viewer = createMemoryViewer();
  const write = (bytes: Uint8Array) => {
    // It takes a while, so that a piece is not sent to all in one turn.
    for (let i = 0; i < LOOKS_PER_WRITE; i++) performance.now();
    return viewer.connection.write(bytes);
  };
  hub.subscribe(charts, {}, { named: true, encoding }, { ...viewer.connection, write });
  return viewer;
}

const nextTurn = () => new Promise<void>((resolve) => setImmediate(resolve));

/** Lets all that is under way come to its end. */
async function settle(): Promise<void> {
  for (let i = 0; i < 100; i++) await nextTurn();
}

async function decoded(encoding: Encoding, pieces: Uint8Array[]): Promise<string> {
  let text = "";
  const faults: unknown[] = [];
  const decoder = createDecoder(
    encoding,
    (part) => (text += part),
    (error) => faults.push(error),
  );
  for (const piece of pieces) decoder.write(piece);
  await decoder.settled();
  expect(faults).toEqual([]);
  return text;
}

/** Whole events, and of each chart the newest frame there is. */
function expectNewest(hub: Hub, text: string, names: string[]): void {
  expect(text.endsWith("\n\n")).toBe(true);
  const events = parseEvents(text);
  for (const { data } of some(events)) expect(data).toMatch(/^<svg .*<\/svg>$/);
  for (const name of some(names)) {
    expect(events.findLast(({ type }) => type === name)?.data).toBe(hub.draw(name));
  }
}

test("cycle: many charts are sent in pieces, all with the number of the cycle, and each once", async () => {
  const hub = slowHub();
  const viewer = watch(hub, NAMES);
  await settle();
  expectNewest(hub, viewer.text(), NAMES);
  const [before, { cycles }] = [viewer.pieces.length, hub.stats()];
  pushAll(hub, 1);
  beginCycle(hub);
  const atOnce = viewer.pieces.length - before;
  await settle();
  const pieces = viewer.pieces.slice(before);
  expect(atOnce).toBeLessThan(pieces.length);
  expect(pieces.length).toBeLessThanOrEqual(COUNT / 2);
  expect(hub.stats().cycles).toBe(cycles + 1);
  const events = parseEvents(Buffer.concat(pieces).toString());
  expect(events.map(({ type }) => type)).toEqual(NAMES);
  expect(new Set(events.map(({ lastEventId }) => lastEventId)).size).toBe(1);
  expect(hub.stats().framesSent).toBeGreaterThanOrEqual(COUNT);
});

test("cycle: where many watch, it is sent in fewer pieces, as each goes to all of them", async () => {
  const countPieces = async (viewers: number) => {
    const hub = slowHub();
    const first = watch(hub, NAMES);
    for (let more = 1; more < viewers; more++) watch(hub, NAMES);
    await settle();
    const before = first.pieces.length;
    const { framesSent } = hub.stats();
    pushAll(hub, 1);
    beginCycle(hub);
    while (hub.stats().framesSent < framesSent + viewers * COUNT) await nextTurn();
    return first.pieces.length - before;
  };
  expect(await countPieces(600)).toBeLessThan(await countPieces(1));
});

test("cycle: one chart's viewer does not wait for those of a thousand", async () => {
  const hub = slowHub();
  const many = watch(hub, NAMES);
  const one = watch(hub, ["chart 7"]);
  await settle();
  for (let round = 1; round < 5; round++) {
    const [ofOne, ofMany] = [one.pieces.length, many.pieces.length];
    pushAll(hub, round);
    beginCycle(hub);
    expect(one.pieces).toHaveLength(ofOne + 1);
    await settle();
    expect(many.pieces.length).toBeGreaterThan(ofMany + 1);
  }
});

test("cycle: one that takes longer than its interval is not begun again before its end", async () => {
  const hub = slowHub();
  const viewer = watch(hub, NAMES);
  await settle();
  const before = viewer.pieces.length;
  for (let round = 1; round <= 3; round++) {
    pushAll(hub, round);
    beginCycle(hub);
  }
  await settle();
  const ids = parseEvents(Buffer.concat(viewer.pieces.slice(before)).toString());
  expect(ids).toHaveLength(COUNT);
  pushAll(hub, 4);
  beginCycle(hub);
  await settle();
  expectNewest(hub, viewer.text(), NAMES);
});

test("cycle: what is watched over several streams is drawn once", async () => {
  const hub = slowHub();
  for (const encoding of ["identity", "gzip", "zstd"] as const) watch(hub, NAMES, encoding);
  await settle();
  const { drawings } = hub.stats();
  pushAll(hub, 1);
  beginCycle(hub);
  await settle();
  expect(hub.stats().drawings).toBe(drawings + COUNT);
});

test("removeChart, drain: in the middle of a cycle, nobody gets a frame after the farewell", async () => {
  for (const end of [(hub: Hub) => hub.removeChart("chart 30"), (hub: Hub) => void hub.drain()]) {
    const hub = slowHub();
    const viewer = watch(hub, NAMES);
    await settle();
    pushAll(hub, 1);
    beginCycle(hub);
    end(hub);
    const { length } = viewer.pieces;
    await settle();
    vi.advanceTimersByTime(100 * EVERY_MS);
    await settle();
    expect(viewer.pieces).toHaveLength(length);
    expect(viewer.text()).toMatch(/\n\nretry: \d+\n\n$/);
    expect(hub.stats().subscribers).toBe(0);
  }
});

test.each(["identity", "gzip", "flushedGzip", "zstd"] as const)(
  "subscribe (%s): viewers that join, stall, read on and leave in any turn of a cycle decode all",
  { timeout: 60_000 },
  async (encoding) => {
    const random = randomNumbers(13);
    const hub = slowHub();
    const pick = <T>(list: T[]): T | undefined => list[Math.floor(random() * list.length)];
    const viewers: { viewer: MemoryViewer; isStalled: boolean }[] = [];
    for (let turn = 0; turn < 300; turn++) {
      const what = random();
      const one = pick(viewers);
      if (what < 0.1 || one === undefined) {
        viewers.push({ viewer: watch(hub, NAMES, encoding), isStalled: false });
      } else if (what < 0.2) {
        one.viewer.stall();
        one.isStalled = true;
      } else if (what < 0.5 && one.isStalled) one.viewer.drain();
      else if (what < 0.53) {
        one.viewer.leave();
        viewers.splice(viewers.indexOf(one), 1);
      } else if (what < 0.7) {
        pushAll(
          hub,
          turn,
          NAMES.filter(() => random() < 0.5),
        );
        beginCycle(hub);
      }
      await nextTurn();
    }
    // Once all have read what waits, and a primer behind it, they have the newest frames.
    for (let i = 0; i < 3; i++) {
      for (const { viewer } of viewers) viewer.drain();
      beginCycle(hub);
      await settle();
    }
    for (const { viewer } of some(viewers)) {
      expectNewest(hub, await decoded(encoding, viewer.pieces), NAMES);
    }
  },
);
