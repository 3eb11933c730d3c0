import { unpackPoints } from "./chunk-codec.ts";
import { attempt, readableRows } from "./damaged-rows.ts";
import type { Database, SqlRow } from "./database.ts";
import { eachRun, readRuns } from "./log.ts";
import type { StoreFile } from "./store-file.ts";
import { unpackSteps } from "./steps.ts";
import { inTransaction } from "./transaction.ts";

/** What could be copied. */
export interface Salvaged {
  points: number;
  /** Rows that could be read, but are not what was written. Those that could not be read nobody can count. */
  damaged: number;
}

/**
 * Copies what can be read of a damaged database into a new file. Series whose names are lost are found in a
 * chart "recovered".
 */
export function salvage(from: Database, { database, chunks, steps, removed }: StoreFile): Salvaged {
  const result: Salvaged = { points: 0, damaged: 0 };

  function copy(table: string, columns: string, take: (row: SqlRow) => void): void {
    for (const rows of readableRows(from, table, columns)) {
      inTransaction(database, () => {
        for (const row of rows) {
          if (attempt(() => take(row)) === undefined) result.damaged += 1;
        }
      });
    }
  }

  copyNames(database, copy);
  const insertStep = database.prepare(
    "INSERT OR IGNORE INTO step (series, width, start, body) VALUES (?, ?, ?, ?)",
  );
  copy("step", "series, width, start, body", ({ series, width, start, body }) => {
    unpackSteps(body as Uint8Array, Number(start), Number(width));
    return insertStep.run(series!, width!, start!, body!);
  });
  copy("chunk", "series, start, body", ({ series, start, body }) => {
    const points = unpackPoints(body as Uint8Array, Number(start));
    chunks.merge(Number(series), points);
    steps.update(Number(series), points, (range) => chunks.touching(Number(series), range));
    return (result.points += points.times.length);
  });
  const insertLog = database.prepare("INSERT INTO log (id, digest, body) VALUES (?, ?, ?)");
  copy("log", "digest, body", ({ id, digest, body }) => {
    eachRun(readRuns(body as Uint8Array, Number(digest)), (_, __, count) => {
      result.points += count;
    });
    return insertLog.run(id!, digest!, body!);
  });
  copy("removed", "until", ({ until }) => {
    removed.note(Number(until));
    return true;
  });
  nameTheNameless(database);
  return result;
}

function copyNames(
  database: Database,
  copy: (table: string, columns: string, take: (row: SqlRow) => unknown) => void,
): void {
  const chart = database.prepare(
    "INSERT OR IGNORE INTO chart (id, name, options, reason) VALUES (?, ?, ?, ?)",
  );
  copy("chart", "name, options, reason", ({ id, name, options, reason }) => {
    JSON.parse(String(options));
    return chart.run(id!, name!, options!, reason!);
  });
  const series = database.prepare(
    "INSERT OR IGNORE INTO series (id, chart, name) VALUES (?, ?, ?)",
  );
  copy("series", "chart, name", ({ id, chart, name }) => series.run(id!, chart!, name!));
}

function nameTheNameless(database: Database): void {
  database.exec(`
    INSERT OR IGNORE INTO chart (id, name, options, reason)
      SELECT DISTINCT chart, 'recovered ' || chart, '{}', 'its name was lost in a damaged file'
      FROM series WHERE chart NOT IN (SELECT id FROM chart);
    INSERT INTO chart (name, options, reason)
      SELECT 'recovered', '{}', 'the names of its series were lost in a damaged file'
      WHERE EXISTS (SELECT 1 FROM chunk WHERE series NOT IN (SELECT id FROM series))
        AND NOT EXISTS (SELECT 1 FROM chart WHERE name = 'recovered');
    INSERT INTO series (id, chart, name)
      SELECT DISTINCT c.series, (SELECT id FROM chart WHERE name = 'recovered'), 'series ' || c.series
      FROM chunk c WHERE c.series NOT IN (SELECT id FROM series);`);
}
