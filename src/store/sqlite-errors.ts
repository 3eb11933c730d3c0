import { PlotcastError } from "../error.ts";
import { DAMAGED_BODY } from "./body.ts";

// SQLite's result codes (sqlite.org/rescode.html); the lower eight bits are the same for all of a kind.
const BUSY = 5;
const LOCKED = 6;
const READONLY = 8;
const IOERR = 10;
const CORRUPT = 11;
const FULL = 13;
const CANTOPEN = 14;
const NOTADB = 26;

function resultCode(error: unknown): number {
  const { errcode } = error as { errcode?: unknown };
  return typeof errcode === "number" ? errcode & 0xff : 0;
}

/** Whether somebody else has a lock. */
export function isBusy(error: unknown): boolean {
  return [BUSY, LOCKED].includes(resultCode(error));
}

/** Whether the file is not as it was written. */
export function isDamage(error: unknown): boolean {
  const { code } = error as { code?: unknown };
  return code === DAMAGED_BODY || [CORRUPT, NOTADB].includes(resultCode(error));
}

/** What is wrong, in a few words. */
export function describeTrouble(error: unknown): string {
  const code = resultCode(error);
  if (code === FULL) return "disk full";
  if (code === READONLY) return "the file cannot be written to: it is read-only";
  if (isBusy(error)) return "the file is locked by another program";
  if (code === CANTOPEN) return "the file cannot be opened or created";
  const text = error instanceof Error ? error.message : String(error);
  return code === IOERR ? `the disk fails: ${text}` : text;
}

/** The error of a file that cannot be used at all. */
export function unavailable(path: string, error: unknown): PlotcastError {
  if (error instanceof PlotcastError) return error;
  return new PlotcastError("STORE_UNAVAILABLE", `${path}: ${describeTrouble(error)}`);
}
