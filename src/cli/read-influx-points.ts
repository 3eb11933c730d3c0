import { createInfluxReader } from "../ingest/influx-line.ts";
import type { SourceSeries } from "../ingest/measurement.ts";
import type { ImportedPoint, TellLine } from "./imported-points.ts";

/** UTF-16 units that are read in one go, and the rest of a line. */
const BLOCK_LENGTH = 256 * 1024;

/**
 * Reads Influx' line protocol in nanoseconds: a chart for each measurement, a series for each field and its
 * tags. A line that is wrong costs no other one.
 *
 * @param tell gets what is wrong with a line.
 */
export async function* readInfluxPoints(
  bytes: AsyncIterable<Uint8Array>,
  tell: TellLine,
): AsyncGenerator<ImportedPoint> {
  const reader = createInfluxReader();
  const names = new WeakMap<SourceSeries, string>();
  let lines = 0;
  for await (const block of wholeLines(bytes)) {
    const work = reader.read(block, "ns");
    let step = work.next();
    while (step.done !== true) step = work.next();
    const { measurements, problems } = step.value;
    for (const { line = 0, message } of problems) tell(lines + line, message);
    for (const { series, time, value } of measurements) {
      let name = names.get(series);
      if (name === undefined) names.set(series, (name = nameOf(series)));
      if (time !== undefined) yield { chart: series.measurement, series: name, time, value };
      else tell(lines, "expected a time");
    }
    lines += countLines(block);
  }
}

function nameOf({ field, labels }: SourceSeries): string {
  const tags = labels.map(({ value }) => value);
  return [...tags, field].filter((part) => part !== "").join(" ") || "value";
}

async function* wholeLines(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  let held = "";
  const decoder = new TextDecoder();
  for await (const piece of bytes) {
    held += decoder.decode(piece, { stream: true });
    if (held.length < BLOCK_LENGTH) continue;
    const end = held.lastIndexOf("\n") + 1;
    if (end === 0) continue;
    yield held.slice(0, end);
    held = held.slice(end);
  }
  if (held !== "") yield held;
}

function countLines(text: string): number {
  let count = 0;
  for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) count += 1;
  return count;
}
