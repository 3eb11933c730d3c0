import { PlotcastError } from "../error.ts";
import { createChunks } from "./chunks.ts";
import type { Database } from "./database.ts";
import { createStepTable } from "./step-table.ts";
import { inTransaction } from "./transaction.ts";

/** "plot" in ASCII, so that `file` and others can tell whose file it is. */
const APPLICATION_ID = 0x706c6f74;

/**
 * What leads from one version of the schema to the next, the first one from an empty file. What was
 * released is never changed: a new version is a further step.
 */
const UPGRADES: readonly ((database: Database) => void)[] = [
  // Ids are never given twice: the log may still hold points of a series that was removed.
  (database) =>
    database.exec(`CREATE TABLE chart (
     id INTEGER PRIMARY KEY AUTOINCREMENT,
     name TEXT NOT NULL UNIQUE,
     options TEXT NOT NULL,
     reason TEXT NOT NULL
   );
   CREATE TABLE series (
     id INTEGER PRIMARY KEY AUTOINCREMENT,
     chart INTEGER NOT NULL REFERENCES chart (id),
     name TEXT NOT NULL,
     UNIQUE (chart, name)
   );
   CREATE TABLE log (id INTEGER PRIMARY KEY, digest INTEGER NOT NULL, body BLOB NOT NULL);
   CREATE TABLE chunk (
     id INTEGER PRIMARY KEY,
     series INTEGER NOT NULL,
     start REAL NOT NULL,
     "end" REAL NOT NULL,
     count INTEGER NOT NULL,
     body BLOB NOT NULL
   );
   CREATE UNIQUE INDEX chunk_place ON chunk (series, start, "end", count);
   CREATE INDEX chunk_age ON chunk ("end");`),
  // Coarser steps.
  (database) => {
    database.exec(`CREATE TABLE step (
      id INTEGER PRIMARY KEY,
      series INTEGER NOT NULL,
      width INTEGER NOT NULL,
      start INTEGER NOT NULL,
      body BLOB NOT NULL
    );
    CREATE UNIQUE INDEX step_place ON step (series, width, start);
    CREATE INDEX step_age ON step (width, start);`);
    fillSteps(database);
  },
];

/** Sums up the points that were kept before there were steps. */
function fillSteps(database: Database): void {
  const chunks = createChunks(database);
  const steps = createStepTable(database);
  for (const { series } of database.prepare("SELECT DISTINCT series FROM chunk").all()) {
    const id = Number(series);
    for (const points of chunks.each(id)) {
      steps.update(id, points, (range) => chunks.touching(id, range));
    }
  }
}

/** The version that this program writes. */
export const SCHEMA_VERSION: number = UPGRADES.length;

/**
 * Creates the tables of a new file, and leads those of an older version to the present one.
 *
 * @throws PlotcastError `STORE_UNAVAILABLE` where the file is another program's, or a newer version's.
 */
export function upgradeSchema(database: Database, path: string): void {
  const version = readPragma(database, "user_version");
  checkOwner(database, path, version);
  if (version > SCHEMA_VERSION) {
    throw new PlotcastError(
      "STORE_UNAVAILABLE",
      `${path}: expected a schema of version ${SCHEMA_VERSION} at most, got ${version}: ` +
        "a newer plotcast wrote it",
    );
  }
  for (let next = version; next < SCHEMA_VERSION; next++) upgrade(database, next);
}

/**
 * For who only reads.
 *
 * @throws PlotcastError `STORE_UNAVAILABLE` where the file is not one of ours, of this version.
 */
export function checkSchema(database: Database, path: string): void {
  const version = readPragma(database, "user_version");
  const isOurs = readPragma(database, "application_id") === APPLICATION_ID;
  if (isOurs && version === SCHEMA_VERSION) return;
  const found = isOurs ? `one of version ${version}` : "none";
  throw new PlotcastError(
    "STORE_UNAVAILABLE",
    `${path}: expected a file of plotcast with a schema of version ${SCHEMA_VERSION}, got ${found}`,
  );
}

function upgrade(database: Database, version: number): void {
  inTransaction(database, () => {
    UPGRADES[version]!(database);
    database.exec(`PRAGMA application_id = ${APPLICATION_ID}`);
    database.exec(`PRAGMA user_version = ${version + 1}`);
  });
}

function checkOwner(database: Database, path: string, version: number): void {
  const isEmpty = database.prepare("SELECT 1 FROM sqlite_schema LIMIT 1").get() === undefined;
  if (isEmpty && version === 0) return;
  if (readPragma(database, "application_id") === APPLICATION_ID) return;
  throw new PlotcastError(
    "STORE_UNAVAILABLE",
    `${path}: expected a file of plotcast, but it is another program's database`,
  );
}

/** The number that a pragma gives. */
export function readPragma(database: Database, name: string): number {
  return Number(Object.values(database.prepare(`PRAGMA ${name}`).get() ?? {})[0]);
}
