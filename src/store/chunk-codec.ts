import { packBody, unpackBody } from "./body.ts";
import type { Points } from "./points.ts";

/** What the column of times holds. The numbers stand in files: none may change its meaning. */
const TIMES = 0;
const DISTANCES = 1;

/**
 * Writes points in order of time. Whole milliseconds are written as the distance from one to the next, which
 * is the same number for a series with an even pace.
 */
export function packPoints({ times, values }: Points): Uint8Array {
  if (!times.every(Number.isSafeInteger))
    return packBody({ form: TIMES, columns: [times, values] });
  return packBody({ form: DISTANCES, columns: [distances(times), values] });
}

/**
 * Reads what `packPoints` wrote.
 *
 * @param start the time of the first one.
 * @throws an error of code `DAMAGED_BODY`.
 */
export function unpackPoints(body: Uint8Array, start: number): Points {
  const { form, columns } = unpackBody(body, [true, true]);
  const [times, values] = columns as [Float64Array, Float64Array];
  if (form === DISTANCES) {
    times[0] = start;
    for (let i = 1; i < times.length; i++) times[i]! += times[i - 1]!;
  }
  return { times, values };
}

/** The first one has none, and says the same as the second, so that all can be the same. */
function distances(times: Float64Array): Float64Array {
  const steps = new Float64Array(times.length);
  for (let i = 1; i < times.length; i++) steps[i] = times[i]! - times[i - 1]!;
  if (steps.length > 1) steps[0] = steps[1]!;
  return steps;
}
