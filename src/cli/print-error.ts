import { inspect } from "node:util";
import { PlotcastError } from "../error.ts";
import { say, withoutControls } from "./say.ts";

/** Prints what is wrong with points or a drawing: in one line, or with its stack where we have not foreseen it. */
export function printError(error: unknown): void {
  if (error instanceof PlotcastError) say(error.message);
  else process.stderr.write(`${inspect(error).split("\n").map(withoutControls).join("\n")}\n`);
}
