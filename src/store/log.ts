import { damagedBody, digest } from "./body.ts";
import type { Database } from "./database.ts";

/**
 * Goes through the runs of points in a batch: `series, count, times…, values…`, one behind the other. So a
 * batch goes from the main thread to the disk as it is.
 *
 * @param take gets where a run begins, its series, and how many points it has.
 */
export function eachRun(
  runs: Float64Array,
  take: (at: number, series: number, count: number) => void,
): void {
  for (let at = 0; at + 2 <= runs.length; ) {
    const count = runs[at + 1]!;
    take(at, runs[at]!, count);
    at += RUN_HEAD + 2 * count;
  }
}

/** Numbers in front of a run's times. */
export const RUN_HEAD = 2;

/** What was appended and is in no chunk yet, in the order in which it came. */
export interface Log {
  /** To be called in a transaction. */
  append(runs: Float64Array): void;
  /** Hands on all of it. */
  replay(take: (runs: Float64Array) => void): void;
  /** The last entry's id; 0 where there is none. */
  lastId(): number;
  /** Removes some of the oldest entries up to an id. Returns whether there may be more of them. */
  removeSome(upTo: number): boolean;
}

/** Entries that are removed in one go: a few milliseconds. */
const REMOVED_AT_ONCE = 64;

/** @param database one of the present schema. */
export function createLog(database: Database): Log {
  const insert = database.prepare("INSERT INTO log (digest, body) VALUES (?, ?)");
  const next = database.prepare(
    "SELECT id, digest, body FROM log WHERE id > ? ORDER BY id LIMIT 16",
  );
  const last = database.prepare("SELECT max(id) AS id FROM log");
  const remove = database.prepare(
    `DELETE FROM log WHERE id IN (SELECT id FROM log WHERE id <= ? ORDER BY id LIMIT ${REMOVED_AT_ONCE})`,
  );
  const rest = database.prepare("SELECT 1 FROM log WHERE id <= ? LIMIT 1");

  return {
    append(runs) {
      const bytes = new Uint8Array(runs.buffer, runs.byteOffset, runs.byteLength);
      insert.run(digest(new Uint32Array(runs.buffer, runs.byteOffset, runs.length * 2)), bytes);
    },
    replay(take) {
      for (let after = 0; ; ) {
        const rows = next.all(after);
        if (rows.length === 0) return;
        for (const row of rows) take(readRuns(row.body as Uint8Array, row.digest as number));
        after = rows.at(-1)!.id as number;
      }
    },
    lastId: () => Number(last.get()?.id ?? 0),
    removeSome(upTo) {
      remove.run(upTo);
      return rest.get(upTo) !== undefined;
    },
  };
}

/**
 * Reads an entry.
 *
 * @throws an error of code `DAMAGED_BODY`.
 */
export function readRuns(body: Uint8Array, expected: number): Float64Array {
  if (body.byteLength % 8 !== 0) throw damagedBody();
  const { buffer } = new Uint8Array(body);
  if (digest(new Uint32Array(buffer)) !== expected) throw damagedBody();
  return new Float64Array(buffer);
}
