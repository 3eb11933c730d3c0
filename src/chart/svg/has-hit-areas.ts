import type { ChartLayout } from "../layout/layout-chart.ts";

/** Whether each mark calls a tooltip of its own, as several may stand above one another. */
export function hasHitAreas({ marks, y }: ChartLayout): boolean {
  if (y.kind === "band") return true;
  let hasDots = false;
  for (const { hidden, kind } of marks) {
    if (!hidden && kind !== "dot") return false;
    hasDots ||= !hidden;
  }
  return hasDots;
}
