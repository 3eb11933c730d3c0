import type { ChartLayout } from "../layout/chart-layout.ts";

/** Whether a plot moves steadily to its place, so that its marks come in through a viewport of their own. */
export function isGliding({ x, empty }: ChartLayout): boolean {
  return x.cycle > 0 && empty === undefined;
}
