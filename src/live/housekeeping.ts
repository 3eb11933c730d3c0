import type { Broadcast } from "./broadcast.ts";
import { type Cycle, createCycle } from "./cycle.ts";
import type { HubOptions } from "./hub-options.ts";

/** How exact the times are that are kept for all viewers at once, rather than by a timer for each. */
const COARSE_MS = 1000;

/** Looks after those who watch: signs of life where nothing is sent, an end for who stalls or stays long. */
export function createCare(
  { keepAliveMs = 15_000, stallMs = 30_000, everyMs: pace }: HubOptions,
  broadcasts: Iterable<Broadcast>,
): Cycle {
  const everyMs = Math.min(COARSE_MS, keepAliveMs / 2, stallMs / 4);
  return createCycle(everyMs, () => {
    for (const broadcast of broadcasts) {
      broadcast.keepAlive(keepAliveMs - everyMs);
      broadcast.sweep(stallMs);
      // Where only pushes start a cycle, nobody else would notice that data has grown old.
      if (pace === "change") broadcast.cycle();
    }
  });
}
