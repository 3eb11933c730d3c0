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

/**
 * Opens the file that points are kept in. Without SQLite nothing is kept, nor where the file cannot be used, such
 * as on a full disk or one that is not there yet, until it can; a line says so: charts are worth more than none.
 * Where the file is at fault, senders get an error as well, so that they can send the points again.
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
  const onUnavailable = ({ message }: Error) =>
    say(`${message}. Until that is mended, nothing is kept`);
  try {
    return await openStore({ path, durable, ...limits, onUnavailable, onTrouble: say });
  } catch (error) {
    if (!(error instanceof PlotcastError) || error.code !== "DEPENDENCY_MISSING") throw error;
    say(`${error.message}. Until that is mended and plotcast starts again, nothing is kept`);
    return undefined;
  }
}
