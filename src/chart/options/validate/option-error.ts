import { describeValue, PlotcastError } from "../../../error.ts";

const MAX_QUOTED_LENGTH = 60;

/** The error of an option that is wrong. @param where names the chart, or the function that was called. */
export function optionError(
  where: string,
  name: string,
  expected: string,
  got: unknown,
): PlotcastError {
  const message = `${where}: option ${quotedName(name)}: expected ${expected}, got ${describeValue(got)}`;
  return new PlotcastError("OPTION_INVALID", message);
}

/** A name from outside, as one line of bounded length. */
export function quotedName(name: string): string {
  return JSON.stringify(name.slice(0, MAX_QUOTED_LENGTH)).slice(1, -1);
}
