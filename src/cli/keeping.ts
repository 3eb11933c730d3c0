import { PlotcastError } from "../error.ts";
import type { Store } from "../store/store.ts";
import { say } from "./say.ts";

/** Flags that say where points are kept. */
export interface KeepFlags {
  /** The file. */
  db: string;
  /** Nothing is kept. */
  memory?: true;
  /** What was confirmed as kept survives a power cut, too. */
  durable?: true;
  /** How long every point is kept, in ms. */
  keep?: number;
  /** How large the file may grow, in bytes. */
  maxSize?: number;
}

/** What costs only that points are kept. */
const GOES_ON: ReadonlySet<string> = new Set(["DEPENDENCY_MISSING", "STORE_UNAVAILABLE"]);

/**
 * Opens the file that points are kept in. Without SQLite, or where the file cannot be used, such as on a full
 * disk, nothing is kept, and a line says so: charts are worth more than none.
 *
 * @throws PlotcastError `STORE_IN_USE`.
 */
export async function openKept(flags: KeepFlags): Promise<Store | undefined> {
  if (flags.memory === true) return undefined;
  const { db: path, durable = false, keep: keepMs, maxSize: maxBytes } = flags;
  const { openStore } = await import("../store/sqlite-store.ts");
  const limits = {
    ...(keepMs === undefined ? {} : { keepMs }),
    ...(maxBytes === undefined ? {} : { maxBytes }),
  };
  try {
    return await openStore({ path, durable, ...limits, onTrouble: say });
  } catch (error) {
    if (!(error instanceof PlotcastError) || !GOES_ON.has(error.code)) throw error;
    say(`${error.message}. Until that is mended and plotcast starts again, nothing is kept`);
    return undefined;
  }
}
