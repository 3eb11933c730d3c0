import type { Measurement } from "../ingest/measurement.ts";
import { MAX_WAITING_MEASUREMENTS } from "../limits.ts";
import { createArrivals } from "./arrivals.ts";
import type { SourceContext } from "./source.ts";

/** Collects what comes one by one. */
export interface Batch {
  /** Adds what came at once; without a time of its own it has that of this call. */
  add(measurements: readonly Measurement[]): void;
  /** Hands on what still waits. */
  end(): Promise<void>;
}

const COLLECT_MS = 20;

/**
 * Hands measurements on together, a batch at a time. What comes while the last batch is being kept waits;
 * beyond `MAX_WAITING_MEASUREMENTS` it is dropped, and counted.
 */
export function createBatch(context: SourceContext): Batch {
  const arrivals = createArrivals();
  let waiting: Measurement[] = [];
  let dropped = 0;
  let timer: NodeJS.Timeout | undefined;
  let handing: Promise<void> | undefined;

  async function handOver(): Promise<void> {
    const batch = waiting;
    const lost = dropped;
    waiting = [];
    dropped = 0;
    if (lost > 0) context.note({ message: `${lost} values came faster than they could be kept` });
    if (batch.length > 0) await context.take(batch);
  }

  function schedule(): void {
    timer ??= setTimeout(() => {
      handing = handOver().finally(() => {
        timer = undefined;
        handing = undefined;
        if (waiting.length > 0) schedule();
      });
    }, COLLECT_MS);
  }

  return {
    add(measurements) {
      const room = MAX_WAITING_MEASUREMENTS - waiting.length;
      dropped += Math.max(0, measurements.length - room);
      waiting.push(...arrivals.stamp(measurements.slice(0, Math.max(0, room))));
      if (measurements.length > 0) schedule();
    },
    async end() {
      await handing;
      clearTimeout(timer);
      await handOver();
    },
  };
}
