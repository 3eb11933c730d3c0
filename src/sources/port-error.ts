import { PlotcastError } from "../error.ts";

const REASONS: Record<string, string> = {
  EADDRINUSE: "another program uses it",
  EACCES: "it is not permitted",
  EADDRNOTAVAIL: "this machine has no such address",
  ENOTFOUND: "this machine has no such address",
};

/** Why a source cannot listen. */
export function portError(error: unknown, place: string): PlotcastError {
  const { code = "", message } = error as NodeJS.ErrnoException;
  return new PlotcastError(
    "PORT_UNAVAILABLE",
    `expected ${place} to be free, but ${REASONS[code] ?? message}`,
  );
}
