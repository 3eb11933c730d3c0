import { epochMs } from "../format/time/time-input.ts";
import type { Annotation } from "../options/reference-options.ts";

/**
 * The x of an end of an annotation; NaN where it has none. A number is an x as it is: on an axis of
 * numbers it may be larger than any time.
 */
export function annotationX(value: Annotation["until"]): number {
  if (value === undefined) return Number.NaN;
  return typeof value === "number" ? value : epochMs(value);
}
