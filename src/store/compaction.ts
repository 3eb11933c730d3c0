import type { Chunks } from "./chunks.ts";
import type { Database } from "./database.ts";
import type { Log } from "./log.ts";
import type { StepTable } from "./step-table.ts";
import type { Tails } from "./tails.ts";
import { inTransaction } from "./transaction.ts";

/** Few points move after this long, so that coarser steps get to know of them. */
const LONGEST_MS = 300_000;

/** Milliseconds that one slice takes: appends wait that long. */
const SLICE_MS = 6;

/** What moves points out of the log. */
export interface Compaction {
  /** Whether there is something to do. */
  isDue(now: number): boolean;
  /** Whether some points have moved, and their log is still there. */
  isUnderWay(): boolean;
  /**
   * Does a few milliseconds of it, in a transaction of its own. If the process ends between two slices, the
   * log is read again and moves once more: a point that is there already is replaced by itself.
   */
  slice(): void;
}

/**
 * @param parts all of one database.
 * @param mostPoints in the log, before they move.
 */
export function createCompaction(
  database: Database,
  { log, tails, chunks, steps }: { log: Log; tails: Tails; chunks: Chunks; steps: StepTable },
  mostPoints: number,
): Compaction {
  let upTo = 0;
  let begun = Date.now();

  function begin(): void {
    upTo = log.lastId();
    begun = Date.now();
    tails.freeze();
  }

  function moveSome(): number[] {
    const end = performance.now() + SLICE_MS;
    const moved: number[] = [];
    for (const [series, tail] of tails.moving()) {
      const points = tail.sorted();
      chunks.merge(series, points);
      steps.update(series, points, (range) => chunks.touching(series, range));
      moved.push(series);
      if (performance.now() >= end) break;
    }
    return moved;
  }

  return {
    isUnderWay: () => upTo > 0,
    isDue: (now) =>
      upTo > 0 ||
      tails.fresh() >= mostPoints ||
      (tails.fresh() > 0 && Math.abs(now - begun) >= LONGEST_MS),
    slice() {
      if (upTo === 0) begin();
      else if (tails.moving().size > 0) {
        for (const series of inTransaction(database, moveSome)) tails.moved(series);
      } else if (!inTransaction(database, () => log.removeSome(upTo))) upTo = 0;
    },
  };
}
