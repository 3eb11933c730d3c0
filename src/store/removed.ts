import type { Database } from "./database.ts";

/**
 * Until when points were removed because of their age or the file's size. A point that comes late may stand
 * before that, and says nothing of those around it: there, coarser steps are read as well.
 */
export interface Removed {
  /** Minus infinity where nothing was removed. */
  until(): number;
  /** Notes it; to be called in a transaction. */
  note(until: number): void;
}

/** @param database one of the present schema. */
export function createRemoved(database: Database): Removed {
  const put = database.prepare(
    `INSERT INTO removed (id, until) VALUES (1, ?)
     ON CONFLICT (id) DO UPDATE SET until = max(until, excluded.until)`,
  );
  let known = Number(database.prepare("SELECT until FROM removed").get()?.until ?? -Infinity);

  return {
    until: () => known,
    note(until) {
      put.run(until);
      known = Math.max(known, until);
    },
  };
}
