import type { Reading } from "../ingest/measurement.ts";
import { noteProblems } from "./note-problems.ts";
import type { SourceContext } from "./source.ts";

/** Hands on all that a reading came to, and waits until it is kept. */
export async function handOn(reading: Reading, context: SourceContext): Promise<void> {
  noteProblems(context, reading);
  if (reading.measurements.length > 0) await context.take(reading.measurements);
}
