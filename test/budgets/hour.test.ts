import { setImmediate as turn } from "node:timers/promises";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { expect, test, vi } from "vitest";
import { createLive, type Live } from "../../src/entries/live.ts";
import type { Connection } from "../../src/live/subscriber.ts";
import type { Encoding } from "../../src/sse/accept-encoding.ts";
import { fakeTimers } from "../support/fake-timers.ts";

const START = Date.UTC(2026, 2, 1, 12);
const NAMES = ["a", "b", "c"];
const ENCODINGS = ["identity", "gzip", "flushedGzip", "zstd"] as const;
const MINUTE = 60;

setFlagsFromString("--expose-gc");
const collect = runInNewContext("gc") as () => void;

async function usedMiB(): Promise<number> {
  // What waits for the end of this turn is garbage only after it.
  await turn();
  collect();
  await turn();
  collect();
  const { heapUsed, external } = process.memoryUsage();
  return (heapUsed + external) / 2 ** 20;
}

/** A viewer that reads all and keeps nothing; every other write waits for a moment. */
function watchAs(live: Live, names: string[], width: number, encoding: Encoding): () => void {
  let writes = 0;
  let drained = () => {};
  let leave = () => {};
  const connection: Connection = {
    write() {
      if (++writes % 2 === 0) return true;
      void turn().then(() => drained());
      return false;
    },
    end: () => leave(),
    destroy: () => leave(),
    onDrain: (call) => (drained = call),
    onEnd: (call) => (leave = call),
  };
  live.subscribe(names, { width }, { named: names.length > 1, encoding }, connection);
  return () => leave();
}

/** What happens in a second: points, a cycle, and now and then a visitor, a series, an annotation. */
async function passSecond(live: Live, second: number, visitors: (() => void)[]): Promise<void> {
  for (const name of NAMES) live.push(name, { value: Math.sin(second / 7) * 50 + (second % 13) });
  if (second % 10 === 0) {
    visitors.shift()?.();
    const few = NAMES.slice(0, 1 + ((second / 10) % 3));
    const width = 400 + (second % 2000);
    const encoding = ENCODINGS.at((second / 10) % 4) ?? "zstd";
    visitors.push(watchAs(live, few, width, encoding));
  }
  if (second % 30 === 0) live.push("a", { [`series ${second}`]: 1 });
  if (second % 45 === 0) live.annotate("b", { label: `deploy ${second}` });
  const { cycles } = live.stats();
  await vi.advanceTimersByTimeAsync(1000);
  while (live.stats().cycles === cycles) await turn();
  await turn();
}

test("createLive() keeps as much after an hour of cycles, visitors, series and remarks as after 20 minutes", {
  timeout: 240_000,
}, async () => {
  fakeTimers(START);
  const charts = Object.fromEntries(NAMES.map((name) => [name, { tooltips: true }]));
  const live = createLive({ charts, window: { points: 30 }, everyMs: 1000, maxAgeMs: 604_800_000 });
  for (const encoding of ENCODINGS) watchAs(live, NAMES, 800, encoding);
  const visitors = [watchAs(live, ["a"], 300, "gzip")];
  let early = 0;
  for (let second = 1; second <= 60 * MINUTE; second++) {
    await passSecond(live, second, visitors);
    if (second === 20 * MINUTE) early = await usedMiB();
  }
  const grown = (await usedMiB()) - early;
  const { framesSent, subscribers } = live.stats();
  live.close();
  expect(framesSent).toBeGreaterThan(3 * 60 * MINUTE * NAMES.length);
  expect(subscribers).toBe(ENCODINGS.length + 1);
  expect(grown).toBeLessThan(2);
});
