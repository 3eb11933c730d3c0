import type { Database } from "./database.ts";

/** How far a clock may go ahead at once without being doubted, as a share of what is kept, … */
const SHARE = 0.1;
/** … and in ms at least. */
const LEAST_MS = 5 * 60_000;
/** Clocks that are wrong when a machine starts come right within minutes; one that is not stays as it is. */
const PATIENCE_MS = 86_400_000;
/** A clock that is as expected dispels a doubt this much faster than it came up. */
const TRUST = 24;
/** The file gets a new note of the doubt whenever that has changed by this much. */
const NOTED_MS = 600_000;

/**
 * Up to when time has come, for who removes what is old by it. A clock that goes far ahead at once, as that of a
 * machine does that starts with a wrong one, is believed only once it has stayed so for a day of running:
 * what was removed does not come back when the clock comes right.
 */
export interface BelievedTime {
  /**
   * Gives that time, in epoch ms. To be called in a transaction, again and again.
   *
   * @param now of the clock, in epoch ms.
   * @param newest time of the newest point that is kept, for a file in which nothing was noted yet.
   */
  upTo(now: number, newest: number): number;
}

/**
 * @param database one of the present schema: what it was in the last process counts.
 * @param uptime a clock that nobody sets, in ms. Default: that of the process.
 */
export function createBelievedTime(
  database: Database,
  keepMs: number,
  uptime: () => number = () => performance.now(),
): BelievedTime {
  const put = database.prepare(
    `INSERT INTO believed (id, time, doubted) VALUES (1, ?, ?)
     ON CONFLICT (id) DO UPDATE SET time = excluded.time, doubted = excluded.doubted`,
  );
  const mostApart = Math.max(LEAST_MS, SHARE * keepMs);
  const last = database.prepare("SELECT time, doubted FROM believed").get();
  let believed = Number(last?.["time"] ?? Number.NaN);
  /** For how long it has run with a clock that it doubts: also in processes before, as some run for hours only. */
  let doubted = Number(last?.["doubted"] ?? 0);
  let noted = [believed, doubted] as const;
  let seenMs = uptime();

  function follow(now: number): void {
    const at = uptime();
    const ran = at - seenMs;
    seenMs = at;
    const isNear = Math.abs(now - believed - ran) <= mostApart;
    // A clock that is where it was for a moment, as when a machine starts, tells little.
    doubted = isNear ? Math.max(0, doubted - ran * TRUST) : doubted + ran;
    if (isNear || doubted >= PATIENCE_MS) believed = now;
    else believed += ran;
    if (doubted >= PATIENCE_MS) doubted = 0;
  }

  /** Not each minute: an idle machine's disk may rest. */
  function note(): void {
    const [time, ms] = noted;
    const isNew = Number.isNaN(time) || Math.abs(believed - time) >= mostApart / 4;
    if (!isNew && Math.abs(doubted - ms) < NOTED_MS) return;
    put.run(believed, doubted);
    noted = [believed, doubted];
  }

  return {
    upTo(now, newest) {
      if (Number.isNaN(believed)) believed = Number.isFinite(newest) ? newest : now;
      follow(now);
      note();
      return Math.min(now, believed);
    },
  };
}
