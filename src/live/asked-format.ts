import { ELEMENT_FORMAT } from "./element-format.ts";
import type { EventFormat } from "./event-format.ts";
import { FRAMEWORK_FORMATS } from "./framework-formats.ts";
import { choiceHint, queryError } from "./query-error.ts";

const FORMATS = new Map([...FRAMEWORK_FORMATS, ["element", ELEMENT_FORMAT]]);

/**
 * Reads `as` from a query: in whose words a stream is to be.
 *
 * @returns undefined where it does not say.
 * @throws PlotcastError `OPTION_INVALID`.
 */
export function readFormat(query: URLSearchParams): EventFormat | undefined {
  const asked = query.get("as");
  if (asked === null) return undefined;
  const format = FORMATS.get(asked.toLowerCase());
  if (format !== undefined) return format;
  const names = [...FORMATS.keys()];
  const choices = names.map((one) => `"${one}"`).join(", ");
  throw queryError("as", `one of ${choices}${choiceHint(asked, names)}`, asked);
}
