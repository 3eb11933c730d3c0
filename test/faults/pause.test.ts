import { setTimeout as after } from "node:timers/promises";
import { expect, test } from "vitest";
import type { Encoding } from "../../src/sse/accept-encoding.ts";
import { eventually } from "../support/served.ts";
import { startChild } from "../support/child.ts";
import { readEvents, stalledViewer } from "../support/socket-viewer.ts";

const PAUSE_MS = 3000;

test.each([
  ["identity", 20],
  ["gzip", 60],
  ["flushedGzip", 60],
  ["zstd", 60],
] satisfies [Encoding, number][])(
  "/events (%s): a viewer that pauses for 3 s and reads on decodes all, and has the newest frame",
  { timeout: 60_000 },
  async (encoding, points) => {
    const child = await startChild({
      live: { charts: { a: {} }, window: { points }, everyMs: 40 },
      pushEveryMs: 20,
      series: 10,
      points,
    });
    const paused = await stalledViewer(child.path, encoding);
    const steady = readEvents(await stalledViewer(child.port, encoding), encoding);
    const seen = readEvents(paused, encoding);
    for (let round = 1; round <= 2; round++) {
      await eventually("ten frames more", () => seen.frames > 10 * round);
      paused.pause();
      const { framesSkipped } = await child.stats();
      await after(PAUSE_MS);
      expect((await child.stats()).framesSkipped).toBeGreaterThan(framesSkipped + 5);
      paused.resume();
      const { id } = steady.newest!;
      await eventually("a frame newer than the pause", () => Number(seen.newest?.id) > Number(id));
    }
    expect(seen.faults).toEqual([]);
    expect(steady).toMatchObject({ gaps: [], faults: [] });
    // A gap for each pause, and no frame that came before another was ever newer.
    expect(seen.gaps).toHaveLength(2);
    for (const gap of seen.gaps) {
      const ids = gap.split(" after ").map(Number);
      expect(ids.at(0)).toBeGreaterThanOrEqual(ids.at(1)!);
    }
    await eventually("both see the same", () => seen.newest?.data === steady.newest?.data);
  },
);
