import type { Broadcasts } from "./broadcasts.ts";
import { type Cycle, createIntervalCycle } from "./cycle.ts";
import type { HubSettings } from "./hub-options.ts";
import type { Work } from "../work.ts";

/** Precision of a subscriber's deadlines: one timer serves all, rather than one each. */
const COARSE_MS = 1000;

export interface HousekeepingOptions {
  settings: HubSettings;
  broadcasts: Pick<Broadcasts, "withLeaving" | typeof Symbol.iterator>;
  /** Begins works that nobody waits for. */
  beginAll: (works: Iterable<Work>) => void;
  /** Starts a cycle where changes do. */
  signalChange: () => void;
}

/** Sends keep-alives; closes stalled connections and ends those that have stayed too long. */
export function createHousekeeping(options: HousekeepingOptions): Cycle {
  const { settings, broadcasts, beginAll, signalChange } = options;
  const { keepAliveMs, stallMs } = settings;
  const intervalMs = Math.min(COARSE_MS, keepAliveMs / 2, stallMs / 4);
  return createIntervalCycle(intervalMs, () => {
    for (const broadcast of broadcasts.withLeaving()) broadcast.sweep(stallMs);
    beginAll(Array.from(broadcasts, (one) => one.keepAlive(keepAliveMs - intervalMs, keepAliveMs)));
    // Where only pushes start a cycle, nothing else would notice that data has grown old.
    signalChange();
  });
}
