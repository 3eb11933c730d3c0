import type { AxisSettings } from "../options/settings.ts";

/** Whether both ends of an axis are the caller's, so that its numbers are true without values. */
export function isFixedAxis({ domain: [low, high] }: AxisSettings): boolean {
  return low !== null && high !== null;
}
