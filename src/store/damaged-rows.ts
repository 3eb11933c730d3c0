import type { Database, SqlRow } from "./database.ts";

/** Rows that are read in one go. */
const ROWS_AT_ONCE = 64;

/** Rows that are tried where nobody knows how many there are. */
const MOST_TRIED = 100_000;

/** Reads a damaged table's rows as far as they can be read; those on damaged pages are left out. */
export function* readableRows(
  database: Database,
  table: string,
  columns: string,
): Generator<SqlRow[]> {
  const select = `SELECT id, ${columns} FROM ${table} WHERE`;
  const several = attempt(() =>
    database.prepare(`${select} id > ? ORDER BY id LIMIT ${ROWS_AT_ONCE}`),
  );
  const single = attempt(() => database.prepare(`${select} id = ?`));
  if (several === undefined || single === undefined) return;
  const last = attempt(() =>
    Number(database.prepare(`SELECT max(id) AS id FROM ${table}`).get()?.id),
  );
  const end = last ?? MOST_TRIED;
  for (let after = 0; after < end; ) {
    const rows = attempt(() => several.all(after));
    if (rows?.length === 0) return;
    if (rows !== undefined) yield rows;
    else yield oneByOne(after, (id) => attempt(() => single.get(id)));
    after = rows === undefined ? after + ROWS_AT_ONCE : Number(rows.at(-1)!.id);
  }
}

function oneByOne(after: number, read: (id: number) => SqlRow | undefined): SqlRow[] {
  const ids = Array.from({ length: ROWS_AT_ONCE }, (_, index) => after + 1 + index);
  return ids.map(read).filter((row) => row !== undefined);
}

/** What work gives, or undefined where it fails: on a damaged file anything may. */
export function attempt<T>(work: () => T): T | undefined {
  try {
    return work();
  } catch {
    return undefined;
  }
}
