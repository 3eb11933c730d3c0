import { existsSync, rmSync } from "node:fs";
import { hostname } from "node:os";
import { PlotcastError } from "../error.ts";
import type { Database, OpenDatabase } from "./database.ts";
import { isBusy } from "./sqlite-errors.ts";

/** Keeps other processes from writing to the same file. */
export interface Lock {
  /** Whether the file was locked before, perhaps long ago. */
  wasLocked: boolean;
  release(): void;
  /** Releases it, and leaves no trace: it says that the file beside it is ours. */
  remove(): void;
}

/**
 * Locks a file of points by a transaction that stays open, on a file beside it: the system ends it with the
 * process, however that ends. Who has the lock stands in that file, and others may read it.
 *
 * @throws PlotcastError `STORE_IN_USE`.
 */
export function lockFile(open: OpenDatabase, path: string): Lock {
  const wasLocked = existsSync(`${path}-lock`);
  const database = open(`${path}-lock`, { timeout: 0 });
  try {
    database.exec("PRAGMA synchronous = OFF");
    takeLock(database);
    database.exec("CREATE TABLE IF NOT EXISTS owner (pid INTEGER, host TEXT)");
    database.exec("DELETE FROM owner");
    database.prepare("INSERT INTO owner VALUES (?, ?)").run(process.pid, hostname());
    // Others can read only what is committed. Whoever comes just now wins, and we are refused.
    database.exec("COMMIT");
    takeLock(database);
  } catch (error) {
    const refusal = isBusy(error) ? inUse(database, path) : error;
    database.close();
    throw refusal;
  }
  return {
    wasLocked,
    release: () => database.close(),
    remove() {
      database.close();
      rmSync(`${path}-lock`, { force: true });
    },
  };
}

function takeLock(database: Database): void {
  database.exec("BEGIN IMMEDIATE");
}

function inUse(database: Database, path: string): PlotcastError {
  return new PlotcastError("STORE_IN_USE", `${path} is used by ${describeOwner(database)}`);
}

function describeOwner(database: Database): string {
  try {
    const { pid, host } = database.prepare("SELECT pid, host FROM owner").get() ?? {};
    if (pid === undefined) return "another process";
    return `process ${Number(pid)}${host === hostname() ? "" : ` on ${String(host)}`}`;
  } catch {
    // It is being written just now.
    return "another process";
  }
}
