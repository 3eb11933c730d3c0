import { PlotcastError, shown } from "../error.ts";

const LONGEST_NAME = 200;

/** Line breaks and control characters: they would break an event's framing, or get lost on a page. */
const UNPRINTABLE = /[\u0000-\u001f\u007f-\u009f\u2028\u2029\ufffe\uffff]|\p{Surrogate}/u;

/** An EventSource has events of its own by these names. */
const TAKEN_BY_EVENT_SOURCE = new Set(["error", "open"]);

/** @throws PlotcastError `OPTION_INVALID` where no chart may have this name. */
export function checkChartName(name: string): void {
  if (name === "" || name.length > LONGEST_NAME || UNPRINTABLE.test(name)) {
    throw invalid(name, `expected a name of 1 to ${LONGEST_NAME} printable characters`);
  }
  if (TAKEN_BY_EVENT_SOURCE.has(name)) {
    throw invalid(name, "expected another name; EventSource has an event that is named so");
  }
}

function invalid(name: string, expected: string): PlotcastError {
  return new PlotcastError("OPTION_INVALID", `chart ${shown(name)}: ${expected}`);
}
