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
  // Until when points were removed.
  (database) =>
    database.exec(
      "CREATE TABLE removed (id INTEGER PRIMARY KEY CHECK (id = 1), until REAL NOT NULL)",
    ),
  // Up to when the clock was believed, and for how long it has been doubted.
  (database) =>
    database.exec(
      "CREATE TABLE believed (id INTEGER PRIMARY KEY CHECK (id = 1), time REAL NOT NULL, doubted REAL NOT NULL)",
    ),
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
 * For who writes: nothing may be changed before, not even how the file is journaled.
 *
 * @throws PlotcastError `STORE_UNAVAILABLE` where the file is another program's, or a newer version's.
 */
export function checkOwner(database: Database, path: string): void {
  const version = readPragma(database, "user_version");
  if (!isOurs(database) && !(isEmpty(database) && version === 0)) {
    throw new PlotcastError(
      "STORE_UNAVAILABLE",
      `${path}: expected a file of plotcast, but it is another program's database`,
    );
  }
  if (version <= SCHEMA_VERSION) return;
  throw new PlotcastError(
    "STORE_UNAVAILABLE",
    `${path}: expected a schema of version ${SCHEMA_VERSION} at most, got ${version}: ` +
      "a newer plotcast wrote it",
  );
}

/** Creates the tables of a new file, and leads those of an older version to the present one. */
export function upgradeSchema(database: Database): void {
  const version = readPragma(database, "user_version");
  for (let next = version; next < SCHEMA_VERSION; next++) upgrade(database, next);
}

/**
 * For who only reads.
 *
 * @throws PlotcastError `STORE_UNAVAILABLE` where the file is not one of ours, of this version.
 */
export function checkSchema(database: Database, path: string): void {
  const version = readPragma(database, "user_version");
  const isOwn = isOurs(database);
  if (isOwn && version === SCHEMA_VERSION) return;
  const found = isOwn ? `one of version ${version}` : "none";
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

function isOurs(database: Database): boolean {
  return readPragma(database, "application_id") === APPLICATION_ID;
}

function isEmpty(database: Database): boolean {
  return database.prepare("SELECT 1 FROM sqlite_schema LIMIT 1").get() === undefined;
}

/** The number that a pragma gives. */
export function readPragma(database: Database, name: string): number {
  return Number(Object.values(database.prepare(`PRAGMA ${name}`).get() ?? {})[0]);
}
