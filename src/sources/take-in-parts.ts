import type { Measurement } from "../ingest/measurement.ts";
import { VALUES_PER_STEP } from "../limits.ts";
import type { Work } from "../work.ts";
import { runWork } from "./run-work.ts";
import type { SourceContext, Taken } from "./source.ts";

/**
 * Hands on what came in one body, a part at a time, so that a million values hold nobody. They stay in their
 * order.
 *
 * @returns what became of all of them, once they are kept
 */
export async function takeInParts(
  context: SourceContext,
  measurements: readonly Measurement[],
): Promise<Taken> {
  if (measurements.length <= VALUES_PER_STEP) return context.take(measurements);
  const parts = await runWork(handOnParts(context, measurements), context);
  return (await Promise.all(parts)).reduce(addUp);
}

/** No part waits for the one before to be kept: that takes longer than all of this. */
function* handOnParts(
  context: SourceContext,
  measurements: readonly Measurement[],
): Work<Promise<Taken>[]> {
  const parts: Promise<Taken>[] = [];
  for (let start = 0; start < measurements.length; start += VALUES_PER_STEP) {
    parts.push(context.take(measurements.slice(start, start + VALUES_PER_STEP)));
    yield;
  }
  return parts;
}

function addUp(all: Taken, part: Taken): Taken {
  return {
    taken: all.taken + part.taken,
    refused: all.refused + part.refused,
    reason: all.reason ?? part.reason,
    isKept: all.isKept !== false && part.isKept !== false,
  };
}
