import { createBelievedTime } from "./believed-time.ts";
import type { Chunks } from "./chunks.ts";
import type { Database } from "./database.ts";
import type { Removed } from "./removed.ts";
import type { RetentionLimits } from "./retention-limits.ts";
import { readPragma } from "./schema.ts";
import type { SeriesTable } from "./series-table.ts";
import { HOUR, MINUTE } from "./step-table.ts";
import { inTransaction } from "./transaction.ts";

/** Minutes are kept for 400 days, hours for 5 years; longer where points are. */
const STEP_LIMITS: readonly { width: number; keepMs: number }[] = [
  { width: MINUTE, keepMs: 400 * 86_400_000 },
  { width: HOUR, keepMs: 5 * 366 * 86_400_000 },
];

/** Rows that are removed in one transaction: a few milliseconds. */
const ROWS_AT_ONCE = 64;

/** Free pages that the file keeps for what comes. More of them are given back, if they are a quarter of it. */
const FREE_PAGES = 4096;

/** Removes what is too old or too much. */
export interface Retention {
  /** Removes a little. Returns whether there may be more. */
  slice(now: number): boolean;
  /** The chunks and steps of these series go, too: their chart was removed. */
  forget(series: Iterable<number>): void;
}

/** @param names knows which series there are; the points of others, of an earlier run, go as well. */
export function createRetention(
  database: Database,
  { chunks, names, removed }: { chunks: Chunks; names: SeriesTable; removed: Removed },
  { keepMs, maxBytes }: RetentionLimits,
): Retention {
  const time = createBelievedTime(database, keepMs);
  const newest = database.prepare('SELECT max("end") AS time FROM chunk');
  const oldChunks = database.prepare(
    `SELECT id, "end" FROM chunk WHERE "end" < ? ORDER BY "end" LIMIT ${ROWS_AT_ONCE}`,
  );
  const chunksOf = database.prepare(`SELECT id FROM chunk WHERE series = ? LIMIT ${ROWS_AT_ONCE}`);
  const oldSteps = database.prepare(
    `DELETE FROM step WHERE id IN (SELECT id FROM step WHERE width = ? AND start < ?
       ORDER BY start LIMIT ${ROWS_AT_ONCE}) RETURNING 1`,
  );
  const stepsOf = database.prepare("DELETE FROM step WHERE series = ?");
  const forgotten = new Set(orphans());

  /** Whoever ended the process may have kept it from removing all of a chart. */
  function orphans(): number[] {
    const kept = database.prepare("SELECT DISTINCT series FROM chunk").all();
    return kept.map(({ series }) => Number(series)).filter((id) => !names.has(id));
  }

  function removeChunks(rows: { id?: unknown }[]): boolean {
    chunks.remove(rows.map(({ id }) => Number(id)));
    return rows.length > 0;
  }

  function removeOldest(before: number): boolean {
    const rows = oldChunks.all(before);
    if (rows.length > 0) removed.note(Number(rows.at(-1)!.end));
    return removeChunks(rows);
  }

  function removeForgotten(): boolean {
    const [series] = forgotten;
    if (series === undefined) return false;
    if (!removeChunks(chunksOf.all(series))) {
      stepsOf.run(series);
      forgotten.delete(series);
    }
    return true;
  }

  /** A clock that is wrong must not remove everything: nothing is old but for what came later, either. */
  function removeOld(now: number): boolean {
    const last = Number(newest.get()?.time ?? -Infinity);
    const latest = Math.min(time.upTo(now, last), last);
    return (
      removeOldest(latest - keepMs) ||
      STEP_LIMITS.some(
        (step) => oldSteps.all(step.width, latest - Math.max(keepMs, step.keepMs)).length > 0,
      )
    );
  }

  /** Points go first, then minutes, then hours; of each the oldest. */
  function removeLarge(): boolean {
    const pages = readPragma(database, "page_count") - readPragma(database, "freelist_count");
    if (pages * readPragma(database, "page_size") <= maxBytes) return false;
    return (
      removeOldest(Infinity) ||
      STEP_LIMITS.some(({ width }) => oldSteps.all(width, Infinity).length > 0)
    );
  }

  return {
    slice(now) {
      const isMore = inTransaction(
        database,
        () => removeForgotten() || removeOld(now) || removeLarge(),
      );
      return isMore || giveBack(database);
    },
    forget(series) {
      for (const id of series) forgotten.add(id);
    },
  };
}

/** Makes the file smaller where much of it is free. Returns whether there may be more. */
function giveBack(database: Database): boolean {
  const free = readPragma(database, "freelist_count");
  if (free < FREE_PAGES || free < readPragma(database, "page_count") / 4) return false;
  database.prepare(`PRAGMA incremental_vacuum(${ROWS_AT_ONCE * 4})`).all();
  return readPragma(database, "freelist_count") < free;
}
