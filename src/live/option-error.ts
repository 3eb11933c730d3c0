import { closestName, isRecord, nameHint, optionError } from "../chart/inner-face.ts";
import { describeValue, PlotcastError } from "../error.ts";

const MAX_QUOTED_LENGTH = 60;

/**
 * Refuses options of a name that nobody knows, with the one that was probably meant.
 *
 * @param where the function that was called.
 * @throws PlotcastError `OPTION_INVALID`.
 */
export function checkOptionNames(where: string, options: object, known: readonly string[]): void {
  if (!isRecord(options)) {
    const message = `${where}: expected an object of options, got ${describeValue(options)}`;
    throw new PlotcastError("OPTION_INVALID", message);
  }
  for (const [name, value] of Object.entries(options)) {
    if (value === undefined || known.includes(name)) continue;
    const hint = nameHint(closestName(name.slice(0, MAX_QUOTED_LENGTH), known));
    throw optionError(where, name, `one of ${known.join(", ")}${hint}`, value);
  }
}
