import { MAX_NAME_LENGTH } from "../limits.ts";
import { PlotcastError, describeValue } from "../error.ts";

/** Line breaks and control characters: they break an event's framing, or get lost on a page. */
const UNPRINTABLE = /[\u0000-\u001f\u007f-\u009f\u2028\u2029\ufffe\uffff]|\p{Surrogate}/u;

/** An EventSource has events of its own by these names. */
const EVENT_SOURCE_EVENTS = new Set(["error", "open"]);

/** @throws PlotcastError `OPTION_INVALID` where a chart cannot have this name. */
export function checkChartName(name: string): void {
  if (!isPrintable(name)) {
    throw nameError(name, `expected a name of 1 to ${MAX_NAME_LENGTH} printable characters`);
  }
  if (EVENT_SOURCE_EVENTS.has(name)) {
    throw nameError(name, "expected another name; EventSource has an event of this name");
  }
}

/** Programs without types pass anything, such as the options in the place of the name. */
function isPrintable(name: unknown): boolean {
  if (typeof name !== "string" || name === "") return false;
  return name.length <= MAX_NAME_LENGTH && !UNPRINTABLE.test(name);
}

function nameError(name: string, expected: string): PlotcastError {
  return new PlotcastError("OPTION_INVALID", `chart ${describeValue(name)}: ${expected}`);
}
