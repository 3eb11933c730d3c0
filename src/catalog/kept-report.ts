import type { KeptReport, Store } from "../store/store.ts";

/** How long an oldest time counts: each chart is asked for it. */
const FRESH_MS = 60_000;

/** Creates a report that is always at hand: how far back points go is found out meanwhile. */
export function createKeptReport(store: Store): () => KeptReport {
  let sinceMs: number | undefined;
  let askedMs = Number.NEGATIVE_INFINITY;

  async function findOldest(): Promise<void> {
    const charts = await store.charts();
    let oldest = Number.POSITIVE_INFINITY;
    // One after another, so that those who wait for points come in between.
    for (const { name } of charts) {
      const extent = await store.extent(name);
      oldest = Math.min(oldest, extent?.from ?? oldest);
    }
    sinceMs = Number.isFinite(oldest) ? oldest : undefined;
  }

  return () => {
    const now = performance.now();
    if (now - askedMs >= FRESH_MS) {
      askedMs = now;
      // A store that cannot be read says so itself.
      findOldest().catch(() => {});
    }
    return { ...store.stats(), sinceMs };
  };
}
