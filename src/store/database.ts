import { PlotcastError } from "../error.ts";

/** What SQLite takes and gives. */
export type SqlValue = number | bigint | string | null | Uint8Array;

/** A row by the names of its columns. */
export type SqlRow = Record<string, SqlValue>;

/** What is used of a prepared statement of `node:sqlite`. */
export interface Statement {
  run(...values: SqlValue[]): { lastInsertRowid: number | bigint };
  get(...values: SqlValue[]): SqlRow | undefined;
  all(...values: SqlValue[]): SqlRow[];
}

/** What is used of a database of `node:sqlite`. */
export interface Database {
  exec(sql: string): void;
  prepare(sql: string): Statement;
  close(): void;
}

/** How a database is opened. */
export interface DatabaseOptions {
  readOnly?: boolean;
  /** How long a statement waits for a lock of somebody else. */
  timeout?: number;
}

/** Opens a file, or creates it. */
export type OpenDatabase = (path: string, options?: DatabaseOptions) => Database;

interface Sqlite {
  DatabaseSync: new (path: string, options: DatabaseOptions) => Database;
}

/**
 * Loads the SQLite that Node has, from 22.13 on, else a package of the same interface.
 *
 * @throws PlotcastError `DEPENDENCY_MISSING`.
 */
export async function loadSqlite(): Promise<OpenDatabase> {
  const { DatabaseSync } = loadBuiltin() ?? (await loadPackage());
  return (path, options = {}) => new DatabaseSync(path, options);
}

/** Node's own warns that it is experimental. Nobody who reads that can do anything about it. */
function loadBuiltin(): Sqlite | undefined {
  const { emitWarning } = process;
  process.emitWarning = (warning: string | Error, ...rest: unknown[]) => {
    if (rest[0] === "ExperimentalWarning" && String(warning).includes("SQLite")) return;
    Reflect.apply(emitWarning, process, [warning, ...rest]);
  };
  try {
    // Where it is missing, `import` could not be told from a name that a bundler resolves.
    return process.getBuiltinModule?.("node:sqlite") as Sqlite | undefined;
  } finally {
    process.emitWarning = emitWarning;
  }
}

async function loadPackage(): Promise<Sqlite> {
  try {
    return await import("@photostructure/sqlite");
  } catch {
    throw new PlotcastError(
      "DEPENDENCY_MISSING",
      "store: expected Node 22.13 or newer, which has SQLite, or the package @photostructure/sqlite: " +
        "npm install @photostructure/sqlite@~1.2.1",
    );
  }
}
