import { inspect } from "node:util";
import { PlotcastError } from "../error.ts";

/** Prints what is wrong with points or a drawing: in one line, or with its stack where we have not foreseen it. */
export function printError(error: unknown): void {
  const text = error instanceof PlotcastError ? `plotcast: ${error.message}` : inspect(error);
  process.stderr.write(`${text}\n`);
}
