import type { Broadcast } from "./broadcast.ts";
import { type Cycle, createIntervalCycle } from "./cycle.ts";
import type { HubSettings } from "./hub-options.ts";

/** Precision of a subscriber's deadlines: one timer serves all, rather than one each. */
const COARSE_MS = 1000;

/** Sends keep-alives; closes stalled connections and ends those that have stayed too long. */
export function createHousekeeping(
  { keepAliveMs, stallMs, everyMs }: HubSettings,
  broadcasts: () => Iterable<Broadcast>,
): Cycle {
  const intervalMs = Math.min(COARSE_MS, keepAliveMs / 2, stallMs / 4);
  return createIntervalCycle(intervalMs, () => {
    for (const broadcast of broadcasts()) {
      broadcast.keepAlive(keepAliveMs - intervalMs);
      broadcast.sweep(stallMs);
      // Where only pushes start a cycle, nothing else would notice that data has grown old.
      if (everyMs === "change") broadcast.cycle();
    }
  });
}
