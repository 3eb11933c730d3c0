import { PlotcastError } from "../error.ts";

/** Prints what is wrong with points or a drawing: in a line, without the stack of what is no fault of ours. */
export function printError(error: unknown): void {
  if (error instanceof PlotcastError) process.stderr.write(`plotcast: ${error.message}\n`);
  else console.error(error);
}
