import { MAX_LINE_LENGTH } from "../limits.ts";
import type { Work } from "../work.ts";
import { parseJson, readJsonRow } from "./json.ts";
import { addProblem, addRow, createRowsReading, type RowsReading } from "./line-rows.ts";

/** UTF-16 units that are read in one go. */
const AT_ONCE = 16 * 1024;

/**
 * Reads rows from lines of which each is one JSON object, as in `readJsonRows`. It yields where others may
 * have a turn; a line that is wrong costs no other one.
 *
 * @throws PlotcastError `TOO_LARGE` for too many rows
 */
export function* readNdjson(text: string): Work<RowsReading> {
  const reading = createRowsReading();
  let pause = AT_ONCE;
  for (let start = 0, line = 1; start < text.length; line++) {
    const found = text.indexOf("\n", start);
    const end = found < 0 ? text.length : found;
    if (end - start > MAX_LINE_LENGTH) {
      addProblem(reading, line, `expected at most ${MAX_LINE_LENGTH} characters in a line`);
    } else {
      const object = text.slice(start, end).trim();
      if (object !== "") addRow(reading, line, () => readJsonRow(parseJson(object, "row"), "row"));
    }
    start = end + 1;
    if (start < pause) continue;
    pause = start + AT_ONCE;
    yield;
  }
  return reading;
}
