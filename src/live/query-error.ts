import { closestName, nameHint } from "../chart/inner-face.ts";
import { PlotcastError, describeValue } from "../error.ts";

/** What is wrong with a parameter of a query. */
export function queryError(name: string, expected: string, got: unknown): PlotcastError {
  const message = `query ${name}: expected ${expected}, got ${describeValue(got)}`;
  return new PlotcastError("OPTION_INVALID", message);
}

/** Longer texts are not compared: they come from outside. */
export const MAX_MISSPELT_LENGTH = 12;

/** The end of a message about a parameter that has another value than one of these: which was probably meant. */
export function choiceHint(text: string, choices: readonly string[]): string {
  return nameHint(closestName(text.slice(0, MAX_MISSPELT_LENGTH), choices));
}
