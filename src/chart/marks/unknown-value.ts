import type { NumberLabels } from "../format/value-labels.ts";

/** The label of a value, or `?`: a point with several values may lack some. */
export function labelOrUnknown(value: number | undefined, labels: NumberLabels): string {
  return value === undefined || Number.isNaN(value) ? "?" : labels.value(value);
}
