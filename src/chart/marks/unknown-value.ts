import type { NumberLabels } from "../format/number-label.ts";

/** A value in words; a point of several values may lack one of them. */
export function labelOrUnknown(value: number | undefined, labels: NumberLabels): string {
  return value === undefined || Number.isNaN(value) ? "?" : labels.value(value);
}
