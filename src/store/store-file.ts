import { existsSync } from "node:fs";
import { PlotcastError } from "../error.ts";
import { type Chunks, createChunks } from "./chunks.ts";
import { type Compaction, createCompaction } from "./compaction.ts";
import type { Database, OpenDatabase } from "./database.ts";
import { createLog, eachRun, type Log } from "./log.ts";
import { createRetention, type Retention } from "./retention.ts";
import { createRemoved, type Removed } from "./removed.ts";
import type { RetentionLimits } from "./retention-limits.ts";
import { checkOwner, checkSchema, upgradeSchema } from "./schema.ts";
import { createSeriesTable, type SeriesTable } from "./series-table.ts";
import { createStepTable, type StepTable } from "./step-table.ts";
import { createTails, type Tails } from "./tails.ts";

/** How a file is opened. */
export interface FileOptions extends RetentionLimits {
  path: string;
  /** Whether what was kept survives a power cut as well. */
  durable: boolean;
  /** Points in the log before they move into chunks. */
  logPoints: number;
  /** Whether somebody of us had a lock beside it before. */
  wasLocked: boolean;
  /** Whether it is only read, perhaps while another process writes to it. */
  readOnly: boolean;
}

/** An open file, and what is in it. */
export interface StoreFile {
  database: Database;
  names: SeriesTable;
  log: Log;
  chunks: Chunks;
  steps: StepTable;
  tails: Tails;
  compaction: Compaction;
  retention: Retention;
  removed: Removed;
  /** Adds a batch whose series are ids to what is read. */
  addToTails(runs: Float64Array): void;
}

/** How long a statement waits where somebody else has a lock, in ms. */
const LOCK_PATIENCE_MS = 1000;

/**
 * Opens a file or creates it, and reads its log.
 *
 * @throws what SQLite throws; PlotcastError as `checkOwner` does; an error of code `DAMAGED_BODY`.
 */
export function openStoreFile(open: OpenDatabase, options: FileOptions): StoreFile {
  if (options.readOnly && !existsSync(options.path)) {
    throw new PlotcastError("STORE_UNAVAILABLE", `${options.path}: there is no such file`);
  }
  const database = open(options.path, { timeout: LOCK_PATIENCE_MS });
  try {
    if (options.readOnly) checkSchema(database, options.path);
    else {
      checkOwner(database, options.path);
      configure(database, options.durable);
      upgradeSchema(database);
    }
    return readFile(database, options);
  } catch (error) {
    database.close();
    throw error;
  }
}

function configure(database: Database, durable: boolean): void {
  // Before there is any table; afterwards it says nothing.
  database.exec("PRAGMA auto_vacuum = INCREMENTAL");
  database.exec("PRAGMA journal_mode = WAL");
  database.exec(`PRAGMA synchronous = ${durable ? "FULL" : "NORMAL"}`);
  // Checkpoints are done by `createCheckpoints`; this is for when it cannot.
  database.exec("PRAGMA wal_autocheckpoint = 32768");
  database.exec("PRAGMA journal_size_limit = 67108864");
  // 16 MB: few pages are read twice.
  database.exec("PRAGMA cache_size = -16000");
}

function readFile(database: Database, options: FileOptions): StoreFile {
  const names = createSeriesTable(database);
  const log = createLog(database);
  const chunks = createChunks(database);
  const steps = createStepTable(database);
  const tails = createTails();
  const addToTails = (runs: Float64Array) =>
    eachRun(runs, (at, series, count) => {
      if (names.has(series)) tails.add(series, runs, at, count);
    });
  log.replay(addToTails);
  const compaction = createCompaction(database, { log, tails, chunks, steps }, options.logPoints);
  const removed = createRemoved(database);
  const retention = createRetention(database, { chunks, names, removed }, options);
  const parts = { log, chunks, steps, tails, compaction, retention, removed };
  return { database, names, ...parts, addToTails };
}
