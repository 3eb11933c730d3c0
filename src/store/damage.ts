import {
  closeSync,
  existsSync,
  openSync,
  readSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
} from "node:fs";
import { PlotcastError } from "../error.ts";
import { attempt } from "./damaged-rows.ts";
import type { Database, OpenDatabase } from "./database.ts";
import { salvage, type Salvaged } from "./salvage.ts";
import { describeTrouble, unavailable } from "./sqlite-errors.ts";
import { type FileOptions, openStoreFile } from "./store-file.ts";

/**
 * Moves a damaged file aside and copies what can be read of it into a new one of its name.
 *
 * @returns what was done, for people.
 * @throws PlotcastError `STORE_UNAVAILABLE` where the file is not ours: somebody may have mistaken its name.
 */
export function moveAside(open: OpenDatabase, options: FileOptions, error: unknown): string {
  const { path } = options;
  if (!isOurs(options)) {
    throw unavailable(path, new Error("expected a file of plotcast, but it is no database at all"));
  }
  const aside = freeName(
    `${path}.damaged-${new Date().toISOString().slice(0, 19).replaceAll(":", "-")}`,
  );
  const why = error instanceof Error ? error.message : String(error);
  moveFile(path, aside);
  const { points, damaged } = copyOrMoveBack(open, options, { aside, why });
  return (
    `${path} was damaged (${why}). It is now ${aside}; what could be read of it was copied, ` +
    `${points} points; ${damaged} parts of it are not what was written`
  );
}

/** With what SQLite has beside it. */
function moveFile(from: string, to: string): void {
  renameSync(from, to);
  if (existsSync(`${from}-wal`)) renameSync(`${from}-wal`, `${to}-wal`);
  rmSync(`${from}-shm`, { force: true });
}

/** A copy may fail, such as on a full disk: then all is as it was, and whoever asked is told where. */
function copyOrMoveBack(
  open: OpenDatabase,
  options: FileOptions,
  { aside, why }: { aside: string; why: string },
): Salvaged {
  const { path } = options;
  try {
    return copyAll(open, options, aside);
  } catch (error) {
    const isBack = attempt(() => {
      for (const end of ["", "-wal", "-shm"]) rmSync(`${path}${end}`, { force: true });
      moveFile(aside, path);
      return true;
    });
    const place = isBack === true ? "It is still there" : `It is now ${aside}`;
    const cause = `it is damaged (${why}), and could not be copied: ${describeTrouble(error)}`;
    throw new PlotcastError("STORE_UNAVAILABLE", `${path}: ${cause}. ${place}`);
  }
}

/** A file whose header is lost is ours if its first page says so, or if we had a lock beside it before. */
function isOurs({ path, wasLocked }: FileOptions): boolean {
  return wasLocked || /SQLite format 3|CREATE TABLE chart/.test(readPage(path).toString("latin1"));
}

function freeName(name: string): string {
  for (let i = 1; ; i++) {
    const free = i === 1 ? name : `${name}-${i}`;
    if (!existsSync(free)) return free;
  }
}

function copyAll(open: OpenDatabase, options: FileOptions, aside: string): Salvaged {
  const file = openStoreFile(open, options);
  try {
    file.database.exec("PRAGMA wal_checkpoint(TRUNCATE)");
    const damaged = openDamaged(open, options.path, aside);
    if (damaged === undefined) return { points: 0, damaged: 0 };
    const salvaged = salvage(damaged, file);
    attempt(() => damaged.close());
    return salvaged;
  } finally {
    file.database.close();
  }
}

/** Opens it as it is, else with the header that the new file has. */
function openDamaged(open: OpenDatabase, fresh: string, aside: string): Database | undefined {
  return (
    attempt(() => openChecked(open, aside)) ??
    attempt(() => {
      writeHeader(readPage(fresh), aside);
      return openChecked(open, aside);
    })
  );
}

function openChecked(open: OpenDatabase, path: string): Database {
  const database = open(path, { timeout: 0 });
  try {
    database.prepare("SELECT count(*) FROM sqlite_schema").get();
    return database;
  } catch (error) {
    database.close();
    throw error;
  }
}

/** SQLite's header (sqlite.org/fileformat.html, 1.3), and the size of our pages. */
const HEADER_BYTES = 100;
const PAGE_BYTES = 4096;
/** Where the header has the number of pages, and two numbers about free ones, of which it will know none. */
const PAGE_COUNT_AT = 28;
const FREE_PAGES_AT = [32, 36];

function writeHeader(page: Buffer, path: string): void {
  const header = Buffer.from(page.subarray(0, HEADER_BYTES));
  header.writeUInt32BE(Math.floor(statSync(path).size / PAGE_BYTES), PAGE_COUNT_AT);
  for (const at of FREE_PAGES_AT) header.writeUInt32BE(0, at);
  const file = openSync(path, "r+");
  writeSync(file, header, 0, HEADER_BYTES, 0);
  closeSync(file);
}

function readPage(path: string): Buffer {
  const page = Buffer.alloc(PAGE_BYTES);
  const file = openSync(path, "r");
  readSync(file, page, 0, PAGE_BYTES, 0);
  closeSync(file);
  return page;
}
