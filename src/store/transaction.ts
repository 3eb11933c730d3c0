import type { Database } from "./database.ts";

/** Runs work in one transaction: all of it is kept, or nothing. */
export function inTransaction<T>(database: Database, work: () => T): T {
  database.exec("BEGIN IMMEDIATE");
  try {
    const result = work();
    database.exec("COMMIT");
    return result;
  } catch (error) {
    rollBack(database);
    throw error;
  }
}

/** On some errors SQLite has rolled back by itself, and says that there is nothing to roll back. */
function rollBack(database: Database): void {
  try {
    database.exec("ROLLBACK");
  } catch {
    // What matters is the error that led here.
  }
}
