import type { ChartLayout } from "./chart-layout.ts";
import type { Layer } from "./mark-type.ts";

/** Whether each mark has a hit area of its own, rather than one for all marks at an x. */
export function hasHitAreas({ marks, y }: ChartLayout, layers: readonly Layer[]): boolean {
  if (y.kind === "band") return true;
  let hasVisible = false;
  for (let m = 0; m < marks.length; m++) {
    if (marks[m]!.hidden) continue;
    if (!layers[m]!.type.hasHitAreas) return false;
    hasVisible = true;
  }
  return hasVisible;
}
